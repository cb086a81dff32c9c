import type { Lang } from '../../platform/views/index.js';
import { formatInstantPrecise } from '../../shared/dates.js';
import { applicationTexts } from '../application.texts.js';
import { changeItems, type ChangeGroup } from '../history/change.page.js';
import { netChanges } from '../history/change.rules.js';
import type { Frame } from '../draft.rules.js';
import { cellsOf } from '../versions/comparison.page.js';
import { FieldWords } from '../history/field-words.page.js';
import { eventTitle } from '../history/history-words.page.js';
import type { Meanwhile } from './meanwhile.service.js';
import { partsOf } from './snapshot-draft.rules.js';
import type { Snapshot } from './snapshot.rules.js';
import { wholeSections } from '../form/whole-section.js';

const { say } = applicationTexts;

/** One group for each person and section, and one for the files. */
export function meanwhileGroups(lang: Lang, frame: Frame, snapshot: Snapshot, { edits, files }: Meanwhile, marks = true): ChangeGroup[] {
  if (edits.length + files.length === 0) return [];
  const sent = partsOf(snapshot);
  const words = new FieldWords(lang, frame, sent.partners, sent.activities, marks);
  const contents = new Map(wholeSections(frame).map((section) => [String(section.key), section.contentOf(sent, frame)]));
  const groups = [...Map.groupBy(edits, ({ section, accountId }) => `${section} ${accountId}`).values()].map((found, at): ChangeGroup => {
    const last = found.at(-1)!;
    return {
      id: `meanwhile-${at}`,
      heading: words.section(last.section),
      note: say(lang, 'meanwhile.by', { name: last.accountName, when: formatInstantPrecise(last.at, lang) }),
      items: changeItems(lang, words, last.section, netChanges(found), (rowId) => cellsOf(contents.get(last.section) ?? { fields: {}, rows: [] }, rowId)),
    };
  });
  const items = files.map((event) => ({ title: say(lang, 'meanwhile.file', { what: eventTitle(lang, event), name: event.actorName ?? '', when: formatInstantPrecise(event.at, lang) }), tag: null, lines: [] }));
  return [...groups, { id: 'meanwhile-files', heading: words.section('attachments'), note: '', items }].filter((group) => group.items.length > 0);
}

/** The same in a line each, for a mail. */
export function meanwhileLines(lang: Lang, frame: Frame, snapshot: Snapshot, meanwhile: Meanwhile): string[] {
  return meanwhileGroups(lang, frame, snapshot, meanwhile, false).map(({ heading, note, items }) => {
    const what = items.map(({ title, tag, lines }) => [title, tag?.text ?? lines.map(({ label }) => label).filter(Boolean).join(', ')].filter(Boolean).join(': ')).join('; ');
    return note ? say(lang, 'meanwhile.line', { section: heading, what, note }) : say(lang, 'meanwhile.line.files', { section: heading, what });
  });
}
