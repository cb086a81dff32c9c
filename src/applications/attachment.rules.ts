/** Longest name kept; what is longer is cut before its ending. */
const LONGEST_NAME = 120;

/** A file's own name without folders, control characters and what file systems dislike. Shown and offered at download. */
export function safeFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const clean = last.toWellFormed().normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff<>:"|?*]/g, '').replace(/\s+/g, ' ').trim();
  const name = clean.replace(/^\.+/, '') || 'fil';
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return letters.slice(0, LONGEST_NAME - ending.length).join('') + ending;
}
