import { postedRows, typed, type Posted } from '../platform/forms/index.js';
import { pageHeading, summaryList, summaryRow, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { normaliseText } from '../shared/text.js';
import { noteName } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';

const { say } = deskTexts;

export interface GonePage {
  readonly heading: PageHeading;
  /** Null where nothing was typed. */
  readonly typed: SummaryList | null;
}

/** Answers what is sent to a seat that is unknown, somebody else's or closed to the member: all the same, with what was typed. */
export function gonePage(lang: Lang, posted: Posted): GonePage {
  const rows = postedRows(posted, 'scores', ['points', 'reason']).flatMap(({ index, points, reason }) => {
    const lines = [points && say(lang, 'panel.desk.points', { points }), ...reason.split('\n')].filter((line) => line !== '');
    return lines.length ? [summaryRow(`${say(lang, 'panel.own.criterion')} ${index}`, lines)] : [];
  });
  const note = normaliseText(typed(posted, noteName));
  if (note) rows.push(summaryRow(say(lang, 'panel.desk.note'), note.split('\n')));
  return { heading: pageHeading(say(lang, 'panel.gone.title'), { lead: say(lang, 'panel.gone.lead') }), typed: rows.length ? summaryList(rows) : null };
}
