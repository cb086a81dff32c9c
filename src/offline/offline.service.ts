import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import type { Lang } from '../shared/lang.js';
import { ok, refused, type Result } from '../shared/result.js';
import { Download } from '../platform/web/index.js';
import { AssessmentWriter, SeatService } from '../scoring/index.js';
import { MOST_ROWS, Workbooks, type SheetUpload } from '../sheets/index.js';
import { OfflineStore, type ScoreImport } from './offline.store.js';
import { offlineTexts } from './offline.texts.js';
import { scorePlan, type ScorePlan } from './score-import.rules.js';
import { scoreSheets, type OpenAssessment } from './score-sheet.rules.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface By {
  readonly accountId: string;
  readonly at: Date;
}

/** Assessments taken along and brought back. Everything is found through the assessor. */
@Injectable()
export class OfflineService {
  constructor(
    private readonly seats: SeatService,
    private readonly writer: AssessmentWriter,
    private readonly store: OfflineStore,
    private readonly workbooks: Workbooks,
  ) {}

  /** What the assessor may write to in this round just now, in the order of the applications' numbers. */
  async assessments(roundId: string, accountId: string): Promise<OpenAssessment[]> {
    const open = await this.seats.writableIn(roundId, accountId);
    return open.map(({ seat, snapshot }) => ({ seatId: seat.id, revision: seat.revision, scores: seat.scores, snapshot }));
  }

  async workbook(lang: Lang, roundId: string, accountId: string): Promise<Download> {
    const assessments = await this.assessments(roundId, accountId);
    if (assessments.length === 0) throw new NotFoundException();
    const content = await this.workbooks.write(scoreSheets(lang, roundId, assessments), MOST_ROWS, '');
    if (!content) throw new ServiceUnavailableException();
    return new Download(content, `${offlineTexts.say(lang, 'offline.sheet.scores').toLowerCase()}-${roundId}.xlsx`, xlsx, content.length);
  }

  /** Keeps a sheet to look at; one with anything wrong is not kept. @returns its id */
  async keep(lang: Lang, roundId: string, { read }: SheetUpload & { ok: true }, by: By): Promise<Result<string, ScorePlan>> {
    const plan = scorePlan(lang, roundId, read.sheets, await this.assessments(roundId, by.accountId));
    if (plan.wrongCount) return refused(plan);
    const id = randomUUID();
    await this.store.add({ id, fileName: read.fileName, sheets: read.sheets }, { roundId, accountId: by.accountId, at: by.at });
    return ok(id);
  }

  /** @throws NotFoundException for a sheet that is unknown, somebody else's or forgotten */
  async preview(lang: Lang, roundId: string, importId: string, accountId: string): Promise<{ file: ScoreImport; plan: ScorePlan; seen: string }> {
    const file = await this.store.one(importId, roundId, accountId);
    if (!file) throw new NotFoundException();
    const assessments = await this.assessments(roundId, accountId);
    return { file, plan: scorePlan(lang, roundId, file.sheets, assessments), seen: revisionsOf(assessments) };
  }

  /** Writes what was seen, whole or not at all: every assessment of the plan is locked and must stand as it did. */
  async apply(file: ScoreImport, plan: ScorePlan, { accountId, at }: By): Promise<boolean> {
    // By application, as everybody locks who locks several: nobody waits in a ring.
    const bySeat = new Map(plan.changes.map((change) => [change.seatId, change]));
    for (const { seatId, revision } of [...bySeat.values()].sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1))) {
      const scores = plan.changes.filter((change) => change.seatId === seatId).map(({ after }) => after);
      if (!(await this.writer.saveFrom(revision, seatId, accountId, scores))) return false;
    }
    await this.store.applied(file.id, at);
    return true;
  }
}

/** Says which state of the assessments a page showed. */
function revisionsOf(assessments: readonly OpenAssessment[]): string {
  return assessments.map(({ seatId, revision }) => `${seatId}:${revision}`).join(',');
}
