import type { Criterion } from '../criteria/index.js';
import { neutralised, type OutCell } from '../sheets/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { scoreExportTexts } from './score-export.texts.js';

const { say } = scoreExportTexts;

interface Assessment {
  readonly number: string;
  readonly title: string;
  readonly leadPartner: string;
  readonly name: string;
  readonly organisation: string;
  readonly status: 'none' | 'declared' | 'cleared' | 'disqualified' | null;
  readonly version: number;
  readonly submittedAt: Date;
  readonly scores: readonly { readonly criterionId: string; readonly halfPoints: number; readonly reason: string }[];
}

const columns = ['number', 'title', 'leadPartner', 'name', 'organisation', 'submittedAt', 'version', 'counts', 'total'] as const;

/** Of the columns before the criteria's; each criterion has a narrow one for its points and a wide one for its reason. */
const widths: Readonly<Record<(typeof columns)[number], number>> = { number: 14, title: 44, leadPartner: 30, name: 26, organisation: 30, submittedAt: 22, version: 8, counts: 22, total: 10 };

export function scoreHead(lang: Lang, criteria: readonly Criterion[]): OutCell[] {
  const ofCriteria = criteria.flatMap((criterion) => {
    const name = `K${criterion.number} ${inLang(lang, criterion, 'title')}`;
    return [name, say(lang, 'scores.column.reason', { criterion: name })];
  });
  return [...columns.map((column) => say(lang, `scores.column.${column}`)), ...ofCriteria];
}

export function scoreWidths(criteria: readonly Criterion[]): number[] {
  return [...columns.map((column) => widths[column]), ...criteria.flatMap(() => [10, 60])];
}

/** Points are numbers of a spreadsheet; every text is shown and never run. */
export function scoreRow(lang: Lang, one: Assessment, criteria: readonly Criterion[], weights: Readonly<Record<string, number>>): OutCell[] {
  const byId = new Map(one.scores.map((score) => [score.criterionId, score]));
  const total = criteria.reduce((sum, { id }) => sum + (weights[id] ?? 0) * (byId.get(id)?.halfPoints ?? 0), 0);
  const counts = one.status === 'none' || one.status === 'cleared' ? 'yes' : (one.status ?? 'undeclared');
  const texts = [one.number, one.title, one.leadPartner, one.name, one.organisation, formatInstant(one.submittedAt, lang)].map(neutralised);
  const scores = criteria.flatMap(({ id }): OutCell[] => {
    const score = byId.get(id);
    return score ? [points(score.halfPoints), neutralised(score.reason)] : [null, null];
  });
  return [...texts, { number: String(one.version) }, say(lang, `scores.counts.${counts}`), points(total), ...scores];
}

/** Exact: half of a whole number has one decimal at most. */
function points(halfPoints: number): OutCell {
  return { number: halfPoints % 2 === 0 ? String(halfPoints / 2) : `${(halfPoints - 1) / 2}.5` };
}
