/** What a zip file's own table of contents says. */
export interface ZipDirectory {
  readonly names: readonly string[];
  readonly packed: number;
  /** Infinity where the sizes need more than 32 bits. */
  readonly unpacked: number;
}

const MB = 1024 * 1024;
/** No document that a person writes comes near these. */
const MOST_UNPACKED = 512 * MB;
const MOST_ENTRIES = 10_000;
/** Small files may well be mostly blanks, so a ratio says something only about a large one. */
const RATIO_FROM = 32 * MB;
const LARGEST_RATIO = 100;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const TOO_LARGE = 0xffffffff;

export function isZip(content: Buffer): boolean {
  return content.length > 4 && content.readUInt32LE(0) === 0x04034b50;
}

/** Reads the table and unpacks nothing. @returns null where there is none that can be read */
export function readZipDirectory(content: Buffer): ZipDirectory | null {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== END) return null;
  const entries = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  if (entries === 0xffff || at === TOO_LARGE) return { names: [], packed: content.length, unpacked: Infinity };
  const names: string[] = [];
  let unpacked = 0;
  for (let n = 0; n < entries; n += 1) {
    if (at + 46 > end || content.readUInt32LE(at) !== ENTRY) return null;
    const size = content.readUInt32LE(at + 24);
    unpacked += size === TOO_LARGE ? Infinity : size;
    const length = content.readUInt16LE(at + 28);
    names.push(content.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return { names, packed: content.length, unpacked };
}

/** A zip bomb, by its own account. */
export function unpacksTooFar({ names, packed, unpacked }: ZipDirectory): boolean {
  return names.length > MOST_ENTRIES || unpacked > MOST_UNPACKED || (unpacked > RATIO_FROM && unpacked > packed * LARGEST_RATIO);
}

/** Programs inside Word, Excel, PowerPoint or OpenDocument files. */
export function hasMacros({ names }: ZipDirectory): boolean {
  return names.some((name) => /(^|\/)vba(Project|Data)\.(bin|xml)$/i.test(name) || /^(Basic|Scripts)\//i.test(name));
}
