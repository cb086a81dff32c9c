/**
 * What people type in a long text, read as a small tree: paragraphs, lists and links, and nothing else. Everything that
 * is not one of these stays the text it is, HTML included. Screen, print and PDF are drawn from the same tree.
 *
 *   blank line            a new paragraph; a single newline breaks the line
 *   "- ", "* ", "• "      a list (and "– ", which word processors make of "- ")
 *   "1. ", "2. " ...      a numbered list, from two lines on: "1. januar 2012" alone is a date
 *   https://example.org   a link, and so is [the words](https://example.org)
 */
export interface Block {
  readonly kind: 'paragraph' | 'bullets' | 'numbers';
  /** One for a paragraph. */
  readonly items: readonly Item[];
  /** The first item's number; 0 for anything but a numbered list. */
  readonly start: number;
}

/** Lines that stand below each other, each a row of pieces. */
export interface Item {
  readonly lines: readonly (readonly Piece[])[];
}

export interface Piece {
  readonly text: string;
  /** '' for words; otherwise an http, https or mailto address. */
  readonly href: string;
  /** The address is worth showing where nobody can click: the words say something else. */
  readonly spelled: boolean;
}

export type RichText = readonly Block[];

const BULLET = /^[ \t]*[-*•–][ \t]+(?=\S)/;
const NUMBER = /^[ \t]*([1-9]\d{0,2})[.)][ \t]+(?=\S)/;
const INDENTED = /^(?: {2,}|\t)/;

export function richText(text: string): RichText {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const read = listAt(lines, at) ?? paragraphAt(lines, at);
    blocks.push(read.block);
    at = read.next;
  }
  return blocks;
}

/** Lines that were never typed as markup, as one paragraph: names, amounts, dates. */
export function plainLines(lines: readonly string[]): RichText {
  const filled = lines.filter((line) => line !== '');
  return filled.length ? [{ kind: 'paragraph', start: 0, items: [{ lines: filled.map((text) => [words(text)]) }] }] : [];
}

interface Read {
  readonly block: Block;
  /** The first line that does not belong to it. */
  readonly next: number;
}

function paragraphAt(lines: readonly string[], from: number): Read {
  const taken: string[] = [];
  let at = from;
  do {
    taken.push(lines[at] ?? '');
    at += 1;
  } while (at < lines.length && !isBlank(lines[at]) && !listAt(lines, at));
  return { block: { kind: 'paragraph', start: 0, items: [item(taken)] }, next: at };
}

/** A list beginning at this line, or null. One blank line between two items does not end it. */
function listAt(lines: readonly string[], from: number): Read | null {
  const start = numberOf(lines[from]);
  const isItem = start === null ? isBullet : (line: string | undefined, nth: number): boolean => numberOf(line) === start + nth;
  if (!isItem(lines[from], 0)) return null;
  const items: string[][] = [];
  let at = from;
  for (let next: number | null = from; next !== null; next = itemAfter(lines, at, (line) => isItem(line, items.length))) {
    const taken = [(lines[next] ?? '').replace(start === null ? BULLET : NUMBER, '')];
    for (at = next + 1; INDENTED.test(lines[at] ?? '') && !isBlank(lines[at]) && !isMarked(lines[at]); at += 1) taken.push(lines[at] ?? '');
    items.push(taken);
  }
  if (start !== null && items.length < 2) return null;
  return { block: { kind: start === null ? 'bullets' : 'numbers', start: start ?? 0, items: items.map(item) }, next: at };
}

function itemAfter(lines: readonly string[], at: number, isItem: (line: string | undefined) => boolean): number | null {
  if (isItem(lines[at])) return at;
  return isBlank(lines[at]) && isItem(lines[at + 1]) ? at + 1 : null;
}

const isBlank = (line: string | undefined): boolean => line !== undefined && line.trim() === '';
const isBullet = (line: string | undefined): boolean => line !== undefined && BULLET.test(line);
const numberOf = (line: string | undefined): number | null => {
  const number = NUMBER.exec(line ?? '')?.[1];
  return number === undefined ? null : Number(number);
};
const isMarked = (line: string | undefined): boolean => isBullet(line) || numberOf(line) !== null;

function item(lines: readonly string[]): Item {
  return { lines: lines.map((line) => piecesOf(line.trim())) };
}

const SCHEME = String.raw`(?:https?:\/\/|mailto:)`;
/** `[words](address)`, where brackets within the address come in pairs, or an address by itself. */
const LINK = new RegExp(String.raw`\[([^[\]\n]{1,300})\]\((${SCHEME}(?:[^\s<>"()]|\([^\s<>"()]*\))+)\)|(?<![\p{L}\p{N}])(${SCHEME}[^\s<>"]+)`, 'giu');
const LONGEST = 2000;
/** What ends a sentence around an address does not belong to it. */
const TAIL = /[.,;:!?'"»”’*_]+$/;

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const add = (upTo: number, link: Piece | null, next: number): void => {
    if (upTo > from) pieces.push(words(line.slice(from, upTo)));
    if (link) pieces.push(link);
    from = next;
  };
  for (const match of line.matchAll(LINK)) {
    const [whole, label, target = '', bare] = match;
    if (match.index < from) continue;
    if (label !== undefined) {
      // Words that look like an address of their own could lead elsewhere than they say.
      const isHonest = label.trim() !== '' && !/:\/\/|www\.|mailto:/i.test(label);
      if (isHonest && isSafeAddress(target)) add(match.index, { text: label.trim(), href: target, spelled: true }, match.index + whole.length);
      continue;
    }
    const address = withoutTail(bare ?? '');
    if (isSafeAddress(address)) add(match.index, { text: address, href: address, spelled: false }, match.index + address.length);
  }
  add(line.length, null, line.length);
  return pieces;
}

function words(text: string): Piece {
  return { text, href: '', spelled: false };
}

/** "(see https://example.org/a_(b))": the outer bracket stays outside, the inner one in. */
function withoutTail(address: string): string {
  if (address.length > 2 * LONGEST) return address;
  let kept = address.replace(TAIL, '');
  while (kept.endsWith(')') && count(kept, ')') > count(kept, '(')) kept = kept.slice(0, -1).replace(TAIL, '');
  return kept;
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;

/** An address that opens a page or a letter and hides nothing: no script, no credentials, no letter written beforehand. */
export function isSafeAddress(address: string): boolean {
  // eslint-disable-next-line no-control-regex
  if (address.length > LONGEST || /[\s\u0000-\u001f\u007f-\u009f<>"'`\\\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(address)) return false;
  if (/^mailto:/i.test(address)) return /^mailto:[^\s@?&,;:]+@[^\s@?&,;:]+\.[^\s@?&,;:]+$/i.test(address);
  if (!/^https?:\/\/[^/?#]/i.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username === '' && password === '';
}
