import { Injectable, NotFoundException } from '@nestjs/common';
import { CriterionService, type Criterion } from '../criteria/index.js';
import { PanelService, type PanelMember } from '../panels/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { caseProblems, mostCases, type CaseProblem, type WrittenCase } from './calibration.rules.js';
import { CalibrationStore, type CaseRow, type Sitting } from './calibration.store.js';
import type { PlacedMark } from './spread.rules.js';
import { standardCases } from './standard/index.js';

/** A round's cases with what its panel made of them. */
export interface RoundCases {
  readonly round: RoundView;
  readonly criteria: readonly Criterion[];
  readonly cases: readonly CaseRow[];
  readonly sittings: readonly Sitting[];
  readonly marks: readonly PlacedMark[];
  /** Those in the panel now. */
  readonly members: readonly PanelMember[];
  /** Whether the standard cases answer this round's criteria. */
  readonly standardFits: boolean;
}

/** Somebody has begun to score it, so what they read stays what it was. */
export interface Begun {
  readonly why: 'begun';
  readonly n: number;
}

export type CaseRefusal = Begun | { readonly why: 'problems'; readonly problems: readonly CaseProblem[] };

/** The secretariat's side: which cases a round has, and how its panel scored them. */
@Injectable()
export class CaseService {
  constructor(
    private readonly store: CalibrationStore,
    private readonly rounds: RoundService,
    private readonly criteria: CriterionService,
    private readonly panels: PanelService,
    private readonly events: Events,
  ) {}

  /** @throws NotFoundException */
  async of(roundId: string): Promise<RoundCases> {
    const round = await this.rounds.any(roundId);
    if (!round) throw new NotFoundException();
    const [criteria, cases, sittings, marks, all] = await Promise.all([this.criteria.criteriaOf(round.rules), this.store.cases(roundId), this.store.sittings(roundId), this.store.marks(roundId), this.panels.members(roundId)]);
    return { round, criteria, cases, sittings, marks, members: all.filter(({ answer }) => answer === 'accepted'), standardFits: fits(criteria) };
  }

  /** The three standard cases, for a round that has none. */
  async takeStandard(roundId: string, officerId: string): Promise<Result<void, 'taken' | 'unfit'>> {
    const { rules } = await this.held(roundId);
    const criteria = await this.criteria.criteriaOf(rules);
    if (!fits(criteria)) return refused('unfit');
    if ((await this.store.holdToChange(roundId)).length) return refused('taken');
    for (const [at, { title, criteria: answered }] of standardCases.entries()) {
      const own = Object.entries(answered).filter(([id]) => criteria.some((criterion) => criterion.id === id));
      const answers = Object.fromEntries(own.map(([id, { answer }]) => [id, answer]));
      const intended = Object.fromEntries(own.map(([id, { halfPoints }]) => [id, halfPoints]));
      await this.store.put(roundId, at + 1, { titleDa: title.da, titleEn: title.en, answers, intended });
    }
    await this.events.note({ subject: roundId, kind: 'calibration.standard', actorId: officerId, facts: { n: standardCases.length } });
    return ok(undefined);
  }

  /** A new case or other words for one that nobody has begun to score. @throws NotFoundException for a number no case can have */
  async write(roundId: string, number: number, written: WrittenCase & Pick<CaseRow, 'intended'>, officerId: string): Promise<Result<void, CaseRefusal>> {
    const { rules } = await this.held(roundId);
    if (number < 1 || number > mostCases) throw new NotFoundException();
    const stored = (await this.store.holdToChange(roundId)).find((one) => one.number === number);
    if (stored?.begun) return refused({ why: 'begun', n: stored.begun });
    const problems = caseProblems(written, (await this.criteria.criteriaOf(rules)).map(({ id }) => id), rules.textLimits);
    if (problems.length) return refused({ why: 'problems', problems });
    await this.store.put(roundId, number, written);
    await this.events.note({ subject: roundId, kind: 'calibration.written', actorId: officerId, facts: { number, isNew: !stored } });
    return ok(undefined);
  }

  async remove(roundId: string, number: number, officerId: string): Promise<Result<void, Begun>> {
    await this.held(roundId);
    const stored = (await this.store.holdToChange(roundId)).find((one) => one.number === number);
    if (!stored) throw new NotFoundException();
    if (stored.begun) return refused({ why: 'begun', n: stored.begun });
    await this.store.remove(stored.id);
    await this.events.note({ subject: roundId, kind: 'calibration.removed', actorId: officerId, facts: { number } });
    return ok(undefined);
  }

  /** Whoever changes a round's cases waits here for the others who do. */
  private async held(roundId: string): Promise<RoundView> {
    const round = await this.rounds.hold(roundId);
    if (!round) throw new NotFoundException();
    return round;
  }
}

function fits(criteria: readonly Criterion[]): boolean {
  return criteria.every(({ id }) => standardCases.every((one) => id in one.criteria));
}
