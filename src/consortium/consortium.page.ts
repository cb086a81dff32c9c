import { applicationTexts, captionOf, confirmedBy, demandOn, sumsOf, type Demand, type Membership, type Partner, type Standing, type StandingState } from '../applications/index.js';
import { alert, button, dataTable, linkButton, pageHeading, postButton, tag, type Alert, type Button, type DataTable, type Lang, type Link, type PageHeading, type PostButton, type Tag } from '../platform/views/index.js';
import { moneyRulesOf } from '../budgets/index.js';
import { copenhagenDate, formatDate, formatInstant } from '../shared/dates.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { askedUrl, consortiumUrl, memberUrl, sentInvitationUrl } from './consortium.paths.js';
import type { Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';
import { isUnanswered, stateOf, type Invitation, type InvitationState } from './invitation.rules.js';
import { amountText } from './part-tables.page.js';
import { mayRule } from './proposal.service.js';
import { signsFor } from './signing.rules.js';
import { standingTag } from './standing.page.js';

const { say } = consortiumTexts;

/** Template `consortium/consortium`. */
export interface ConsortiumPage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  readonly alerts: readonly Alert[];
  /** Whom the application waits for, a line each. */
  readonly waiting: readonly string[];
  readonly members: DataTable;
  /** What the round demands of confirmations, and how far it is met. */
  readonly demand: string;
  readonly commitments: DataTable;
  readonly invitations: readonly SentInvitation[];
  readonly links: readonly Link[];
}

export interface SentInvitation {
  readonly name: string;
  readonly meta: string;
  readonly state: Tag;
  readonly when: string;
  /** The lead's, while it is unanswered. */
  readonly acts: readonly PostButton[];
}

export function consortiumPage(lang: Lang, consortium: Consortium, now: Date): ConsortiumPage {
  const { opened, self } = consortium;
  const { draft } = opened;
  const demand = demandOn(draft, opened.frame.round);
  const { standings } = demand;
  return {
    heading: pageHeading(say(lang, 'consortium.title'), { caption: captionOf(lang, draft), lead: say(lang, self.role === 'lead' ? 'consortium.lead.lead' : 'consortium.lead') }),
    buttons: buttonsOf(lang, consortium, standings),
    alerts: consortium.isBeingWritten ? [] : [alert('info', say(lang, 'consortium.closed'))],
    waiting: waitingOf(lang, consortium, standings, now),
    members: memberTable(lang, consortium),
    demand: demandText(lang, consortium, demand),
    commitments: commitmentTable(lang, consortium, standings),
    invitations: consortium.invitations.map((invitation) => sent(lang, consortium, invitation, now)),
    links: self.role === 'lead' ? [] : [{ label: say(lang, 'consortium.leave'), href: consortiumUrl(draft.id, 'leaving') }],
  };
}

/** One primary button: the own signature where it is lacking, else the lead's invitation. */
function buttonsOf(lang: Lang, { self, opened, isBeingWritten }: Consortium, standings: readonly Standing[]): Button[] {
  const own = signsFor(self, opened.draft.partners);
  const state = standings.find(({ part }) => part.partner.id === own?.id)?.state;
  const signing = own ? [linkButton(say(lang, state === 'confirmed' ? 'consortium.sign.see' : 'consortium.sign', { partner: own.name }), consortiumUrl(opened.draft.id, 'signing'))] : [];
  if (!isBeingWritten) return signing;
  const inviting = self.role === 'lead' ? [linkButton(say(lang, 'consortium.invite'), consortiumUrl(opened.draft.id, 'invite'))] : [];
  const [first, ...others] = [...inviting, ...signing];
  return first ? [{ ...first, variant: 'primary' }, ...others] : [];
}

function waitingOf(lang: Lang, { invitations }: Consortium, standings: readonly Standing[], now: Date): string[] {
  const line = (key: 'invited' | 'expired' | Exclude<StandingState, 'confirmed'>, names: readonly string[]) => (names.length ? [say(lang, `consortium.waiting.${key}`, { names: names.join(', ') })] : []);
  const invited = (states: readonly InvitationState[]) => invitations.filter((invitation) => states.includes(stateOf(invitation, now))).map(({ name }) => name);
  const partners = (state: StandingState) => standings.filter((one) => one.state === state).map(({ part }) => part.partner.name);
  const states = ['proposed', 'declined', 'stale', 'refused', 'missing'] as const;
  return [...line('invited', invited(['sent', 'opened'])), ...line('expired', invited(['expired'])), ...states.flatMap((state) => line(state, partners(state)))];
}

function memberTable(lang: Lang, { members, self, opened }: Consortium): DataTable {
  const { id, partners } = opened.draft;
  return dataTable({
    id: 'members',
    caption: say(lang, 'consortium.members'),
    captionHidden: true,
    columns: [say(lang, 'consortium.name'), say(lang, 'consortium.role'), say(lang, 'consortium.email'), say(lang, 'consortium.joined')],
    rows: members.map((member) => [
      { text: member.name, sub: member.organisation || null, href: self.role === 'lead' && member.id !== self.id ? memberUrl(id, member.id) : '' },
      { text: applicationTexts.say(lang, `member.${member.role}`), sub: partnerText(lang, member, partners) },
      member.email,
      formatInstant(member.joinedAt, lang),
    ]),
    emptyText: say(lang, 'consortium.members.none'),
  });
}

