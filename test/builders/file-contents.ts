import { aZip, type ZipEntry } from './zip.js';

const office = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation'],
} as const;

export function anOfficeFile(kind: keyof typeof office, more: readonly ZipEntry[] = []): Buffer {
  const [main, type] = office[kind];
  const types = `<Types><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
  return aZip([{ name: '[Content_Types].xml', content: types }, { name: main, content: '<x/>' }, ...more]);
}

export function anOpenDocument(kind: 'text' | 'spreadsheet' | 'presentation', more: readonly ZipEntry[] = []): Buffer {
  return aZip([{ name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` }, { name: 'content.xml', content: '<x/>' }, ...more]);
}

/** The test file of the virus scanners' trade: harmless, and found by all of them. Put together here so that no scanner finds this source. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

export const images = {
  png: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  jpg: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'), Buffer.from([0xff, 0xd9])]),
  webp: Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
  tif: Buffer.from('49492a0008000000000000000000000000000000', 'hex'),
} as const;
