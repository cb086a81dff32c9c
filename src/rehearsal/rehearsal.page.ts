import { callUrl } from '../calls/call.paths.js';
import { errorsIn, numberField, typed, type InputField, type Posted } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { rehearsalsUrl, rehearsalUrl } from './rehearsal.paths.js';
import type { RehearsalRow, RehearsedRound } from './rehearsal.store.js';
import { rehearsalTexts } from './rehearsal.texts.js';

const { say } = rehearsalTexts;

/** As many as a round of the growth forum has had. */
const USUAL = 8;
const MOST = 200;

export interface RehearsalsPage {
  readonly back: { readonly href: string; readonly label: string };
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  /** Another one is under way; then there is no form. */
  readonly busy: Alert | null;
  readonly form: { readonly action: string; readonly fields: readonly InputField[]; readonly buttons: readonly Button[] } | null;
  readonly earlier: DataTable;
}

interface Known {
  readonly round: RehearsedRound;
  readonly rehearsals: readonly RehearsalRow[];
  readonly underWay: { readonly rehearsal: RehearsalRow; readonly round: RehearsedRound } | null;
}

export function rehearsalsPage(lang: Lang, { round, rehearsals, underWay }: Known, posted: Posted | null): RehearsalsPage {
  const value = posted ? typed(posted, 'applicants') : String(USUAL);
  const error = posted && applicantsIn(value) === null ? say(lang, 'rehearsal.applicants.wrong', { typed: value === '' ? '–' : value.slice(0, 40) }) : null;
  const fields = [numberField({ name: 'applicants', label: say(lang, 'rehearsal.applicants'), hint: say(lang, 'rehearsal.applicants.hint'), value, error })];
  const busy = underWay && alert('info', say(lang, 'rehearsal.busy', { round: inLang(lang, underWay.round, 'name') }), { link: { href: rehearsalUrl(underWay.rehearsal.roundId, underWay.rehearsal.id), label: say(lang, 'rehearsal.busy.link') } });
  return {
    back: { href: callUrl(round.id), label: say(lang, 'rehearsal.back') },
    heading: pageHeading(say(lang, 'rehearsal.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'rehearsal.lead') }),
    errors: busy ? [] : errorsIn(fields),
    busy,
    form: busy ? null : { action: rehearsalsUrl(round.id), fields, buttons: [button(say(lang, 'rehearsal.start'))] },
    earlier: dataTable({
      id: 'rehearsals',
      caption: say(lang, 'rehearsal.earlier'),
      columns: [say(lang, 'rehearsal.column.started'), say(lang, 'rehearsal.column.by'), say(lang, 'rehearsal.column.state'), { label: say(lang, 'rehearsal.column.checks'), numeric: true }, { label: say(lang, 'rehearsal.column.remarks'), numeric: true }],
      rows: rehearsals.map((one) => [
        { text: formatInstant(one.startedAt, lang), href: rehearsalUrl(round.id, one.id, one.state === 'running' ? 'rehearsal' : 'report') },
        one.startedByName ?? say(lang, 'rehearsal.by.command'),
        { tag: stateTag(lang, one) },
        one.state === 'done' ? String(one.checks) : '–',
        one.state === 'done' ? String(one.remarks) : '–',
      ]),
      emptyText: say(lang, 'rehearsal.none'),
    }),
  };
}

export function stateTag(lang: Lang, { state, failed }: Pick<RehearsalRow, 'state' | 'failed'>): Tag {
  if (state === 'running') return tag(say(lang, 'rehearsal.state.running'), 'blue');
  if (state === 'failed') return tag(say(lang, 'rehearsal.state.failed'), 'grey');
  return failed ? tag(say(lang, 'rehearsal.state.faulty', { n: failed }), 'red') : tag(say(lang, 'rehearsal.state.well'), 'green');
}

/** null for what is no number of applicants. */
export function applicantsIn(text: string): number | null {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return number >= 1 && number <= MOST ? number : null;
}
