import { readXlsx, writeXlsx, type Cell, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { aZip, type ZipEntry } from '../builders/zip.js';

export const costHead = ['Partner', 'Art', 'Aktivitet', 'År', 'Beskrivelse', 'Antal personer', 'Timer', 'Løn pr. årsværk', 'Beløb', 'Linje-id'];
export const financingHead = ['Bidragyder', 'Kildens navn', 'Bidragets form', 'Offentlig eller privat', 'Status', 'Krone for krone', 'Timer', 'Beløb', 'Linje-id'];

type Rows = readonly (readonly CellValue[])[];

/** A workbook as somebody made it who began with the template. `cells` are laid over the rows: formulas, errors. */
export async function aWorkbook(costs: Rows | null, financing: Rows | null = null, more: Partial<WriteSheet> & { cells?: Map<string, Partial<Cell>> } = {}): Promise<Buffer> {
  const sheet = (name: string, head: readonly string[], rows: Rows, extra: Partial<WriteSheet> = {}): WriteSheet => ({ name, rows: [[...head], ...rows.map((row) => [...row])], ...extra });
  const sheets = [...(costs ? [sheet('Udgifter', costHead, costs, more)] : []), ...(financing ? [sheet('Finansiering', financingHead, financing)] : [])];
  return Buffer.from(await writeXlsx({ sheets }));
}

/** One cost, with only what it has to have. */
export function aCost(partner: string, amount: CellValue, given: { category?: string; description?: string; year?: CellValue; id?: string } = {}): CellValue[] {
  return [partner, given.category ?? 'Løn', null, given.year ?? null, given.description ?? 'Løn', null, null, null, amount, given.id ?? null];
}

/** Its sheets, row by row, as another program reads them. */
export async function sheetsIn(content: Buffer): Promise<Record<string, CellValue[][]>> {
  const { sheets } = await readXlsx(content);
  return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]));
}

/** Packed, as spreadsheets are. */
export const aPackedZip = (entries: readonly ZipEntry[]): Buffer => aZip(entries, { isPacked: true });

const workbookXml = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Udgifter" sheetId="1" r:id="rId1"/></sheets></workbook>';
const begins = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

const sharedRelation = '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>';

/** A workbook whose one sheet's XML is given, with whatever else is packed beside it; `shared`: the text that cells name as number 0. */
export function aRawWorkbook(sheetXml: string | Buffer, more: readonly ZipEntry[] = [], shared: string | null = null, part = 'worksheets/sheet1.xml'): Buffer {
  const related = relations.replace('worksheets/sheet1.xml', part);
  return aPackedZip([
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: '_rels/.rels', content: begins },
    { name: 'xl/workbook.xml', content: workbookXml },
    { name: 'xl/_rels/workbook.xml.rels', content: shared === null ? related : related.replace('</Relationships>', sharedRelation) },
    { name: `xl/${part}`, content: sheetXml },
    ...(shared === null ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${shared}</t></si></sst>` }]),
    ...more,
  ]);
}

export function sheetOf(rows: string, after = ''): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function aTextCell(at: string, text: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** That many filled rows, each with one number. */
export function manyRows(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join('');
  return sheetOf(rows);
}

/** The wrapping of old Excel files and of encrypted new ones, with a stream of that name. */
export function aCompoundFile(stream: 'Workbook' | 'EncryptedPackage'): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
}
