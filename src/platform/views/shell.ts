import type { Lang } from './texts.js';

export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** The page shown is this one or lies below it. */
  readonly current: boolean;
}

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

export interface Notice {
  readonly kind: NoticeKind;
  readonly heading: string | null;
  readonly text: string;
}

export interface ShellLink {
  readonly label: string;
  readonly href: string;
}

/** What stands around every page: header, menus, notices, way back, footer. All texts finished in `lang`. */
export interface Shell {
  readonly lang: Lang;
  /** The page's own title; the portal's name is added after it. */
  readonly title: string;
  readonly portalName: string;
  /** One line below the name: what the portal is for. */
  readonly tagline: string;
  readonly homeHref: string;
  /** The responsible authority. */
  readonly authority: string;
  /** A sentence on the portal for the footer, or ''. */
  readonly note: string;
  readonly contact: { readonly phone: string; readonly mail: string };
  readonly nav: readonly NavItem[];
  /** null: nobody is signed in. `rolesText` may be ''. */
  readonly user: { readonly name: string; readonly rolesText: string } | null;
  /** Whose session it is, and when it ends, by the clock that says `now`; for scripts. null: nobody is signed in. */
  readonly session: { readonly account: string; readonly until: string; readonly now: string } | null;
  readonly signInHref: string;
  /** Where the sign-out button posts to. */
  readonly signOutHref: string;
  readonly languages: Readonly<Record<Lang, { readonly href: string; readonly current: boolean }>>;
  readonly notices: readonly Notice[];
  /** Key of the notice that is shown once; '' for none. For scripts. */
  readonly notice: string;
  /** Outermost first; the last, the page itself, has href null. Empty: none shown. */
  readonly breadcrumbs: readonly { readonly label: string; readonly href: string | null }[];
  readonly back: ShellLink | null;
  readonly footerLinks: readonly ShellLink[];
  /** Shown small in the footer, to quote when asking for help. */
  readonly requestId: string;
}

type Optional = 'tagline' | 'note' | 'homeHref' | 'nav' | 'user' | 'session' | 'notice' | 'notices' | 'breadcrumbs' | 'back' | 'footerLinks';

/** A shell with nothing but what is given: no user, notices, menu or way back. */
export function shell(given: Omit<Shell, Optional> & Partial<Pick<Shell, Optional>>): Shell {
  return {
    tagline: '',
    note: '',
    homeHref: '/',
    nav: [],
    user: null,
    session: null,
    notice: '',
    notices: [],
    breadcrumbs: [],
    back: null,
    footerLinks: [],
    ...given,
  };
}
