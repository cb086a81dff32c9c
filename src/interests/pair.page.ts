import { errorsIn, messagesIn, radiosField, selectField, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, pageHeading, summaryList, summaryRow, type Alert, type Button, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { characterCount } from '../shared/text.js';
import type { PairView } from './deciding.service.js';
import { longestNote } from './ground.rules.js';
import { interestDecisionUrl, interestUrl } from './interest.paths.js';
import { isBlocked, shortestReason, type StepRefusal } from './interest.rules.js';
import type { InterestRow } from './interest.store.js';
import { roundInterestTexts } from './round-interest.texts.js';
import { groundChoices, groundText, partiesInWords, signsInWords, statusTag, statusText } from './words.page.js';

const { say } = roundInterestTexts;

/** Template `interests/one`. */
export interface PairPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly signs: { readonly heading: string; readonly list: readonly string[]; readonly none: string };
  readonly known: SummaryList;
  readonly record: SummaryList | null;
  readonly form: { readonly heading: string; readonly text: string; readonly action: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] } | null;
}

/** One form at a time: what waits is decided, otherwise something new may be registered. Not even that where the person applies. */
export function pairPage(lang: Lang, view: PairView, officerId: string, posted: Posted = {}, errors: readonly FormError[] = []): PairPage {
  const { round, person, application, row, suspicions, isMember } = view;
  const facts = { person: person.name, number: application.number };
  const isOwn = person.accountId === officerId;
  const fields = isMember || row?.status === 'disqualified' ? [] : row?.status === 'declared' ? decisionFields(lang, posted, errors) : findingFields(lang, posted, errors);
  return {
    heading: pageHeading(say(lang, 'interest.one.title', facts), { caption: inLang(lang, round, 'name'), tag: isMember ? null : statusTag(lang, row?.status ?? null) }),
    errors: errorsIn(fields),
    alerts: [...overtaken(lang, errors), ...(isMember ? [alert('info', say(lang, 'interest.one.member', facts))] : []), ...(isOwn ? [alert('info', say(lang, 'interest.one.isOwn'))] : [])],
    signs: { heading: say(lang, 'interest.one.signs'), list: signsInWords(lang, suspicions), none: say(lang, 'interest.one.signs.none') },
    known: known(lang, view),
    record: row && record(lang, row),
    form: fields.length ? { ...formWords(lang, row), action: (row?.status === 'declared' ? interestDecisionUrl : interestUrl)(round.id, application.applicationId, person.accountId), fields } : null,
  };
}

/** What no field can mend: somebody else has been there meanwhile, or it is not the officer's to decide. */
function overtaken(lang: Lang, errors: readonly FormError[]): Alert[] {
  return (['own', 'not-declared', 'blocked-already'] as const).filter((refusal) => errors.some(({ key }) => key === `interest.refused.${refusal}`)).map((refusal) => alert('error', say(lang, `interest.refused.${refusal}`)));
}

function formWords(lang: Lang, row: InterestRow | null) {
  const isWaiting = isBlocked(row?.status ?? null);
  return isWaiting
    ? { heading: say(lang, 'interest.decide.heading'), text: '', buttons: [button(say(lang, 'interest.decide.button'))] }
    : { heading: say(lang, 'interest.find.heading'), text: say(lang, 'interest.find.text'), buttons: [button(say(lang, 'interest.find.button'), { variant: 'warning' })] };
}

function known(lang: Lang, { person, application }: PairView): SummaryList {
  const ties = [
    ...(person.employerCvr ? [say(lang, 'interest.one.ties.employer', { cvr: person.employerCvr })] : []),
    ...person.boards.map(({ name, cvr }) => (name ? `${name} (CVR ${cvr})` : `CVR ${cvr}`)),
    ...(person.municipality ? [say(lang, 'interest.one.ties.municipality', { name: person.municipality })] : []),
  ];
  return summaryList([
    summaryRow(say(lang, 'interest.one.person'), person.name),
    summaryRow(say(lang, 'interest.one.organisation'), person.organisation),
    summaryRow(say(lang, 'interest.one.ties'), ties),
    summaryRow(say(lang, 'interest.one.application'), [application.number, application.title]),
    summaryRow(say(lang, 'interest.one.partners'), partiesInWords(lang, application.partners)),
  ]);
}

function record(lang: Lang, row: InterestRow): SummaryList {
  const line = (at: Date, name: string) => say(lang, 'interest.one.said.line', { at: formatInstant(at, lang), name });
  return summaryList([
    summaryRow(say(lang, 'interest.one.status'), statusText(lang, row.status)),
    summaryRow(say(lang, 'interest.one.said'), line(row.declaredAt, row.declaredByName)),
    ...(row.ground === null ? [] : [summaryRow(say(lang, 'interest.one.ground'), groundText(lang, row.ground)), summaryRow(say(lang, 'interest.one.note'), row.note)]),
    ...(row.decidedAt === null ? [] : [summaryRow(say(lang, 'interest.one.decided'), line(row.decidedAt, row.decidedByName ?? '')), summaryRow(say(lang, 'interest.one.reason'), row.decisionNote)]),
  ]);
}

function decisionFields(lang: Lang, posted: Posted, errors: readonly FormError[]): Field[] {
  const message = messagesIn(roundInterestTexts, lang, errors);
  return [
    radiosField({
      name: 'outcome', value: typed(posted, 'outcome'), error: message('outcome'), label: say(lang, 'interest.decide.outcome'),
      options: (['cleared', 'disqualified'] as const).map((value) => ({ value, label: say(lang, `interest.decide.${value}`) })),
    }),
    textareaField({ name: 'reason', value: typed(posted, 'reason'), error: message('reason'), label: say(lang, 'interest.decide.reason'), hint: say(lang, 'interest.decide.reason.hint', { min: shortestReason }), rows: 4, maxLength: longestNote }),
  ];
}

function findingFields(lang: Lang, posted: Posted, errors: readonly FormError[]): Field[] {
  const message = messagesIn(roundInterestTexts, lang, errors);
  return [
    selectField({ name: 'ground', value: typed(posted, 'ground'), error: message('ground'), label: say(lang, 'interest.find.ground'), prompt: '', options: groundChoices(lang) }),
    textareaField({ name: 'source', value: typed(posted, 'source'), error: message('source'), label: say(lang, 'interest.find.source'), hint: say(lang, 'interest.find.source.hint', { min: shortestReason }), rows: 4, maxLength: longestNote }),
  ];
}

/** A refused step as a message beside the field that mends it. */
export function refusalOf(refusal: StepRefusal, text: string, field: 'reason' | 'source'): FormError {
  const n = characterCount(text);
  const params = { min: shortestReason, n, missing: shortestReason - n, over: n - longestNote, max: longestNote };
  return { field: refusal === 'no-ground' ? 'ground' : field, key: `interest.refused.${refusal}`, params };
}
