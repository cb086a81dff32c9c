import { alert, type Alert, type Lang } from '../../platform/views/index.js';
import { sectorsInWords } from '../../rounds/index.js';
import { applicationTexts } from '../application.texts.js';

/** Who may lead, where the call names it; else nothing. */
export function openToText(lang: Lang, openTo: readonly string[]): string {
  return openTo.length ? applicationTexts.say(lang, 'partners.openTo', { sectors: sectorsInWords(lang, openTo) }) : '';
}

export function openToAlerts(lang: Lang, openTo: readonly string[]): Alert[] {
  const text = openToText(lang, openTo);
  return text ? [alert('info', text)] : [];
}
