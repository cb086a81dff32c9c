import { setImmediate, setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DraftService, demandOn, emptyDraft, missingBeforeSubmit, type Draft, type Frame } from '../applications/index.js';
import { figuresOf, percentOf, type DraftStanding, type Figures, type SharedWait } from './completeness.rules.js';
import { RoomStore } from './room.store.js';

/** However many look, and however often. */
const EVERY_MS = 15_000;
/** What depends on more than the draft, such as what is left of a pool, is looked at anew so often. */
const ALL_ANEW_MS = 600_000;
/** Whoever looks while figures are being made waits so long for them, and then gets those from before. */
const PATIENCE_MS = 3000;
/** Drafts a statement: a larger answer would be read in one piece, while everybody else waits. */
const AT_ONCE = 25;
/** So long nobody else is served. */
const SLICE_MS = 8;
const ROUNDS_KEPT = 4;

export interface Measured {
  readonly at: Date;
  readonly figures: Figures;
  /** Of the drafts that were shared when this was made: look again whether they still are. */
  readonly shared: readonly SharedWait[];
}

interface Known {
  readonly mark: string;
  readonly standing: DraftStanding;
  readonly wait: SharedWait | null;
}

interface RoundKept {
  last: Measured | null;
  running: Promise<Measured> | null;
  drafts: Map<string, Known>;
  allAt: number;
}

/** How far a round's drafts are. In this process's memory; only drafts that have changed are read again. */
@Injectable()
export class CompletenessService {
  private readonly rounds = new Map<string, RoundKept>();

  constructor(
    private readonly store: RoomStore,
    private readonly drafts: DraftService,
  ) {}

  /** null: there are none yet, for so many drafts take their time. */
  async of(roundId: string, now: Date): Promise<Measured | null> {
    const kept = this.kept(roundId);
    const { last } = kept;
    if (last && now.getTime() - last.at.getTime() < EVERY_MS) return last;
    kept.running ??= this.measure(roundId, kept, now).finally(() => {
      kept.running = null;
    });
    // Nobody may be waiting when it fails.
    kept.running.catch(() => undefined);
    return Promise.race([kept.running, later(last)]);
  }

  private kept(roundId: string): RoundKept {
    const kept = this.rounds.get(roundId) ?? { last: null, running: null, drafts: new Map(), allAt: 0 };
    this.rounds.delete(roundId);
    this.rounds.set(roundId, kept);
    for (const old of this.rounds.keys()) if (this.rounds.size > ROUNDS_KEPT) this.rounds.delete(old);
    return kept;
  }

  private async measure(roundId: string, kept: RoundKept, now: Date): Promise<Measured> {
    const marks = await this.store.drafts(roundId);
    const isAnew = now.getTime() - kept.allAt >= ALL_ANEW_MS;
    const before = isAnew ? new Map<string, Known>() : kept.drafts;
    const next = new Map<string, Known>();
    for (const { id, mark } of marks) {
      const known = before.get(id);
      if (known?.mark === mark) next.set(id, known);
    }
    const changed = marks.filter(({ id }) => !next.has(id));
    for (let from = 0; from < changed.length; from += AT_ONCE) await this.read(changed.slice(from, from + AT_ONCE), next);
    kept.drafts = next;
    if (isAnew) kept.allAt = now.getTime();
    const all = [...next.values()];
    kept.last = { at: now, figures: figuresOf(all.map(({ standing }) => standing)), shared: all.flatMap(({ wait }) => wait ?? []) };
    return kept.last;
  }

  private async read(marks: readonly { id: string; mark: string }[], into: Map<string, Known>): Promise<void> {
    const markOf = new Map(marks.map(({ id, mark }) => [id, mark]));
    const opened = await this.drafts.wholeOf([...markOf.keys()]);
    const empty = opened[0] ? missingBeforeSubmit(emptyDraft, opened[0].frame).length : 0;
    let began = performance.now();
    for (const { draft, frame } of opened) {
      into.set(draft.id, { mark: markOf.get(draft.id)!, ...looked(draft, frame, empty) });
      if (performance.now() - began < SLICE_MS) continue;
      await setImmediate();
      began = performance.now();
    }
  }
}

function looked(draft: Draft, frame: Frame, missingInEmpty: number): Omit<Known, 'mark'> {
  const found = missingBeforeSubmit(draft, frame);
  const { demand, standings } = demandOn(draft, frame.round);
  const awaited = demand === 'none' ? [] : standings.flatMap(({ part, state }) => (state === 'confirmed' ? [] : [{ name: part.partner.name, state }]));
  const standing: DraftStanding = {
    missing: found.length,
    places: [...new Set(found.map(({ section }) => section))],
    percent: percentOf(found.length, missingInEmpty),
    isReopened: draft.state !== 'draft',
    awaited: awaited.map(({ state }) => state),
  };
  return { standing, wait: draft.sharedAt && awaited.length ? { applicationId: draft.id, partners: awaited } : null };
}

async function later<T>(value: T): Promise<T> {
  await setTimeout(PATIENCE_MS, undefined, { ref: false });
  return value;
}
