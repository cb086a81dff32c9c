import { dataTable, pageHeading, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { meetingTexts } from './meeting.texts.js';
import { meetingUrl } from './recommendation.paths.js';

const { say } = meetingTexts;

/** Template `recommendations/meetings`. */
export interface MeetingsPage {
  readonly heading: PageHeading;
  readonly table: DataTable;
}

export function meetingsPage(lang: Lang, meetings: readonly { round: RoundView; items: number }[]): MeetingsPage {
  const latestFirst = [...meetings].sort((a, b) => b.round.meetingOn.localeCompare(a.round.meetingOn));
  return {
    heading: pageHeading(say(lang, 'meetings.title'), { lead: say(lang, 'meetings.lead') }),
    table: dataTable({
      id: 'meetings',
      caption: say(lang, 'meetings.caption'),
      columns: [say(lang, 'meetings.column.date'), say(lang, 'meetings.column.round'), { label: say(lang, 'meetings.column.items'), numeric: true }],
      rows: latestFirst.map(({ round, items }) => [{ text: formatDate(round.meetingOn, lang), href: meetingUrl(round.id) }, inLang(lang, round, 'name'), String(items)]),
      emptyText: say(lang, 'meetings.empty'),
    }),
  };
}
