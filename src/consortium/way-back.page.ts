import { applicationUrl, captionOf } from '../applications/index.js';
import type { Lang, Link } from '../platform/views/index.js';
import { consortiumUrl } from './consortium.paths.js';
import type { Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';

export function backToApplication(lang: Lang, { opened }: Consortium): Link {
  return { href: applicationUrl(opened.draft.id), label: captionOf(lang, opened.draft) };
}

export function backToConsortium(lang: Lang, applicationId: string): Link {
  return { href: consortiumUrl(applicationId), label: consortiumTexts.say(lang, 'consortium.title') };
}
