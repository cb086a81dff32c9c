import { dataTable, linkButton, pageHeading, tag, type Button, type DataTable, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
import { closedEarly, phaseOf, type RoundView } from '../rounds/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { callPaths, callUrl } from './call.paths.js';
import { callEditorTexts } from './call.texts.js';

const { say } = callEditorTexts;
const order = ['draft', 'open', 'coming', 'stopped', 'closed'] as const;
const colours = { draft: 'yellow', open: 'green', coming: 'blue', stopped: 'red', closed: 'grey' } as const;

export type CallState = (typeof order)[number];

/** `stopped`: closed by hand before its deadline. */
export function stateOf(round: RoundView, now: Date): CallState {
  if (!round.publishedAt) return 'draft';
  if (closedEarly(round)) return 'stopped';
  return phaseOf(round, now);
}

export function stateTag(lang: Lang, round: RoundView, now: Date): Tag {
  const state = stateOf(round, now);
  return tag(say(lang, `calls.state.${state}`), colours[state]);
}

/** Template `calls/list`. */
export interface CallsPage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  readonly table: DataTable;
}

/** What waits for the secretariat first, then what runs; within each the latest deadline first. */
export function callsPage(lang: Lang, rounds: readonly RoundView[], now: Date): CallsPage {
  const sorted = order.flatMap((state) => rounds.filter((round) => stateOf(round, now) === state));
  return {
    heading: pageHeading(say(lang, 'calls.title'), { lead: say(lang, 'calls.lead') }),
    buttons: [linkButton(say(lang, 'calls.new.link'), callPaths.new, { variant: 'primary' })],
    table: dataTable({
      id: 'calls',
      caption: say(lang, 'calls.title'),
      captionHidden: true,
      columns: (['round', 'state', 'opens', 'deadline', 'meeting'] as const).map((column) => say(lang, `calls.column.${column}`)),
      rows: sorted.map((round) => [
        { text: inLang(lang, round, 'name'), href: callUrl(round.id), sub: round.id },
        { tag: stateTag(lang, round, now) },
        formatInstantPrecise(round.opensAt, lang),
        formatInstantPrecise(round.closesAt, lang),
        formatDate(round.meetingOn, lang),
      ]),
      emptyText: say(lang, 'calls.none'),
    }),
  };
}
