/** C0 and C1 control characters except tab and newline, and DEL. PostgreSQL refuses NUL in text. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Direction overrides can make a title read as something else; zero-width marks fill a minimum length with nothing. */
const INVISIBLE = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/g;

/**
 * Posted text as it is stored: newlines are LF (browsers post CRLF), accents are composed (NFC), controls, direction
 * overrides and zero-width spaces are gone, and there is no blank at either end. Joiners inside emoji stay.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .trim();
}

/** The same for a one-line field: every run of white space becomes one space. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/g, ' ');
}

/**
 * Words as every word limit counts them: stretches between white space that hold a letter or a digit, so `e-mail`,
 * `1.250.000` and `Erhvervs-` are one word each, and a dash or an emoji that stands alone is none. Word processors
 * count nearly the same. `views/assets/app.js` counts likewise in the browser.
 */
export function countWords(text: string): number {
  return normaliseText(text).split(/\s+/u).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch)).length;
}

/**
 * Characters as every length limit counts them: code points of the normalised text. This is what PostgreSQL's
 * `char_length` counts, so the form and the column's CHECK agree; an emoji made of several code points counts as
 * several, and å counts as one however it was typed.
 */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of normaliseText(text)) count += 1;
  return count;
}
