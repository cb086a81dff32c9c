import { Injectable, NotFoundException } from '@nestjs/common';
import { InterestService } from '../interests/index.js';
import { RoundService, type Fund, type RoundView } from '../rounds/index.js';
import { inFundOrder, type FundLine } from './fund-line.rules.js';
import { FundLineStore } from './fund-line.store.js';
import type { PoolView } from './pool.rules.js';
import { PoolService } from './pool.service.js';
import { RecommendationStore, type AgendaRow } from './recommendation.store.js';

export interface Agenda {
  readonly round: RoundView;
  readonly items: readonly (AgendaRow & { readonly lines: readonly FundLine[] })[];
  /** Items the reader leaves the room for: that they are there is all that is said of them. */
  readonly left: readonly number[];
  readonly funds: readonly Fund[];
  readonly pools: readonly PoolView[];
}

@Injectable()
export class MeetingService {
  constructor(
    private readonly rounds: RoundService,
    private readonly store: RecommendationStore,
    private readonly lines: FundLineStore,
    private readonly pools: PoolService,
    private readonly interests: InterestService,
  ) {}

  /** Every round's meeting with the length of its agenda, latest deadline first. */
  async meetings(): Promise<{ round: RoundView; items: number }[]> {
    const [rounds, counts] = await Promise.all([this.rounds.rounds(), this.store.itemCounts()]);
    return rounds.map((round) => ({ round, items: counts.get(round.id) ?? 0 }));
  }

  /** Everything the forum's meeting of a round has before it. @throws NotFoundException for an unknown round */
  async agenda(roundId: string, readerId: string): Promise<Agenda> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    const [all, funds, pools] = await Promise.all([this.store.agenda(roundId), this.rounds.funds(), this.pools.left()]);
    const shut = new Set((await this.interests.blockedAmong(all.map(({ applicationId }) => applicationId), [readerId])).map(({ applicationId }) => applicationId));
    const items = all.filter(({ applicationId }) => !shut.has(applicationId));
    const lines = await this.lines.of(items.map(({ applicationId }) => applicationId));
    const own = (applicationId: string) => inFundOrder(lines.filter((line) => line.applicationId === applicationId), funds);
    const left = all.filter(({ applicationId }) => shut.has(applicationId)).map(({ itemNumber }) => itemNumber);
    return { round, funds, pools, left, items: items.map((item) => ({ ...item, lines: own(item.applicationId) })) };
  }
}
