const one = '/ansoegninger/:id/deltagere';
const person = `${one}/person/:memberId`;
const invitation = '/invitation/:token';

export const consortiumPaths = {
  consortium: one,
  invite: `${one}/invitation`,
  resend: `${one}/invitation/:invitationId/gensend`,
  revoke: `${one}/invitation/:invitationId/tilbagekald`,
  /** GET shows a member's role, POST changes it. */
  member: person,
  removal: `${person}/fjernelse`,
  handOver: `${person}/overdragelse`,
  leaving: `${one}/udtraeden`,
  signing: '/ansoegninger/:id/underskrift',
  /** GET shows an invitation, POST accepts it. */
  invitation,
  /** POST makes an account and accepts in one go. */
  register: `${invitation}/bruger`,
} as const;

type OfApplication = 'consortium' | 'invite' | 'leaving' | 'signing';
type OfMember = 'member' | 'removal' | 'handOver';

export const consortiumUrl = (applicationId: string, part: OfApplication = 'consortium'): string => consortiumPaths[part].replace(':id', applicationId);

export const memberUrl = (applicationId: string, memberId: string, part: OfMember = 'member'): string =>
  consortiumPaths[part].replace(':id', applicationId).replace(':memberId', memberId);

export const sentInvitationUrl = (applicationId: string, invitationId: string, act: 'resend' | 'revoke'): string =>
  consortiumPaths[act].replace(':id', applicationId).replace(':invitationId', invitationId);

export const invitationUrl = (token: string, part: 'invitation' | 'register' = 'invitation'): string => consortiumPaths[part].replace(':token', encodeURIComponent(token));
