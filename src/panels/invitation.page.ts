import { checkboxField, errorsIn, hiddenField, textareaField, typed, type Field, type Posted } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, summaryList, summaryRow, tag, type Alert, type Button, type Lang, type Link, type PageHeading, type SummaryList, type TagColour } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { formatHalfPoints } from '../criteria/index.js';
import { criterionPaths } from '../criteria/criterion.paths.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { formatDate, formatInstant, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { invitationTexts } from './invitation.texts.js';
import { panelInvitationUrl, panelPaths } from './panel.paths.js';
import { longestNote, stepsFrom, type PanelAnswer, type PanelStep, type StepRefusal } from './panel.rules.js';
import type { Invitation } from './panel.store.js';
import { mostText } from './ties.page.js';
import { windowText } from './window.page.js';

const { say } = invitationTexts;

/** Template `panels/invitation`. */
export interface InvitationPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly about: SummaryList;
  readonly order: readonly string[];
  readonly action: string;
  /** What is promised, or was; '' where nothing is. */
  readonly promise: { readonly heading: string; readonly words: string } | null;
  /** null: nothing to accept. */
  readonly accept: { readonly fields: readonly Field[]; readonly buttons: readonly Button[] } | null;
  /** Declining or leaving; null: neither. */
  readonly no: { readonly heading: string; readonly text: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] } | null;
  readonly onwards: readonly Button[];
  readonly links: readonly Link[];
}

export interface AskedMember {
  readonly invitation: Invitation;
  readonly round: RoundView;
  readonly applications: number;
  readonly mostApplications: number | null;
  /** Of the round's rules. */
  readonly criteria: number;
}

export interface RefusedStep {
  readonly posted: Posted;
  readonly step: PanelStep;
  readonly refusal: StepRefusal;
}

/** The words somebody is asked to promise, as they are stored. */
export function promiseWords(lang: Lang, round: RoundView): string {
  return say(lang, 'panelInvitation.promise.text', { round: inLang(lang, round, 'name') });
}

const colours: Readonly<Record<PanelAnswer, TagColour>> = { invited: 'yellow', accepted: 'green', declined: 'outline', left: 'outline' };

export function invitationPage(lang: Lang, asked: AskedMember, now: Date, refused: RefusedStep | null = null): InvitationPage {
  const { invitation, round } = asked;
  const steps = stepsFrom(invitation.answer);
  const accept = steps.includes('accept') ? [tick(lang, refused)] : [];
  const no = steps.find((step) => step !== 'accept');
  const why = no === 'decline' || no === 'leave' ? [note(lang, no, refused)] : [];
  const stale = refused?.refusal.code === 'answered' ? [alert('warning', say(lang, `panelInvitation.answered.${refused.refusal.answer}`))] : [];
  return {
    errors: errorsIn([...accept, ...why]),
    heading: pageHeading(say(lang, 'panelInvitation.title', { round: inLang(lang, round, 'name') }), { lead: invitation.answer === 'invited' ? say(lang, 'panelInvitation.lead') : null, tag: tag(say(lang, `panelInvitation.state.${invitation.answer}`), colours[invitation.answer]) }),
    alerts: [...stale, ...standing(lang, invitation)],
    about: about(lang, asked, now),
    order: ([1, 2, 3, 4] as const).map((n) => say(lang, `panelInvitation.order.${n}`)),
    action: panelInvitationUrl(round.id),
    promise: promiseOf(lang, asked),
    accept: accept.length ? { fields: [hiddenField('promisedIn', lang), ...accept], buttons: [button(say(lang, 'panelInvitation.accept'), { name: 'answer', value: 'accept' })] } : null,
    no: no === 'decline' || no === 'leave' ? { ...refusing(lang, no), fields: why } : null,
    onwards: invitation.answer === 'accepted' ? [linkButton(say(lang, 'panelInvitation.toHome'), scoringPaths.panel, { variant: 'primary' })] : [],
    links: [
      { href: criterionPaths.criteria, label: say(lang, 'panelInvitation.toCriteria', { n: asked.criteria }) },
      { href: panelPaths.ownProfile, label: say(lang, 'panelInvitation.toProfile') },
    ],
  };
}

