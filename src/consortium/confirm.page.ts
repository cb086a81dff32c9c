import { captionOf, type Member } from '../applications/index.js';
import { button, linkButton, pageHeading, type Button, type Lang, type PageHeading } from '../platform/views/index.js';
import { consortiumUrl } from './consortium.paths.js';
import type { Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';

const { say } = consortiumTexts;

export type Act = 'removal' | 'handOver' | 'leaving';

/** Template `consortium/confirm`: what happens, before it cannot be taken back. */
export interface ConfirmPage {
  readonly heading: PageHeading;
  readonly points: readonly string[];
  readonly action: string;
  readonly buttons: readonly Button[];
}

export function confirmPage(lang: Lang, { opened }: Consortium, { name }: Member, act: Act, action: string): ConfirmPage {
  return {
    heading: pageHeading(say(lang, `consortium.confirm.${act}`, { name }), { caption: captionOf(lang, opened.draft) }),
    points: ([1, 2, 3] as const).map((n) => say(lang, `consortium.confirm.${act}.${n}`, { name })),
    action,
    buttons: [button(say(lang, `consortium.confirm.${act}.button`), { variant: 'warning' }), linkButton(say(lang, 'consortium.confirm.cancel'), consortiumUrl(opened.draft.id))],
  };
}
