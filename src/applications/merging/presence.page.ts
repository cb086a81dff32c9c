import type { Lang } from '../../platform/views/index.js';
import { formatTime } from '../../shared/dates.js';
import { applicationTexts } from '../application.texts.js';
import type { LaterSave, Present } from './presence.store.js';

const { say } = applicationTexts;
const names = { da: new Intl.ListFormat('da-DK'), en: new Intl.ListFormat('en-GB') };

/** "Jonas Holm skriver her nu."; '' where nobody does. */
export function writingText(lang: Lang, present: readonly Present[]): string {
  if (present.length === 0) return '';
  return say(lang, 'presence.writing', { names: names[lang].format(present.map(({ name }) => name)) });
}

/** "Jonas Holm har gemt ændringer her kl. 11.57.50."; '' where nobody has. */
export function savedSinceText(lang: Lang, save: LaterSave | null, accountId: string): string {
  if (!save) return '';
  const time = formatTime(save.at, lang);
  return save.accountId === accountId ? say(lang, 'presence.saved.yourself', { time }) : say(lang, 'presence.saved', { name: save.name, time });
}
