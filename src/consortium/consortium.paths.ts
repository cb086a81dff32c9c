const one = '/ansoegninger/:id/deltagere';
const person = `${one}/person/:memberId`;
const invitation = '/invitation/:token';
const signing = '/ansoegninger/:id/underskrift';
const asked = '/ansoegninger/:id/bekraeftelser/:partnerId';
const link = '/bekraeftelse/:token';

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
  /** GET shows a member's own partner's amounts, POST confirms them. */
  signing,
  signingProposal: `${signing}/forslag`,
  signingRefusal: `${signing}/afvisning`,
  /** GET shows one partner's answers to those who write the application, POST asks it. */
  asked,
  remind: `${asked}/anmodning/:requestId/paamindelse`,
  revokeRequest: `${asked}/anmodning/:requestId/tilbagekald`,
  accept: `${asked}/forslag/:commitmentId/overtagelse`,
  refuse: `${asked}/forslag/:commitmentId/afslag`,
  /** The same as the own partner's amounts, for somebody whom a signed link lets in. */
  link,
  linkProposal: `${link}/forslag`,
  linkRefusal: `${link}/afvisning`,
  /** GET shows an invitation, POST accepts it. */
  invitation,
  /** POST makes an account and accepts in one go. */
  register: `${invitation}/bruger`,
} as const;

type OfApplication = 'consortium' | 'invite' | 'leaving' | 'signing' | 'signingProposal' | 'signingRefusal';
type OfMember = 'member' | 'removal' | 'handOver';

export const consortiumUrl = (applicationId: string, part: OfApplication = 'consortium'): string => consortiumPaths[part].replace(':id', applicationId);

export const memberUrl = (applicationId: string, memberId: string, part: OfMember = 'member'): string =>
  consortiumPaths[part].replace(':id', applicationId).replace(':memberId', memberId);

export const sentInvitationUrl = (applicationId: string, invitationId: string, act: 'resend' | 'revoke'): string =>
  consortiumPaths[act].replace(':id', applicationId).replace(':invitationId', invitationId);

export const invitationUrl = (token: string, part: 'invitation' | 'register' = 'invitation'): string => consortiumPaths[part].replace(':token', encodeURIComponent(token));

export const askedUrl = (applicationId: string, partnerId: string): string =>
  consortiumPaths.asked.replace(':id', applicationId).replace(':partnerId', partnerId);

export const sentRequestUrl = (applicationId: string, partnerId: string, requestId: string, act: 'remind' | 'revokeRequest'): string =>
  consortiumPaths[act].replace(':id', applicationId).replace(':partnerId', partnerId).replace(':requestId', requestId);

export const proposalUrl = (applicationId: string, partnerId: string, commitmentId: string, act: 'accept' | 'refuse'): string =>
  consortiumPaths[act].replace(':id', applicationId).replace(':partnerId', partnerId).replace(':commitmentId', commitmentId);

export const commitmentLinkUrl = (token: string, part: 'link' | 'linkProposal' | 'linkRefusal' = 'link'): string => consortiumPaths[part].replace(':token', encodeURIComponent(token));
