import { summaryRow, type Lang, type SummaryRow } from '../platform/views/index.js';
import { copenhagenDate, formatDate, formatInstant } from '../shared/dates.js';
import type { CaseView } from './case.service.js';
import { caseTexts } from './case.texts.js';

const { say } = caseTexts;

/** Which partners' amounts are confirmed, late or awaited; nothing where the call did not let anybody wait. */
export function confirmationRows(lang: Lang, { confirmations: { standings, until } }: CaseView, now: Date): SummaryRow[] {
  if (until === null) return [];
  const day = formatDate(copenhagenDate(until), lang);
  const named = (states: readonly string[]): string => standings.filter(({ state }) => states.includes(state)).map(({ part }) => part.partner.name).join(', ');
  const [declined, open] = [named(['declined']), named(['missing', 'stale', 'proposed', 'refused'])];
  const late = standings.flatMap(({ state, part, commitment }) =>
    state === 'confirmed' && commitment.at > until ? [say(lang, 'cases.commitments.one', { name: part.partner.name, when: formatInstant(commitment.at, lang) })] : []);
  return [
    summaryRow(say(lang, 'cases.fact.commitments'), [
      ...(declined ? [say(lang, 'cases.commitments.declined', { names: declined })] : []),
      ...(open ? [say(lang, now > until ? 'cases.commitments.late' : 'cases.commitments.pending', { names: open, day })] : []),
      ...(declined || open ? [] : [say(lang, 'cases.commitments.all')]),
      ...(late.length ? [say(lang, 'cases.commitments.afterwards', { names: late.join(', ') })] : []),
    ]),
  ];
}
