import type { Snapshot } from '../applications/index.js';
import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { formatHalfPoints } from './score.rules.js';
import { weightedTotal } from './scoring.rules.js';
import { scoringTexts } from './scoring.texts.js';
import type { AssessmentVersion } from './seat.store.js';

const { say } = scoringTexts;

/** Every version that was handed in: a line each, and below what stood in those that a later one has taken the place of. */
export interface VersionHistory {
  readonly table: DataTable;
  readonly earlier: readonly { readonly summary: string; readonly lines: readonly { readonly title: string; readonly text: string }[] }[];
}

export function versionHistory(lang: Lang, versions: readonly AssessmentVersion[], { criteria, ruleSet: { values } }: Snapshot): VersionHistory {
  const points = (halfPoints: number): string => formatHalfPoints(halfPoints, lang, { decimals: 'always' });
  return {
    table: dataTable({
      id: 'versions',
      caption: say(lang, 'scoring.versions.title'),
      columns: [say(lang, 'scoring.versions.member'), { label: say(lang, 'scoring.versions.version'), numeric: true }, say(lang, 'scoring.versions.at'), { label: say(lang, 'scoring.versions.total'), numeric: true }, say(lang, 'scoring.versions.standing')],
      rows: versions.map((one) => [one.name, String(one.version), formatInstant(one.submittedAt, lang), points(weightedTotal(one, values.weights)), say(lang, `scoring.versions.standing.${standingOf(one)}`)]),
      emptyText: '',
    }),
    earlier: versions.filter((one) => standingOf(one) === 'earlier' || standingOf(one) === 'returned').map((one) => ({
      summary: say(lang, 'scoring.versions.show', { name: one.name, version: one.version }),
      lines: criteria.map(({ id, number, title }) => {
        const score = one.scores.find(({ criterionId }) => criterionId === id);
        return { title: say(lang, 'scoring.versions.line', { criterion: `${number}. ${title[lang]}`, points: points(score?.halfPoints ?? 0) }), text: score?.reason ?? '' };
      }),
    })),
  };
}

function standingOf({ isLatest, isIn, isBarred }: AssessmentVersion): 'counts' | 'earlier' | 'returned' | 'withdrawn' {
  if (isBarred) return 'withdrawn';
  if (!isLatest) return 'earlier';
  return isIn ? 'counts' : 'returned';
}
