export const panelPaths = {
  /** The pool: everybody who may be asked to assess. */
  experts: '/eksperter',
  expert: '/eksperter/:accountId',
  /** What an expert says of themselves. */
  ownProfile: '/ekspertprofil',
  /** Who assesses in one round, as the secretariat sees it. */
  roundPanel: '/runder/:roundId/panel',
  /** POST invites from the pool. */
  invitations: '/runder/:roundId/panel/invitationer',
  chair: '/runder/:roundId/panel/formand',
  /** What a member of the pool is asked to take on. */
  invitation: '/panelinvitation/:roundId',
  acceptance: '/panelinvitation/:roundId/accept',
  refusal: '/panelinvitation/:roundId/afslag',
  departure: '/panelinvitation/:roundId/udtraedelse',
} as const;

export const expertUrl = (accountId: string): string => `/eksperter/${accountId}`;
export const roundPanelUrl = (roundId: string): string => `/runder/${roundId}/panel`;
export const invitationsUrl = (roundId: string): string => `/runder/${roundId}/panel/invitationer`;
export const chairUrl = (roundId: string): string => `/runder/${roundId}/panel/formand`;
export const panelInvitationUrl = (roundId: string): string => `/panelinvitation/${roundId}`;
export const acceptanceUrl = (roundId: string): string => `/panelinvitation/${roundId}/accept`;
export const refusalUrl = (roundId: string): string => `/panelinvitation/${roundId}/afslag`;
export const departureUrl = (roundId: string): string => `/panelinvitation/${roundId}/udtraedelse`;

/** What the pool is narrowed down to and how it is sorted; '-' before the key turns the order round. */
export function expertsUrl({ field = '', search = '', sort = '', page = 1 }: { readonly field?: string; readonly search?: string; readonly sort?: string; readonly page?: number } = {}): string {
  const query = new URLSearchParams([...(field ? [['felt', field]] : []), ...(search ? [['soeg', search]] : []), ...(sort ? [['sorter', sort]] : []), ...(page > 1 ? [['side', String(page)]] : [])]).toString();
  return query ? `${panelPaths.experts}?${query}` : panelPaths.experts;
}
