export const accountPaths = {
  signIn: '/log-ind',
  signOut: '/log-ud',
  /** Where a sign-in in a new window ends: the text that waits is in the other one. */
  signedIn: '/logget-ind',
  register: '/opret-bruger',
  language: '/sprog/:lang',
  accounts: '/administration/brugere',
  account: '/administration/brugere/:id',
} as const;

export const signInUrl = (back: string | null): string =>
  back ? `${accountPaths.signIn}?retur=${encodeURIComponent(back)}` : accountPaths.signIn;

/** A switch that comes back to the page it was used on. */
export const languageUrl = (lang: 'da' | 'en', back: string): string => `/sprog/${lang}?retur=${encodeURIComponent(back)}`;

export const accountUrl = (id: string): string => `${accountPaths.accounts}/${id}`;

/** Only an address of this portal may be returned to; anything else leads to the front page. */
export function safeReturn(address: unknown): string {
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address) || /[\r\n\t\\]/.test(address)) return '/';
  return address;
}
