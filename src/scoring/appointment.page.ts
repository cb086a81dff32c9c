import { checkboxesField, errorsIn, type CheckboxesField } from '../platform/forms/index.js';
import { alert, button, dataTable, linkButton, pageHeading, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
import { releaseUrl } from '../assignment/assignment.paths.js';
import { formatDate, formatInstant, copenhagenDate } from '../shared/dates.js';
import type { AppointmentRefusal } from './appointment.rules.js';
import type { Appointment, Candidate } from './appointment.service.js';
import { appointmentUrl, assessmentsUrl } from './scoring.paths.js';
import type { NamedSeat } from './scoring.service.js';
import { scoringTexts } from './scoring.texts.js';

const { say } = scoringTexts;

export interface AppointmentPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly panel: DataTable;
  readonly action: string;
  /** Null: nobody can be appointed, and `closedText` says why. */
  readonly choice: CheckboxesField | null;
  readonly buttons: readonly Button[];
  readonly closedText: string;
  /** Who of the pool cannot be appointed, and why; '' where everybody can. */
  readonly barred: string;
}

export function appointmentPage(lang: Lang, given: Appointment, chosen: readonly string[] = [], refusal: AppointmentRefusal | null = null): AppointmentPage {
  const { head, panel, candidates } = given;
  const waiting = head.state === 'submitted';
  const open = waiting || head.state === 'assessment';
  const choice = open && candidates.length ? choiceOf(lang, given, chosen, refusal) : null;
  const message = refusal && choice === null ? [{ href: '#panel', text: refusalText(lang, refusal, given) }] : [];
  return {
    heading: pageHeading(say(lang, 'scoring.appoint.title'), { caption: head.number, lead: head.title }),
    errors: choice ? errorsIn([choice]) : message,
    alerts: open ? [...replacement(lang, given), ...suspects(lang, candidates)] : [],
    barred: open ? closedText(lang, given) : '',
    panel: panelTable(lang, panel, open),
    action: appointmentUrl(head.id),
    choice,
    buttons: [
      ...(choice ? [button(say(lang, waiting ? 'scoring.appoint.button' : 'scoring.appoint.addButton'))] : []),
      ...(panel.length ? [linkButton(say(lang, 'scoring.toAssessments'), assessmentsUrl(head.id))] : []),
    ],
    closedText: say(lang, open ? 'scoring.appoint.noCandidates' : 'scoring.appoint.closed'),
  };
}

function choiceOf(lang: Lang, given: Appointment, chosen: readonly string[], refusal: AppointmentRefusal | null): CheckboxesField {
  const { head, panelSize, candidates } = given;
  const first = head.state === 'submitted';
  return checkboxesField({
    name: 'members',
    label: first ? say(lang, 'scoring.appoint.first', { n: panelSize }) : say(lang, 'scoring.appoint.more'),
    hint: say(lang, first ? 'scoring.appoint.first.hint' : 'scoring.appoint.more.hint'),
    error: refusal && refusalText(lang, refusal, given),
    values: chosen,
    options: candidates.map((candidate) => ({ value: candidate.account.id, label: candidate.account.name, hint: hintOf(lang, candidate) })),
  });
}

function hintOf(lang: Lang, { account, place, openSeats, partners, colleagues }: Candidate): string {
  const suspect = partners.length ? say(lang, 'scoring.appoint.suspect') : '';
  const colleague = colleagues.length ? say(lang, 'scoring.appoint.colleague', { names: colleagues.join(', ') }) : '';
  const where = place === 'accepted' || place === 'invited' || place === 'pool' ? say(lang, `scoring.appoint.place.${place}`) : '';
  return [account.organisation, where, say(lang, 'scoring.appoint.openSeats', { n: openSeats }), suspect, colleague].filter(Boolean).join(' · ');
}

/** Names them with the reason: nobody wonders where somebody went. */
function closedText(lang: Lang, { closed }: Appointment): string {
  const names = closed.map(({ name, why }) => say(lang, `scoring.appoint.closed.${why}`, { name }));
  return names.length ? say(lang, 'scoring.appoint.closedPeople', { names: names.join(', ') }) : '';
}

function refusalText(lang: Lang, refusal: AppointmentRefusal, { closed }: Appointment): string {
  if (refusal.code === 'barred') return say(lang, 'scoring.appoint.barred', { names: closed.filter(({ accountId }) => refusal.accountIds.includes(accountId)).map(({ name }) => name).join(', ') });
  if (refusal.code !== 'size') return say(lang, `scoring.appoint.${refusal.code}`);
  const { chosen, panelSize } = refusal;
  return say(lang, 'scoring.appoint.size', { panelSize, chosen, n: panelSize - chosen });
}

/** Warns of those whose organisation has a partner's name; whether it means anything is the officer's to judge. */
function suspects(lang: Lang, candidates: readonly Candidate[]): Alert[] {
  const names = candidates.filter(({ partners }) => partners.length).map(({ account, partners }) => `${account.name} (${partners.join(', ')})`);
  return names.length ? [alert('warning', say(lang, 'scoring.appoint.suspects', { names: names.join('; ') }))] : [];
}

/** Asks for replacements while those who may take part are fewer than the panel's size. */
function replacement(lang: Lang, { panel, panelSize }: Appointment): Alert[] {
  const conflicted = panel.filter((seat) => seat.declaration === 'conflict');
  const n = panelSize - (panel.length - conflicted.length);
  if (panel.length === 0 || n <= 0) return [];
  if (conflicted.length === 0) return [alert('warning', say(lang, 'scoring.appoint.lacks', { n }))];
  return [alert('warning', say(lang, 'scoring.appoint.replace', { names: conflicted.map((seat) => seat.name).join(', '), n }))];
}

function panelTable(lang: Lang, panel: readonly NamedSeat[], mayRelease: boolean): DataTable {
  return dataTable({
    id: 'panel',
    caption: say(lang, 'scoring.appoint.panel'),
    columns: [...(['name', 'declaration', 'assessment'] as const).map((key) => say(lang, `scoring.seat.${key}`)), ...(mayRelease ? [say(lang, 'scoring.seat.change')] : [])],
    rows: panel.map((seat) => [
      { text: seat.name, sub: [seat.organisation, say(lang, 'scoring.seat.appointed', { on: formatDate(copenhagenDate(seat.appointedAt), lang) })].filter(Boolean).join(' · ') },
      { tag: declarationTag(lang, seat), sub: seat.conflictNote || null },
      { tag: assessmentTag(lang, seat) },
      ...(mayRelease ? [seat.submittedAt || seat.declaration === 'conflict' ? '' : { text: say(lang, 'scoring.seat.release'), href: releaseUrl(seat.applicationId, seat.id) }] : []),
    ]),
    emptyText: say(lang, 'scoring.appoint.none'),
  });
}

function declarationTag(lang: Lang, { declaration, conflictGround }: NamedSeat): Tag {
  if (declaration === 'conflict') return tag(say(lang, 'scoring.declaration.conflict', { ground: conflictGround ?? '' }), 'red');
  return declaration === 'none' ? tag(say(lang, 'scoring.declaration.none'), 'green') : tag(say(lang, 'scoring.declaration.undeclared'), 'grey');
}

function assessmentTag(lang: Lang, { declaration, submittedAt }: NamedSeat): Tag {
  if (declaration === 'conflict') return tag(say(lang, 'scoring.assessment.void'), 'outline');
  if (submittedAt) return tag(say(lang, 'scoring.assessment.submitted', { when: formatInstant(submittedAt, lang) }), 'green');
  return tag(say(lang, 'scoring.assessment.waiting'), 'grey');
}
