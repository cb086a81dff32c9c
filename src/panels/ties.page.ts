import type { Lang } from '../platform/views/index.js';
import type { FocusArea } from '../strategy/index.js';
import { inLang } from '../shared/lang.js';
import type { ExpertProfile } from './expert.rules.js';
import { expertTexts } from './expert.texts.js';

const { say } = expertTexts;

/** Focus areas by their short names, in the strategy's order. */
export function fieldsText(lang: Lang, ids: readonly string[], areas: readonly FocusArea[]): string {
  const names = areas.filter(({ id }) => ids.includes(id)).map((area) => inLang(lang, area, 'shortName'));
  return names.length ? names.join(', ') : say(lang, 'expert.fields.none');
}

/** Employer and boards in one cell. */
export function tiesText(lang: Lang, { employerCvr, boards }: Pick<ExpertProfile, 'employerCvr' | 'boards'>): { text: string; sub: string | null } {
  const employer = employerCvr ? say(lang, 'expert.ties.employer', { cvr: employerCvr }) : '';
  const seats = boards.length ? say(lang, 'expert.ties.boards', { n: boards.length }) : '';
  if (!employer && !seats) return { text: say(lang, 'expert.ties.none'), sub: null };
  return { text: employer || seats, sub: employer && seats ? seats : null };
}

export function mostText(lang: Lang, n: number | null): string {
  return n === null ? say(lang, 'expert.most.any') : say(lang, 'expert.most', { n });
}
