import { Injectable, NotFoundException } from '@nestjs/common';
import { Events } from '../platform/events/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { wrongReason } from './finalise.rules.js';
import { hashOfLacks } from './lack.rules.js';
import { RankingStore } from './ranking.store.js';
import { RankingService } from './ranking.service.js';

export type AskRefusal = { readonly kind: 'partial' | 'complete' | 'changed' | 'asked' } | { readonly kind: 'reason'; readonly characters: number };
export type DecideRefusal = { readonly kind: 'partial' | 'own' | 'decided' | 'stale' };

/** Leave to rank a round although something is missing: one officer asks and says why, another gives it, for just what is missing now. */
@Injectable()
export class OverrideService {
  constructor(
    private readonly store: RankingStore,
    private readonly ranking: RankingService,
    private readonly events: Events,
  ) {}

  /** `seen`: hash of the lacks the officer looked at. */
  async ask(roundId: string, accountId: string, at: Date, { seen, reason }: { seen: string; reason: string }): Promise<Result<void, AskRefusal>> {
    await this.store.hold(roundId);
    const { lacks, lacksSha256: hash, isPartial, overrides } = await this.ranking.standing(roundId, accountId);
    if (isPartial) return refused({ kind: 'partial' });
    if (lacks.length === 0) return refused({ kind: 'complete' });
    if (seen !== hash) return refused({ kind: 'changed' });
    if (overrides.some(({ outcome, missing }) => outcome !== 'refused' && hashOfLacks(missing) === hash)) return refused({ kind: 'asked' });
    const wrong = wrongReason(reason);
    if (wrong) return refused(wrong);
    const id = await this.store.ask({ roundId, missing: lacks, reason, askedBy: accountId, askedAt: at });
    await this.events.note({ subject: roundId, kind: 'ranking.override-asked', actorId: accountId, facts: { override: id, lacks: lacks.length, sha256: hash } });
    return ok(undefined);
  }

  /** @throws NotFoundException where nothing of that id was asked for in this round */
  async decide(roundId: string, id: string, accountId: string, at: Date, { outcome, note }: { outcome: 'granted' | 'refused'; note: string }): Promise<Result<void, DecideRefusal>> {
    await this.store.hold(roundId);
    const { lacksSha256, isPartial, overrides } = await this.ranking.standing(roundId, accountId);
    const asked = overrides.find((override) => override.id === id);
    if (!asked) throw new NotFoundException();
    if (isPartial) return refused({ kind: 'partial' });
    if (asked.outcome !== null) return refused({ kind: 'decided' });
    if (asked.askedBy === accountId) return refused({ kind: 'own' });
    if (outcome === 'granted' && hashOfLacks(asked.missing) !== lacksSha256) return refused({ kind: 'stale' });
    await this.store.decide(id, { outcome, decidedBy: accountId, decidedAt: at, decisionNote: note });
    await this.events.note({ subject: roundId, kind: `ranking.override-${outcome}`, actorId: accountId, facts: { override: id } });
    return ok(undefined);
  }
}
