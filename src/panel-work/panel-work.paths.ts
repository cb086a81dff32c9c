import { panelWorkTexts } from './panel-work.texts.js';

export const panelWorkPaths = {
  /** The rounds whose panels there is work with. */
  rounds: '/panelarbejde',
  /** One round's panel, step by step. */
  round: '/runder/:roundId/panelarbejde',
} as const;

export const panelWorkUrl = (roundId: string): string => `/runder/${roundId}/panelarbejde`;

/** The way back from every step of a round's panel: one name for it, wherever the step lies. */
export const panelWorkBack = (lang: 'da' | 'en', roundId: string): { href: string; label: string } => ({ href: panelWorkUrl(roundId), label: panelWorkTexts.say(lang, 'work.round.title') });
