import { diffWordsWithSpace } from 'diff';

/** A stretch of a text that stands in both, only in the newer or only in the older one; `gap`: left out, since nothing changed. */
export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}

/** Beyond so many changed words, one text has replaced the other, and marking every word would take long and say little. */
const MOST_CHANGES = 200;
/** Texts that share less than a part in so many of their letters are two texts, and a point or an "and" in common is chance. */
const LEAST_SHARED = 6;
const SHOWN_AROUND = 160;

/** Two texts as one, word by word. Long unchanged stretches are cut down to what stands beside a change. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
  const shared = (found ?? []).filter(({ added, removed }) => !added && !removed).map(({ value }) => value).join('');
  if (!found || lettersIn(shared) * LEAST_SHARED < Math.max(lettersIn(before), lettersIn(after))) return replaced(before, after);
  return found.flatMap(({ value, added, removed }, at) => {
    if (added || removed) return [{ kind: added ? 'added' : 'removed', text: value } as const];
    return shortened(value, at > 0, at < found.length - 1);
  });
}

/** Letters that one page compares word by word; what comes after them is shown whole, so that no history holds up the portal. */
const MOST_LETTERS = 100_000;

/** Compares texts for one page, word by word for as long as that is quick. */
export function comparer(): typeof wordDiff {
  let left = MOST_LETTERS;
  return (before, after) => {
    left -= before.length + after.length;
    return left < 0 ? replaced(before, after) : wordDiff(before, after);
  };
}

/** The whole older text, then the whole newer one: for amounts, dates and choices, where part of a word says nothing. */
export function replaced(before: string, after: string): DiffPiece[] {
  const both = [{ kind: 'removed', text: before }, { kind: 'added', text: after }] as const;
  return both.filter(({ text }) => text !== '');
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function shortened(text: string, hasBefore: boolean, hasAfter: boolean): DiffPiece[] {
  if (text.length <= SHOWN_AROUND * 2 + 40) return [{ kind: 'same', text }];
  const head = hasBefore ? text.slice(0, endOfWord(text, SHOWN_AROUND)) : '';
  const tail = hasAfter ? text.slice(startOfWord(text, text.length - SHOWN_AROUND)) : '';
  const pieces: DiffPiece[] = [{ kind: 'same', text: head }, { kind: 'gap', text: '…' }, { kind: 'same', text: tail }];
  return pieces.filter((piece) => piece.text !== '');
}

function endOfWord(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space > from + 40 ? from : space + 1;
}

function startOfWord(text: string, from: number): number {
  const space = text.lastIndexOf(' ', from);
  return space < from - 40 ? from : space;
}
