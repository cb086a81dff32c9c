import type { Lang } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { formatDate } from '../shared/dates.js';
import { roundPanelTexts } from './panel.texts.js';

const { say } = roundPanelTexts;

/** When the panel works, as far as the round says. */
export function windowText(lang: Lang, { panelFrom, panelUntil, meetingOn }: Pick<RoundView, 'panelFrom' | 'panelUntil' | 'meetingOn'>): string {
  if (panelFrom && panelUntil) return say(lang, 'roundPanel.window', { from: formatDate(panelFrom, lang), until: formatDate(panelUntil, lang) });
  return say(lang, 'roundPanel.window.unsaid', { meeting: formatDate(meetingOn, lang) });
}
