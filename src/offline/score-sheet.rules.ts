import { createHash } from 'node:crypto';
import type { Snapshot } from '../applications/index.js';
import type { Lang } from '../shared/lang.js';
import { formatHalfPoints, type Score } from '../scoring/index.js';
import { neutralised, type OutCell, type OutSheet } from '../sheets/index.js';
import { offlineTexts } from './offline.texts.js';

const { say } = offlineTexts;

/** An assessment that can be written to, as its assessor has it now. */
export interface OpenAssessment {
  readonly seatId: string;
  readonly revision: number;
  readonly scores: readonly Score[];
  readonly snapshot: Snapshot;
}

/** The columns of a sheet, in its order. */
export const columns = ['application', 'title', 'number', 'criterion', 'score', 'reason'] as const;
export type ColumnKey = (typeof columns)[number];
/** Without these no row can be read. */
export const needed: readonly ColumnKey[] = ['application', 'number', 'score', 'reason'];

export const columnLabel = (lang: Lang, key: ColumnKey): string => say(lang, `offline.column.${key}`);

/**
 * Which criteria an application is assessed on: ids, numbers and the scale. A sheet made from others is refused, since the
 * same number would mean another question.
 */
export function criteriaMark({ criteria, ruleSet: { id, values } }: Snapshot): string {
  const said = JSON.stringify([id, values.scale, criteria.map((criterion) => [criterion.number, criterion.id])]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** One row a criterion, filled with what is there; then what to know, and what the sheet was made from. */
export function scoreSheets(lang: Lang, roundId: string, assessments: readonly OpenAssessment[]): OutSheet[] {
  const rows = assessments.flatMap(({ scores, snapshot: { application, project, criteria } }) =>
    criteria.map((criterion): OutCell[] => {
      const score = scores.find(({ criterionId }) => criterionId === criterion.id);
      const points = score?.halfPoints == null ? null : { number: formatHalfPoints(score.halfPoints, 'en') };
      return [text(application.number), text(project.title), { number: String(criterion.number) }, text(criterion.title[lang]), points, text(score?.reason ?? '')];
    }),
  );
  const guide = (['offline.guide.1', 'offline.guide.2', 'offline.guide.3', 'offline.guide.4', 'offline.guide.5'] as const).map((key) => [say(lang, key)]);
  const marks = assessments.map(({ snapshot, revision }): OutCell[] => [text(snapshot.application.number), criteriaMark(snapshot), { number: String(revision) }]);
  return [
    { name: say(lang, 'offline.sheet.scores'), widths: [14, 40, 6, 34, 8, 90], formats: ['', '', '0', '', '0.0', ''], rows: [columns.map((key) => columnLabel(lang, key)), ...rows], lists: [], isTable: true },
    { name: say(lang, 'offline.sheet.guide'), widths: [100], formats: [''], rows: [[say(lang, 'offline.guide.title')], ...guide], lists: [], isTable: false },
    { name: markSheet, widths: [16, 16, 10], formats: ['', '', '0'], rows: [[markTitle, roundId, null], ...marks], lists: [], isTable: false },
  ];
}

/** Names a sheet's origin in every language alike: it is read, not looked at. */
export const markSheet = 'Fyrtaarn';
export const markTitle = 'fyrtaarn-vurderingsark-1';

const text = (words: string): OutCell => (words === '' ? null : neutralised(words));