/** A signatory whose partner has been taken out can do nothing before the lead has chosen another. */
function partnerText(lang: Lang, { role, partnerId }: Membership, partners: readonly Partner[]): string | null {
  const partner = partners.find(({ id }) => id === partnerId);
  if (partner) return say(lang, 'consortium.for', { partner: partner.name });
  return role === 'signatory' ? say(lang, 'consortium.for.nobody') : null;
}

/** What each partner is down for, what it has said to it, and whose hands its lines last went through. */
function commitmentTable(lang: Lang, { members, opened, lastChanges }: Consortium, standings: readonly Standing[]): DataTable {
  const { id, partners, membership } = opened.draft;
  const numeric = (label: string) => ({ label, numeric: true });
  return dataTable({
    id: 'partner-commitments',
    caption: say(lang, 'consortium.commitments'),
    captionHidden: true,
    columns: [say(lang, 'consortium.partner'), say(lang, 'consortium.commitment'), numeric(say(lang, 'consortium.commitment.costs')), numeric(say(lang, 'consortium.commitment.brings')), say(lang, 'consortium.commitment.changed')],
    rows: standings.map((standing) => {
      const { part, commitment } = standing;
      const { costOere, coFinancingOere } = sumsOf(part);
      const answerers = members.filter((member) => signsFor(member, partners)?.id === part.partner.id).map(({ name }) => name);
      const by = commitment && say(lang, 'consortium.commitment.by', { name: commitment.name, title: commitment.title, when: formatInstant(commitment.at, lang) });
      const change = lastChanges.get(part.partner.id);
      return [
        { text: part.partner.name, sub: answerers.join(', ') || say(lang, 'consortium.signatory.none'), href: mayRule(membership) ? askedUrl(id, part.partner.id) : '' },
        { tag: standingTag(lang, standing), sub: by },
        amountText(costOere, lang),
        amountText(coFinancingOere, lang),
        change ? { text: change.name, sub: formatInstant(change.at, lang) } : '',
      ];
    }),
    emptyText: say(lang, 'consortium.commitments.none'),
  });
}

function demandText(lang: Lang, { opened: { frame } }: Consortium, { demand, standings, confirmedOere, totalOere, lackingOere, enough }: Demand): string {
  const { minSharePermille } = moneyRulesOf(frame.round.rules).commitments;
  const kroner = (oere: bigint): string => formatKroner(oere, lang);
  if (demand !== 'share') return say(lang, `consortium.demand.${demand}`);
  const until = confirmedBy(frame.round);
  const day = until ? formatDate(copenhagenDate(until), lang) : '';
  const texts = [
    say(lang, 'consortium.demand.share', { percent: formatDecimal(String(minSharePermille / 10), lang), day }),
    ...(standings.length ? [say(lang, 'consortium.demand.share.now', { confirmed: kroner(confirmedOere), total: kroner(totalOere) })] : []),
    ...(enough.length ? [say(lang, 'consortium.demand.lacking', { lacking: kroner(lackingOere), names: enough.map(({ part }) => part.partner.name).join(', ') })] : []),
  ];
  return texts.join(' ').replaceAll('kr..', 'kr.');
}

const invitationColours = { sent: 'blue', opened: 'blue', accepted: 'green', expired: 'yellow', revoked: 'outline' } as const satisfies Record<InvitationState, Tag['colour']>;

function sent(lang: Lang, { opened, self, isBeingWritten }: Consortium, invitation: Invitation, now: Date): SentInvitation {
  const state = stateOf(invitation, now);
  const { id, partners } = opened.draft;
  const act = (name: 'resend' | 'revoke') => postButton(sentInvitationUrl(id, invitation.id, name), button(say(lang, `consortium.${name}`), { variant: 'secondary', about: invitation.name }));
  const acts = self.role === 'lead' && isUnanswered(invitation) ? [...(isBeingWritten ? [act('resend')] : []), act('revoke')] : [];
  const instant = (at: Date | null): string => (at ? formatInstant(at, lang) : '');
  const instants = { sentAt: instant(invitation.sentAt), openedAt: instant(invitation.openedAt), acceptedAt: instant(invitation.acceptedAt), expiresAt: instant(invitation.expiresAt), revokedAt: instant(invitation.revokedAt) };
  return {
    name: invitation.name,
    // An address may be mistyped, or of somebody who never answered: the lead alone needs it.
    meta: [self.role === 'lead' ? invitation.email : '', applicationTexts.say(lang, `member.${invitation.role}`), partnerText(lang, invitation, partners)].filter(Boolean).join(' · '),
    state: tag(say(lang, `consortium.state.${state}`), invitationColours[state]),
    when: say(lang, `consortium.when.${state}`, instants),
    acts,
  };
}
