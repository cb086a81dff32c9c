import type { Chapter, ChapterKey, Check, Facts } from './report.rules.js';

/** What is looked at while the round is played; what is looked at before stands in plan.rules.ts. */
export const playCodes = [
  'refused-before-opening', 'refused-last-millisecond', 'opened', 'phase-shown', 'in-calendar',
  'begun', 'autosaved', 'written', 'attached', 'confirmed', 'ready',
  'early-sent', 'reminded', 'spared',
  'in-time', 'in-grace', 'late-refused', 'pressed-twice', 'receipts-valid', 'refusals-signed', 'receipts-mailed', 'drafts-kept', 'writing-closed',
  'appointed', 'panel-told', 'unseen-before-declaration', 'conflict-closes', 'conflict-told', 'declared', 'calibrated', 'panel-reminded', 'agenda-waits', 'scored',
  'ranked', 'placed', 'agenda-shown', 'meeting-day', 'hearing-reminded', 'forum-decided', 'forum-told',
  'somebody-decides', 'decided', 'letters', 'mail-sent', 'mail-inside', 'mail-whole', 'portal-whole', 'chapter-whole',
] as const;
export type PlayCode = (typeof playCodes)[number];

/** Nothing more can be played: what follows stands on what just came to nothing. */
export class CameToNothing extends Error {}

/** Writes down what was looked at, chapter by chapter, with the test clock's instants. */
export class Ledger {
  readonly chapters: Chapter[] = [];
  private checks: Check[] = [];

  begin(key: ChapterKey, at: Date): void {
    this.checks = [];
    this.chapters.push({ key, from: at.toISOString(), until: at.toISOString(), checks: this.checks });
  }

  end(at: Date): void {
    const last = this.chapters.pop();
    if (last) this.chapters.push({ ...last, until: at.toISOString() });
  }

  note(checks: readonly Check[]): void {
    this.checks.push(...checks);
  }

  /** `saw` is told only where it did not hold. */
  check(code: PlayCode, holds: boolean, facts: Facts = {}, saw = ''): void {
    this.checks.push({ code, outcome: holds ? 'held' : 'failed', facts, saw: holds ? '' : saw.slice(0, 500) });
  }

  /** The same, where nothing can follow without it. @throws CameToNothing */
  need(code: PlayCode, holds: boolean, facts: Facts = {}, saw = ''): void {
    this.check(code, holds, facts, saw);
    if (!holds) throw new CameToNothing();
  }
}
