import type { RuleSetValues } from '../../rounds/index.js';
import { ok, refused, type Result } from '../../shared/result.js';

/** Longest name kept; what is longer is cut before its ending. */
const LONGEST_NAME = 120;

/**
 * A file's own name without folders, control characters and what file systems dislike. Shown and offered at download. A
 * name without an ending is given the one its content usually has.
 */
export function safeFileName(given: string, usualEnding = ''): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const clean = last.toWellFormed().normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff<>:"|?*]/g, '').replace(/\s+/g, ' ').trim();
  const bare = clean.replace(/^\.+/, '').replace(/[. ]+$/, '') || 'fil';
  const own = /[^.](\.[A-Za-z0-9]{1,8})$/.exec(bare)?.[1];
  const name = unreserved(own ? bare : bare + usualEnding);
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  const ending = own ?? usualEnding;
  return letters.slice(0, LONGEST_NAME - ending.length).join('') + ending;
}

/** Windows takes these for devices, whatever their ending, and saves nothing. */
function unreserved(name: string): string {
  return /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(name) ? `_${name}` : name;
}

type Limits = RuleSetValues['attachments'];

export function maxTotalOf({ maxBytes, maxFiles, maxTotalBytes }: Limits): number {
  return maxTotalBytes ?? maxBytes * maxFiles;
}

/** Whether files can be added to those there are. */
export function roomFor(added: readonly { readonly bytes: number }[], present: readonly { readonly bytes: number }[], limits: Limits): Result<void, { code: 'many' } | { code: 'total'; byBytes: number }> {
  if (present.length + added.length > limits.maxFiles) return refused({ code: 'many' });
  const byBytes = sumOf(present) + sumOf(added) - maxTotalOf(limits);
  return byBytes > 0 ? refused({ code: 'total', byBytes }) : ok(undefined);
}

export function sumOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
