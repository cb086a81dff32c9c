import { deflateRawSync, crc32 } from 'node:zlib';
import { readXlsx, writeXlsx, type Cell, type CellValue, type WriteSheet } from 'hucre/xlsx';

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

interface Entry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Says that it is encrypted. */
  readonly locked?: boolean;
}

/** A zip file made by hand, packed. */
export function aPackedZip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, content, locked = false } of entries) {
    const body = Buffer.from(content);
    const packed = deflateRawSync(body);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(locked ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    table.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, offset, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const workbookXml = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Udgifter" sheetId="1" r:id="rId1"/></sheets></workbook>';
const begins = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

const sharedRelation = '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>';

/** A workbook whose one sheet's XML is given, with whatever else is packed beside it; `shared`: the text that cells name as number 0. */
export function aRawWorkbook(sheetXml: string | Buffer, more: readonly Entry[] = [], shared: string | null = null, part = 'worksheets/sheet1.xml'): Buffer {
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
