import { Readable } from 'node:stream';
import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { CriterionService, type Criterion } from '../criteria/index.js';
import { Download } from '../platform/web/index.js';
import type { RoundView } from '../rounds/index.js';
import type { Lang } from '../shared/lang.js';
import { Workbooks, writeDelimited, type OutCell } from '../sheets/index.js';
import { ScoreExportStore } from './score-export.store.js';
import { scoreHead, scoreRow, scoreWidths } from './score-export.rules.js';
import { scoreExportTexts } from './score-export.texts.js';
import { StandingStore } from './standing.store.js';

const { say } = scoreExportTexts;

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Assessments that are read and written at a time, so that a file of any size takes the memory of one stretch. */
const STRETCH = 500;
/** Of a byte order mark: the file has one, at its beginning. */
const MARK_BYTES = 3;

/** All scores and reasons of a round as a file, without what its reader may have nothing to do with. */
@Injectable()
export class ScoreExportService {
  constructor(
    private readonly store: ScoreExportStore,
    private readonly standings: StandingStore,
    private readonly criteria: CriterionService,
    private readonly workbooks: Workbooks,
  ) {}

  async csv(lang: Lang, round: RoundView, accountId: string): Promise<Download> {
    const [criteria, hidden] = await this.knownTo(round, accountId);
    return new Download(Readable.from(this.stretches(lang, round, criteria, hidden)), `${say(lang, 'scores.file', { round: round.id })}.csv`, 'text/csv; charset=utf-8');
  }

  async workbook(lang: Lang, round: RoundView, accountId: string): Promise<Download> {
    const [criteria, hidden] = await this.knownTo(round, accountId);
    const rows: OutCell[][] = [];
    for await (const some of this.rows(lang, round, criteria, hidden)) rows.push(...some);
    const numbers = scoreHead(lang, criteria).map(() => '');
    const sheet = { name: say(lang, 'scores.sheet'), widths: scoreWidths(criteria), formats: numbers, rows, lists: [], isTable: true };
    const content = await this.workbooks.write([sheet], 1, '');
    if (!content) throw new ServiceUnavailableException();
    return new Download(content, `${say(lang, 'scores.file', { round: round.id })}.xlsx`, xlsx, content.length);
  }

  private async knownTo(round: RoundView, accountId: string): Promise<[readonly Criterion[], readonly string[]]> {
    return Promise.all([this.criteria.criteriaOf(round.rules), this.standings.hiddenFrom(round.id, accountId)]);
  }

  private async *stretches(lang: Lang, round: RoundView, criteria: readonly Criterion[], hidden: readonly string[]): AsyncGenerator<Buffer> {
    let isFirst = true;
    for await (const rows of this.rows(lang, round, criteria, hidden)) {
      const written = writeDelimited(rows);
      yield isFirst ? written : written.subarray(MARK_BYTES);
      isFirst = false;
    }
  }

  /** The headings, the assessments by number, and last what is not there and why. */
  private async *rows(lang: Lang, round: RoundView, criteria: readonly Criterion[], hidden: readonly string[]): AsyncGenerator<OutCell[][]> {
    const head = scoreHead(lang, criteria);
    yield [head];
    let last = null;
    for (;;) {
      const some = await this.store.after(round.id, hidden, last, STRETCH);
      if (some.length > 0) yield some.map((one) => scoreRow(lang, one, criteria, round.rules.weights));
      last = some.at(-1) ?? null;
      if (some.length < STRETCH) break;
    }
    if (hidden.length > 0) yield [[say(lang, 'scores.hidden'), ...head.slice(1).map(() => null)]];
  }
}
