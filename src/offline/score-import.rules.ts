import { characterCount, normaliseText } from '../shared/text.js';
import type { Lang } from '../shared/lang.js';
import { formatHalfPoints, readScore, type Score } from '../scoring/index.js';
import { Messages, columnLetters, isBlank, shownIn, valueIn, type CellMessage, type RawCell, type RawSheet } from '../sheets/index.js';
import { offlineTexts } from './offline.texts.js';
import { columnLabel, columns, criteriaMark, markSheet, markTitle, needed, type ColumnKey, type OpenAssessment } from './score-sheet.rules.js';

const { say } = offlineTexts;

/** What one criterion's score and reason become. */
export interface ScoreChange {
  readonly seatId: string;
  readonly applicationId: string;
  /** Of the assessment, as it was compared with. */
  readonly revision: number;
  readonly number: string;
  readonly title: string;
  readonly criterionNumber: number;
  readonly criterion: string;
  readonly before: Score;
  readonly after: Score;
}

/** What a sheet would do. With anything wrong, nothing is done. */
export interface ScorePlan {
  readonly changes: readonly ScoreChange[];
  /** Criteria that stand in the sheet as they do on the desk. */
  readonly unchanged: number;
  readonly wrong: readonly CellMessage[];
  readonly wrongCount: number;
  readonly remarks: readonly CellMessage[];
}

interface Where {
  readonly sheet: RawSheet;
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** Rows below the headings, by the spreadsheet's own numbers. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly RawCell[] }[];
}

/** A cell left blank leaves what stands on the desk: no sheet ever takes anything away. */
export function scorePlan(lang: Lang, roundId: string, sheets: readonly RawSheet[], assessments: readonly OpenAssessment[]): ScorePlan {
  const messages = new Messages();
  const known = new Map(assessments.map((assessment) => [assessment.snapshot.application.number, assessment]));
  const where = locate(lang, sheets, messages);
  const marks = where && origin(lang, roundId, sheets, known, messages);
  const changes: ScoreChange[] = [];
  let unchanged = 0;
  if (where && marks) {
    const seen = new Map<string, number>();
    for (const row of where.rows) {
      const change = changeIn(lang, where, row, known, marks, seen, messages);
      if (change === 'same') unchanged += 1;
      else if (change) changes.push(change);
    }
  }
  return { changes: messages.wrongCount ? [] : changes, unchanged, wrong: messages.wrong, wrongCount: messages.wrongCount, remarks: messages.remarks };
}

function locate(lang: Lang, sheets: readonly RawSheet[], messages: Messages): Where | null {
  for (const sheet of sheets.filter(({ name }) => name !== markSheet)) {
    const at = sheet.rows.slice(0, 15).findIndex((row) => columnsIn(row).size >= 3);
    if (at < 0) continue;
    const found = columnsIn(sheet.rows[at]!);
    const missing = needed.filter((key) => !found.has(key));
    for (const key of missing) messages.tellWrong(`${sheet.name}!${at + 1}`, () => say(lang, 'offline.wrong.column', { column: columnLabel(lang, key) }));
    for (const range of sheet.merges) messages.tellWrong(`${sheet.name}!${range}`, () => say(lang, 'offline.wrong.merged'));
    const places = [...found.values()];
    const rows = sheet.rows.slice(at + 1).map((cells, below) => ({ number: at + below + 2, cells })).filter(({ cells }) => places.some((column) => !isBlank(cells[column] ?? null)));
    return missing.length ? null : { sheet, columns: found, rows };
  }
  messages.tellWrong(sheets[0]?.name ?? '', () => say(lang, 'offline.wrong.none', { columns: needed.map((key) => columnLabel(lang, key)).join(', ') }));
  return null;
}

function columnsIn(row: readonly RawCell[]): Map<ColumnKey, number> {
  const found = new Map<ColumnKey, number>();
  for (const [at, cell] of row.entries()) {
    const word = typeof cell === 'string' ? cell.trim().toLowerCase() : '';
    const key = columns.find((one) => [columnLabel('da', one), columnLabel('en', one)].some((label) => label.toLowerCase() === word));
    if (key && !found.has(key)) found.set(key, at);
  }
  return found;
}