function standing(lang: Lang, { answer, answeredAt, isChair }: Invitation): Alert[] {
  if (answer === 'invited' || answeredAt === null) return [];
  const text = say(lang, `panelInvitation.${answer}.text`, { at: formatInstant(answeredAt, lang) });
  return [alert(answer === 'accepted' ? 'success' : 'info', isChair ? `${text} ${say(lang, 'panelInvitation.accepted.chair')}` : text)];
}

/** The words as they were promised; words that a former version of the portal did not keep are not made up. */
function promiseOf(lang: Lang, { invitation: { answer, confidentiality }, round }: AskedMember): InvitationPage['promise'] {
  if (stepsFrom(answer).includes('accept')) return { heading: say(lang, 'panelInvitation.promise.heading'), words: promiseWords(lang, round) };
  return confidentiality.length > 1 ? { heading: say(lang, 'panelInvitation.promised'), words: confidentiality } : null;
}

function about(lang: Lang, { round, applications, mostApplications, criteria }: AskedMember, now: Date): SummaryList {
  const { scale, minReasonCharacters: characters } = round.rules;
  const isOpen = now < round.openUntil;
  const received = isOpen ? say(lang, 'panelInvitation.applications.growing', { n: applications, deadline: formatInstantPrecise(round.closesAt, lang) }) : say(lang, 'panelInvitation.applications.n', { n: applications });
  return summaryList([
    summaryRow(say(lang, 'panelInvitation.window'), windowText(lang, round)),
    summaryRow(say(lang, 'panelInvitation.meeting'), formatDate(round.meetingOn, lang)),
    summaryRow(say(lang, 'panelInvitation.applications'), received),
    summaryRow(say(lang, 'panelInvitation.most'), say(lang, 'panelInvitation.most.text', { most: mostText(lang, mostApplications) })),
    summaryRow(say(lang, 'panelInvitation.criteria'), say(lang, 'panelInvitation.criteria.text', { n: criteria, min: formatHalfPoints(scale.minHalfPoints, lang), max: formatHalfPoints(scale.maxHalfPoints, lang), characters })),
  ], { heading: say(lang, 'panelInvitation.about') });
}

function tick(lang: Lang, refused: RefusedStep | null): Field {
  const isMissing = refused?.refusal.code === 'unpromised';
  return checkboxField({ name: 'promise', label: say(lang, 'panelInvitation.promise.tick'), error: isMissing ? say(lang, 'panelInvitation.promise.missing') : null, checked: refused ? typed(refused.posted, 'promise') !== '' : false });
}

function note(lang: Lang, step: 'decline' | 'leave', refused: RefusedStep | null): Field {
  return textareaField({ name: 'note', label: say(lang, `panelInvitation.${step}.label`), hint: say(lang, `panelInvitation.${step}.hint`), value: refused ? typed(refused.posted, 'note') : '', error: refused && noteError(lang, refused.refusal), rows: 3, maxLength: longestNote });
}

function noteError(lang: Lang, refusal: StepRefusal): string | null {
  if (refusal.code === 'long') return say(lang, 'panelInvitation.note.long', { max: longestNote, over: refusal.over });
  return refusal.code === 'reason' ? say(lang, 'panelInvitation.note.missing') : null;
}

function refusing(lang: Lang, step: 'decline' | 'leave') {
  return {
    heading: say(lang, `panelInvitation.${step}.heading`),
    text: step === 'leave' ? say(lang, 'panelInvitation.leave.text') : '',
    buttons: [button(say(lang, `panelInvitation.${step}.button`), { variant: step === 'leave' ? 'warning' : 'secondary', name: 'answer', value: step })],
  };
}
