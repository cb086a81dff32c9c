import { checkboxField, hiddenField, errorsIn, messagesIn, radiosField, selectField, textareaField, type Field, type FormError, type HiddenField, type Messages, type Posted, type RadiosField } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, type Alert, type Button, type DataTable, type Lang, type PageHeading, type Progress } from '../platform/views/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import type { DeclarableApplication, ToDeclareOn } from './declaring.service.js';
import { longestNote } from './ground.rules.js';
import { interestsUrl } from './interest.paths.js';
import { interestTexts } from './interest.texts.js';
import { typedWords, type TypedRow } from './own-words.form.js';
import { groundChoices, partiesInWords, signsInWords, statusTag } from './words.page.js';

const { say } = interestTexts;

/** One page of a form that a member answers in one go. */
export const rowsPerPage = 50;

/** Template `interests/mine`. */
export interface MinePage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly progress: Progress | null;
  readonly law: { readonly summary: string; readonly text: string; readonly grounds: readonly string[] };
  readonly form: { readonly action: string; readonly heading: string; readonly note: string; readonly rows: readonly MineRow[]; readonly rest: readonly Field[]; readonly buttons: readonly Button[] } | null;
  readonly answered: DataTable;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

interface MineRow {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly partners: readonly string[];
  readonly signs: { readonly text: string; readonly list: readonly string[] } | null;
  readonly hidden: HiddenField;
  readonly answer: RadiosField;
  readonly more: readonly Field[];
}

/** `reopened`: an application the member wants to say more about. */
export function minePage(lang: Lang, given: ToDeclareOn, reopened: string | null, posted: Posted = {}, errors: readonly FormError[] = []): MinePage {
  const { round, applications } = given;
  const open = applications.filter(({ status, application }) => status === null || application.applicationId === reopened);
  const rows = rowsOn(open, reopened).map((one, at) => mineRow(lang, one, at, typedWords(posted).byId.get(one.application.applicationId), messagesIn(interestTexts, lang, errors)));
  const left = applications.filter(({ status }) => status === null).length;
  const total = applications.length;
  const rest = left > 1 ? [restField(lang, posted)] : [];
  return {
    heading: pageHeading(say(lang, 'interest.mine.title', { round: inLang(lang, round, 'name') }), { lead: say(lang, 'interest.mine.lead') }),
    errors: errorsIn([...rows.flatMap((row) => [row.answer, ...row.more]), ...rest]),
    alerts: alertsOf(lang, given, left, applications.find(({ application }) => application.applicationId === reopened)),
    progress: total ? { id: 'declared', label: say(lang, 'interest.mine.progress'), value: total - left, max: total, text: say(lang, 'interest.mine.progressText', { done: total - left, total, left }) } : null,
    law: { summary: say(lang, 'interest.mine.law'), text: say(lang, 'interest.mine.law.text'), grounds: groundChoices(lang).map(({ label }) => label) },
    form: rows.length
      ? { action: interestsUrl(round.id, reopened), heading: say(lang, 'interest.mine.toDo'), note: open.length > rows.length ? say(lang, 'interest.mine.more', { shown: rows.length, left: open.length - rows.length }) : '', rows, rest, buttons: [button(say(lang, 'interest.mine.button'))] }
      : null,
    answered: answeredTable(lang, round.id, applications.filter(({ status }) => status !== null)),
    links: [{ href: scoringPaths.panel, label: say(lang, 'interest.mine.toPanel') }],
  };
}

/** What the form holds: the one the member asked for first, then those not declared on, by number. */
export function rowsOn(open: readonly DeclarableApplication[], reopened: string | null): readonly DeclarableApplication[] {
  const wanted = open.filter(({ application }) => application.applicationId === reopened);
  return [...wanted, ...open.filter((one) => !wanted.includes(one))].slice(0, rowsPerPage);
}

function alertsOf(lang: Lang, { round, isEarly, applications }: ToDeclareOn, left: number, reopened: DeclarableApplication | undefined): Alert[] {
  if (isEarly && applications.length === 0) return [alert('info', say(lang, 'interest.mine.early', { until: formatInstant(round.openUntil, lang) }))];
  if (reopened?.status) return [alert('warning', say(lang, 'interest.mine.again', { number: reopened.application.number }))];
  if (applications.length && left === 0) return [alert('success', `${say(lang, 'interest.mine.done', { n: applications.length })} ${say(lang, 'interest.mine.shut')}`)];
  return applications.length ? [] : [alert('info', `${say(lang, 'interest.mine.empty')} ${say(lang, 'interest.mine.shut')}`)];
}

function mineRow(lang: Lang, { application, suspicions }: DeclarableApplication, at: number, row: TypedRow | undefined, message: Messages): MineRow {
  const { applicationId, number, title, partners } = application;
  const field = (key: keyof TypedRow) => ({ name: `rows[${at}].${key}`, value: row?.[key] ?? '', error: message(`${applicationId}.${key}`) });
  return {
    id: `row-${at}`,
    title,
    number,
    partners: partiesInWords(lang, partners),
    signs: suspicions.length ? { text: say(lang, 'interest.mine.signs'), list: signsInWords(lang, suspicions) } : null,
    hidden: hiddenField(`rows[${at}].id`, applicationId),
    answer: radiosField({
      ...field('answer'),
      label: say(lang, 'interest.mine.answer', { number }),
      inline: true,
      options: [{ value: 'none', label: say(lang, 'interest.mine.none') }, { value: 'declared', label: say(lang, 'interest.mine.declared') }],
    }),
    more: [
      selectField({ ...field('ground'), label: say(lang, 'interest.mine.ground', { number }), prompt: say(lang, 'interest.mine.ground.prompt'), options: groundChoices(lang) }),
      textareaField({ ...field('note'), label: say(lang, 'interest.mine.note', { number }), rows: 2, optional: true, maxLength: longestNote }),
    ],
  };
}

function restField(lang: Lang, posted: Posted): Field {
  return checkboxField({ name: 'rest', label: say(lang, 'interest.mine.rest'), hint: say(lang, 'interest.mine.rest.hint'), checked: typedWords(posted).rest });
}

function answeredTable(lang: Lang, roundId: string, answered: readonly DeclarableApplication[]): DataTable {
  return dataTable({
    id: 'answered',
    caption: say(lang, 'interest.mine.answered'),
    columns: [say(lang, 'interest.mine.column.application'), say(lang, 'interest.mine.column.lead'), say(lang, 'interest.mine.column.status'), say(lang, 'interest.mine.column.change')],
    rows: answered.map(({ application: { applicationId, number, title, partners }, status, declaredAt }) => [
      { text: title, sub: number },
      partners.find(({ isLead }) => isLead)?.name ?? '',
      { tag: statusTag(lang, status), sub: declaredAt && formatInstant(declaredAt, lang) },
      { text: say(lang, 'interest.mine.change', { number }), href: interestsUrl(roundId, applicationId) },
    ]),
    emptyText: say(lang, 'interest.mine.answeredEmpty'),
  });
}