/** What the sheet was made from. One without it, or from another round, is not ours to read. @returns the revision of each assessment then */
function origin(lang: Lang, roundId: string, sheets: readonly RawSheet[], known: ReadonlyMap<string, OpenAssessment>, messages: Messages): ReadonlyMap<string, number> | null {
  const rows = sheets.find(({ name }) => name === markSheet)?.rows ?? [];
  const [title, from] = [String(rows[0]?.[0] ?? ''), String(rows[0]?.[1] ?? '')];
  if (title !== markTitle) messages.tellWrong(markSheet, () => say(lang, 'offline.wrong.origin', { sheet: markSheet }));
  else if (from !== roundId) messages.tellWrong(markSheet, () => say(lang, 'offline.wrong.round', { from, roundId }));
  if (messages.wrongCount) return null;
  const revisions = new Map<string, number>();
  for (const [number, mark, revision] of rows.slice(1)) {
    const assessment = known.get(String(number ?? ''));
    if (!assessment) continue;
    if (String(mark ?? '') !== criteriaMark(assessment.snapshot)) messages.tellWrong(markSheet, () => say(lang, 'offline.wrong.criteria', { number: String(number) }));
    revisions.set(String(number), Number(revision));
  }
  return messages.wrongCount ? null : revisions;
}

function changeIn(lang: Lang, { sheet, columns: at }: Where, { number: row, cells }: Where['rows'][number], known: ReadonlyMap<string, OpenAssessment>, revisions: ReadonlyMap<string, number>, seen: Map<string, number>, messages: Messages): ScoreChange | 'same' | null {
  const cell = (key: ColumnKey): RawCell => cells[at.get(key)!] ?? null;
  const place = (key: ColumnKey): string => `${sheet.name}!${columnLetters(at.get(key)!)}${row}`;
  const wrong = (key: ColumnKey, tell: () => string): null => (messages.tellWrong(place(key), tell), null);
  const read = (key: ColumnKey): string | null => {
    const value = valueIn(cell(key));
    if (value.ok) return value.value === null ? '' : String(value.value).trim();
    return wrong(key, () => say(lang, 'offline.wrong.cell', { shown: shownIn(cell(key)) }));
  };
  const [name, which, typed, said] = [read('application'), read('number'), read('score'), read('reason')];
  if (name === null || which === null || typed === null || said === null) return null;
  const assessment = known.get(name);
  if (!assessment || !revisions.has(name)) return typed === '' && said === '' ? null : wrong('application', () => say(lang, 'offline.wrong.application', { name: name || '–' }));
  const { criteria, ruleSet: { values }, project } = assessment.snapshot;
  const criterion = criteria.find(({ number }) => String(number) === which);
  if (!criterion) return wrong('number', () => say(lang, 'offline.wrong.criterion', { which: which || '–', most: criteria.length }));
  const twin = seen.get(`${name} ${criterion.id}`);
  if (twin !== undefined) return wrong('number', () => say(lang, 'offline.wrong.twice', { name, which, first: twin }));
  seen.set(`${name} ${criterion.id}`, row);
  // A number cell has a point as its decimal mark, a text cell what was typed.
  const points = readScore(typeof cell('score') === 'number' ? typed.replace('.', ',') : typed, values.scale);
  const ends = { min: formatHalfPoints(values.scale.minHalfPoints, lang), max: formatHalfPoints(values.scale.maxHalfPoints, lang) };
  if (!points.ok) return wrong('score', () => say(lang, 'offline.wrong.score', { shown: typed, ...ends }));
  const reason = normaliseText(said);
  const have = characterCount(reason);
  const most = values.textLimits.reason;
  if (have > most) return wrong('reason', () => say(lang, 'offline.wrong.reason', { have, max: most, over: have - most }));
  const before = assessment.scores.find(({ criterionId }) => criterionId === criterion.id) ?? { criterionId: criterion.id, halfPoints: null, reason: '' };
  const after = { criterionId: criterion.id, halfPoints: points.halfPoints ?? before.halfPoints, reason: reason === '' ? before.reason : reason };
  if (after.halfPoints === before.halfPoints && after.reason === before.reason) return 'same';
  if (reason !== '' && have < values.minReasonCharacters) messages.remark(place('reason'), () => say(lang, 'offline.remark.short', { have, min: values.minReasonCharacters }));
  if (revisions.get(name) !== assessment.revision) messages.remark(place('application'), () => say(lang, 'offline.remark.newer', { name }));
  return { seatId: assessment.seatId, applicationId: assessment.snapshot.application.id, revision: assessment.revision, number: name, title: project.title, criterionNumber: criterion.number, criterion: criterion.title[lang], before, after };
}
