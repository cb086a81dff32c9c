import { checkboxesField, errorsIn, selectField, type CheckboxesField, type Field, type SelectField } from '../platform/forms/index.js';
import { button, dataTable, keyFigure, pageHeading, tag, type Button, type DataTable, type KeyFigures, type Lang, type Link, type PageHeading, type TagColour } from '../platform/views/index.js';
import { assignmentUrl } from '../assignment/assignment.paths.js';
import { followUpUrl } from '../assignment/follow-up.paths.js';
import type { RoundView } from '../rounds/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import type { FocusArea } from '../strategy/index.js';
import type { Expert } from './expert.store.js';
import { poolFilter } from './experts.page.js';
import { chairUrl, expertUrl, expertsUrl, roundPanelUrl } from './panel.paths.js';
import { countAnswers, type ChairRefusal, type PanelAnswer } from './panel.rules.js';
import type { PanelMember } from './panel.store.js';
import { roundPanelTexts } from './panel.texts.js';
import { fieldsText, mostText, tiesText } from './ties.page.js';
import { windowText } from './window.page.js';

const { say } = roundPanelTexts;
export const candidatesShown = 50;

/** Template `panels/round-panel`. */
export interface RoundPanelPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly figures: KeyFigures;
  readonly window: string;
  readonly links: readonly Link[];
  readonly members: DataTable;
  readonly chair: { readonly action: string; readonly field: SelectField; readonly buttons: readonly Button[] } | null;
  readonly filter: { readonly action: string; readonly fields: readonly Field[] };
  readonly invite: { readonly action: string; readonly field: CheckboxesField; readonly buttons: readonly Button[] } | null;
  /** Some of the pool that match are not shown; ''. */
  readonly cut: string;
}

export interface RoundPanel {
  readonly round: RoundView;
  readonly members: readonly PanelMember[];
  /** Of the pool, those who can be asked. */
  readonly candidates: readonly Expert[];
  readonly total: number;
  readonly areas: readonly FocusArea[];
  readonly filter: { readonly field: string; readonly search: string };
}

/** What was chosen and could not be. */
export interface RefusedChoice {
  readonly invited?: { readonly chosen: readonly string[]; readonly refusal: 'nobody' | 'unknown' };
  readonly chair?: { readonly chosen: string; readonly refusal: ChairRefusal };
}

export function roundPanelPage(lang: Lang, given: RoundPanel, refused: RefusedChoice = {}): RoundPanelPage {
  const { round, members, candidates, total, areas, filter } = given;
  const counts = countAnswers(members);
  const chair = chairField(lang, members, refused.chair);
  const invite = candidates.length ? inviteField(lang, candidates, areas, refused.invited) : null;
  const orphan = invite === null && refused.invited ? [{ href: '#invite', text: say(lang, `roundPanel.invite.${refused.invited.refusal}`) }] : [];
  return {
    errors: [...errorsIn([chair, invite].filter((field) => field !== null)), ...orphan],
    heading: pageHeading(say(lang, 'roundPanel.title', { round: inLang(lang, round, 'name') }), { lead: say(lang, 'roundPanel.lead') }),
    figures: {
      figures: [
        keyFigure(say(lang, 'roundPanel.figures.accepted'), String(counts.accepted)),
        keyFigure(say(lang, 'roundPanel.figures.invited'), String(counts.invited)),
        keyFigure(say(lang, 'roundPanel.figures.declined'), String(counts.declined + counts.left)),
      ],
    },
    window: windowText(lang, round),
    links: [
      { href: followUpUrl(round.id), label: say(lang, 'roundPanel.links.followUp') },
      { href: assignmentUrl(round.id), label: say(lang, 'roundPanel.links.assign') },
      { href: expertsUrl(), label: say(lang, 'roundPanel.links.pool') },
    ],
    members: membersTable(lang, members, areas),
    chair: chair && { action: chairUrl(round.id), field: chair, buttons: [button(say(lang, 'roundPanel.chair.button'), { variant: 'secondary' })] },
    filter: { action: roundPanelUrl(round.id), fields: poolFilter(lang, filter, areas) },
    invite: invite && { action: roundPanelUrl(round.id, filter), field: invite, buttons: [button(say(lang, 'roundPanel.invite.button'))] },
    cut: total > candidates.length ? say(lang, 'roundPanel.invite.cut', { total, shown: candidates.length }) : '',
  };
}

const colours: Readonly<Record<PanelAnswer, TagColour>> = { invited: 'yellow', accepted: 'green', declined: 'outline', left: 'outline' };

function membersTable(lang: Lang, members: readonly PanelMember[], areas: readonly FocusArea[]): DataTable {
  return dataTable({
    id: 'panel-members',
    caption: say(lang, 'roundPanel.caption'),
    columns: (['name', 'answer', 'fields', 'ties', 'most'] as const).map((key) => say(lang, `roundPanel.column.${key}`)),
    rows: members.map((member) => {
      const { accountId, name, organisation, isChair, answer, answerNote } = member;
      const at = formatInstant(member.answeredAt ?? member.invitedAt, lang);
      return [
        { text: name, href: expertUrl(accountId), sub: isChair ? say(lang, 'roundPanel.isChair', { organisation: organisation || '–' }) : organisation || null },
        { tag: tag(say(lang, `roundPanel.answer.${answer}`), colours[answer]), sub: answerNote ? say(lang, 'roundPanel.answer.note', { at, note: answerNote }) : at },
        fieldsText(lang, member.fields, areas),
        tiesText(lang, member),
        mostText(lang, member.mostApplications),
      ];
    }),
    emptyText: say(lang, 'roundPanel.empty'),
  });
}

/** null while nobody has accepted. */
function chairField(lang: Lang, members: readonly PanelMember[], refused: RefusedChoice['chair']): SelectField | null {
  const accepted = members.filter(({ answer }) => answer === 'accepted');
  if (accepted.length === 0 && !refused) return null;
  return selectField({
    name: 'chair',
    label: say(lang, 'roundPanel.chair.label'),
    hint: say(lang, 'roundPanel.chair.hint'),
    error: refused ? say(lang, `roundPanel.chair.${refused.refusal}`) : null,
    prompt: say(lang, 'roundPanel.chair.nobody'),
    value: refused ? refused.chosen : (accepted.find(({ isChair }) => isChair)?.accountId ?? ''),
    options: accepted.map(({ accountId, name, organisation }) => ({ value: accountId, label: [name, organisation].filter(Boolean).join(', ') })),
    width: 'l',
  });
}

function inviteField(lang: Lang, candidates: readonly Expert[], areas: readonly FocusArea[], refused: RefusedChoice['invited']): CheckboxesField {
  const hint = ({ organisation, fields, municipality, mostApplications }: Expert): string =>
    [organisation, fieldsText(lang, fields, areas), municipality, mostApplications === null ? '' : say(lang, 'roundPanel.invite.most', { n: mostApplications })].filter(Boolean).join(' · ');
  return checkboxesField({
    name: 'members',
    label: say(lang, 'roundPanel.invite.label'),
    hint: say(lang, 'roundPanel.invite.hint'),
    error: refused ? say(lang, `roundPanel.invite.${refused.refusal}`) : null,
    values: refused?.chosen ?? [],
    options: candidates.map((expert) => ({ value: expert.accountId, label: expert.name, hint: hint(expert) })),
  });
}
