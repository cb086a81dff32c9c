import { typed, type Posted } from '../platform/forms/index.js';
import type { Lang } from '../shared/lang.js';

/** What a button asked for; null where no button of ours asks so. */
export function askedFor(posted: Posted): { version: number | null; language: Lang } | null {
  const version = versionIn(typed(posted, 'version'));
  const language = typed(posted, 'language');
  return version !== undefined && (language === 'da' || language === 'en') ? { version, language } : null;
}

/** '' is the draft; undefined: no version at all. */
export function versionIn(text: string): number | null | undefined {
  if (text === '') return null;
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
