import type { Lang, Link } from '../platform/views/index.js';
import { consortiumUrl } from '../consortium/consortium.paths.js';
import { dialogueUrl } from '../dialogue/dialogue.paths.js';
import { documentsUrl } from '../documents/document.paths.js';
import { sheetsUrl } from '../sheets/sheet.paths.js';
import { applicationUrl } from './application.paths.js';
import { applicationTexts } from './application.texts.js';
import type { DraftHead } from './draft.rules.js';
import { mayCopy } from './members/member.access.js';

const { say } = applicationTexts;

/** What belongs to an application beside its form, the same on every page of it. Partial `applications/_around`. */
export interface Around {
  readonly label: string;
  readonly links: readonly Link[];
}

export function aroundOf(lang: Lang, { id, sent, membership }: Pick<DraftHead, 'id' | 'sent' | 'membership'>): Around {
  return {
    label: say(lang, 'around.label'),
    links: [
      { label: say(lang, 'around.consortium'), href: consortiumUrl(id) },
      { label: say(lang, 'around.dialogue'), href: dialogueUrl(id) },
      { label: say(lang, 'economy.link'), href: applicationUrl(id, 'economy') },
      { label: say(lang, 'around.sheets'), href: sheetsUrl(id) },
      { label: say(lang, 'around.documents'), href: documentsUrl(id) },
      ...(sent ? [{ label: say(lang, 'overview.versions'), href: applicationUrl(id, 'versions') }] : []),
      { label: say(lang, 'tasks.history'), href: applicationUrl(id, 'history') },
      ...(mayCopy(membership) ? [{ label: say(lang, 'overview.copy'), href: applicationUrl(id, 'copy') }] : []),
    ],
  };
}
