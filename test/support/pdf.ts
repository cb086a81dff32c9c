import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A structure element as a screen reader meets it: its role, and the words in it in reading order. */
export interface Element {
  readonly role: string;
  readonly text: string;
  readonly children: readonly Element[];
}

export interface ReadPdf {
  readonly title: string;
  readonly language: string;
  /** The part of PDF/UA it claims; '' for none. */
  readonly uaPart: string;
  readonly isTagged: boolean;
  /** What stands in the tags, page after page. */
  readonly pages: readonly { readonly root: Element; readonly artifacts: string }[];
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}
interface TextItem {
  readonly type?: string;
  readonly tag?: string;
  readonly id?: string;
  readonly str?: string;
  readonly hasEOL?: boolean;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const { info, metadata } = await pdf.getMetadata();
  const marks = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const pages: { root: Element; artifacts: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const { words, artifacts } = wordsOf(content.items as TextItem[]);
    pages.push({ root: elementOf((await page.getStructTree()) as Node, words), artifacts });
  }
  const { Title, Language } = info as { Title?: string; Language?: string };
  const read = { title: Title ?? '', language: Language ?? '', uaPart: String(metadata?.get('pdfuaid:part') ?? ''), isTagged: marks?.get('Marked') === true, pages };
  await task.destroy();
  return read;
}

/** The words of each marked content, and those that are artifacts: seen, but not read out. */
function wordsOf(items: readonly TextItem[]): { words: ReadonlyMap<string, string>; artifacts: string } {
  const words = new Map<string, string>();
  const open: { tag: string; id: string | null }[] = [];
  let artifacts = '';
  for (const { type, tag, id, str, hasEOL } of items) {
    if (type === 'beginMarkedContent' || type === 'beginMarkedContentProps') open.push({ tag: tag ?? '', id: id ?? null });
    else if (type === 'endMarkedContent') open.pop();
    else {
      const text = `${str ?? ''}${hasEOL ? ' ' : ''}`;
      const inside = open.findLast((one) => one.id !== null)?.id;
      if (open.some((one) => one.tag === 'Artifact')) artifacts += text;
      else words.set(inside ?? '', (words.get(inside ?? '') ?? '') + text);
    }
  }
  return { words, artifacts };
}

function elementOf(node: Node, words: ReadonlyMap<string, string>): Element {
  const children = (node.children ?? []).filter((child) => child.role !== undefined).map((child) => elementOf(child, words));
  let at = 0;
  const text = (node.children ?? []).map((child) => (child.role === undefined ? (words.get(child.id ?? '') ?? '') : (children[at++]?.text ?? ''))).join(' ');
  return { role: node.role ?? '', text: text.replace(/\u200b/g, '').replace(/\s+/g, ' ').trim(), children };
}

/** Every element in reading order. */
export function elementsOf({ pages }: ReadPdf): Element[] {
  const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];
  return pages.flatMap(({ root }) => all(root));
}

/** Letters and digits alone: line breaks, hyphens and spaces are the page's own. */
export function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
