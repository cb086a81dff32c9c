import { createHash } from 'node:crypto';

/**
 * JSON with one possible spelling (RFC 8785): members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * A bigint becomes a string of its digits and a Date its ISO instant, so a snapshot gives the same text before it is
 * stored and after it is read back from `jsonb`. Members that are undefined are left out; whatever else JSON cannot
 * hold throws a TypeError.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (value instanceof Date) return quoted(value.toISOString());
  if (isPlainObject(value)) return `{${members(value).join(',')}}`;
  throw new TypeError(`No canonical JSON for ${Object.prototype.toString.call(value)} ${String(value)}`);
}

/** SHA-256 of the UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

function members(value: Record<string, unknown>): string[] {
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${quoted(key)}:${canonicalJson(value[key])}`);
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('No canonical JSON for a lone surrogate');
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
