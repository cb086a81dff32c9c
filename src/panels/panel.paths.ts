export const panelPaths = {
  /** The pool: everybody who may be asked to assess. */
  experts: '/eksperter',
  expert: '/eksperter/:accountId',
  /** What an expert says of themselves. */
  ownProfile: '/ekspertprofil',
  /** Who assesses in one round, as the secretariat sees it. POST invites from the pool. */
  roundPanel: '/runder/:roundId/panel',
  chair: '/runder/:roundId/panel/formand',
  /** What a member of the pool is asked to take on. POST accepts, declines or leaves. */
  invitation: '/panelinvitation/:roundId',
} as const;

interface Narrowed {
  readonly field?: string;
  readonly search?: string;
}

/** What the pool is narrowed down to and how it is sorted; '-' before the key turns the order round. */
export const expertsUrl = ({ field, search, sort, page = 1 }: Narrowed & { readonly sort?: string; readonly page?: number } = {}): string =>
  panelPaths.experts + query({ felt: field, soeg: search, sorter: sort, side: page > 1 ? String(page) : '' });
export const expertUrl = (accountId: string): string => `/eksperter/${accountId}`;
/** Narrowed down to those of the pool one may want to invite. */
export const roundPanelUrl = (roundId: string, { field, search }: Narrowed = {}): string => `/runder/${roundId}/panel${query({ felt: field, soeg: search })}`;
export const chairUrl = (roundId: string): string => `/runder/${roundId}/panel/formand`;
export const panelInvitationUrl = (roundId: string): string => `/panelinvitation/${roundId}`;

function query(given: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length ? `?${new URLSearchParams(said).toString()}` : '';
}
