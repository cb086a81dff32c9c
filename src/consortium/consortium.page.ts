import { applicationTexts, captionOf, type Membership, type Partner } from '../applications/index.js';
import { alert, button, dataTable, linkButton, pageHeading, postButton, tag, type Alert, type Button, type DataTable, type Lang, type Link, type PageHeading, type PostButton, type Tag } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { consortiumUrl, memberUrl, sentInvitationUrl } from './consortium.paths.js';
import type { Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';
import { isUnanswered, stateOf, type Invitation, type InvitationState } from './invitation.rules.js';
import { partsOf, signingOf, signsFor, type Signing } from './part.rules.js';

const { say } = consortiumTexts;

/** Template `consortium/consortium`. */
export interface ConsortiumPage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  readonly alerts: readonly Alert[];
  /** Whom the application waits for, a line each. */
  readonly waiting: readonly string[];
  readonly members: DataTable;
  readonly signatures: DataTable;
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

type PartSigning = { readonly partner: Partner; readonly signing: Signing };

export function consortiumPage(lang: Lang, consortium: Consortium, now: Date): ConsortiumPage {
  const { opened, self } = consortium;
  const { draft } = opened;
  const signings = partsOf(draft).map((part) => ({ partner: part.partner, signing: signingOf(part, consortium.signatures) }));
  return {
    heading: pageHeading(say(lang, 'consortium.title'), { caption: captionOf(lang, draft), lead: say(lang, self.role === 'lead' ? 'consortium.lead.lead' : 'consortium.lead') }),
    buttons: buttonsOf(lang, consortium, signings),
    alerts: consortium.isBeingWritten ? [] : [alert('info', say(lang, 'consortium.closed'))],
    waiting: waitingOf(lang, consortium, signings, now),
    members: memberTable(lang, consortium),
    signatures: signatureTable(lang, consortium, signings),
    invitations: consortium.invitations.map((invitation) => sent(lang, consortium, invitation, now)),
    links: self.role === 'lead' ? [] : [{ label: say(lang, 'consortium.leave'), href: consortiumUrl(draft.id, 'leaving') }],
  };
}

/** One primary button: the own signature where it is lacking, else the lead's invitation. */
function buttonsOf(lang: Lang, { self, opened, isBeingWritten }: Consortium, signings: readonly PartSigning[]): Button[] {
  const own = signsFor(self, opened.draft.partners);
  const state = signings.find(({ partner }) => partner.id === own?.id)?.signing.state;
  const signing = own ? [linkButton(say(lang, state === 'signed' ? 'consortium.sign.see' : 'consortium.sign', { partner: own.name }), consortiumUrl(opened.draft.id, 'signing'))] : [];
  if (!isBeingWritten) return signing;
  const inviting = self.role === 'lead' ? [linkButton(say(lang, 'consortium.invite'), consortiumUrl(opened.draft.id, 'invite'))] : [];
  const [first, ...others] = [...inviting, ...signing];
  return first ? [{ ...first, variant: 'primary' }, ...others] : [];
}

function waitingOf(lang: Lang, { invitations }: Consortium, signings: readonly PartSigning[], now: Date): string[] {
  const line = (key: 'invited' | 'expired' | 'missing' | 'stale', names: readonly string[]) => (names.length ? [say(lang, `consortium.waiting.${key}`, { names: names.join(', ') })] : []);
  const invited = (states: readonly InvitationState[]) => invitations.filter((invitation) => states.includes(stateOf(invitation, now))).map(({ name }) => name);
  const partners = (state: Signing['state']) => signings.filter(({ signing }) => signing.state === state).map(({ partner }) => partner.name);
  return [...line('invited', invited(['sent', 'opened'])), ...line('expired', invited(['expired'])), ...line('stale', partners('stale')), ...line('missing', partners('missing'))];
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

const signingColours = { signed: 'green', stale: 'yellow', missing: 'grey' } as const satisfies Record<Signing['state'], Tag['colour']>;

function signatureTable(lang: Lang, { members, opened }: Consortium, signings: readonly PartSigning[]): DataTable {
  return dataTable({
    id: 'signatures',
    caption: say(lang, 'consortium.signatures'),
    captionHidden: true,
    columns: [say(lang, 'consortium.partner'), say(lang, 'consortium.signature'), say(lang, 'consortium.signatory')],
    rows: signings.map(({ partner, signing: { state, signature } }) => {
      const signatories = members.filter((member) => signsFor(member, opened.draft.partners)?.id === partner.id).map(({ name }) => name);
      const by = signature && say(lang, 'consortium.signature.by', { name: signature.name, title: signature.title, when: formatInstant(signature.signedAt, lang) });
      return [partner.name, { tag: tag(say(lang, `consortium.signature.${state}`), signingColours[state]), sub: by }, signatories.join(', ') || say(lang, 'consortium.signatory.none')];
    }),
    emptyText: say(lang, 'consortium.signatures.none'),
  });
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
