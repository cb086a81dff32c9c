import { Injectable } from '@nestjs/common';
import { RemainingPools, RoundService } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import { poolView, type PoolView } from './pool.rules.js';
import { PoolStore } from './pool.store.js';

@Injectable()
export class PoolService extends RemainingPools {
  constructor(
    private readonly store: PoolStore,
    private readonly rounds: RoundService,
  ) {
    super();
  }

  /** Every fund's pool, in the order the funds are always shown. */
  async left(): Promise<PoolView[]> {
    const [funds, committed] = await Promise.all([this.rounds.funds(), this.store.committed()]);
    return funds.map((fund) => poolView(fund, committed.find(({ fundId }) => fundId === fund.id)));
  }

  async remaining(): Promise<Readonly<Record<string, Oere>>> {
    return Object.fromEntries((await this.left()).map(({ fundId, leftOere }) => [fundId, leftOere]));
  }

  /** Locks the fund until the transaction ends and says what is left in it. Lock an application before it, never after. */
  async holdLeft(fundId: string): Promise<Oere> {
    await this.store.hold(fundId);
    const pool = (await this.left()).find((one) => one.fundId === fundId);
    if (!pool) throw new Error(`There is no fund ${fundId}`);
    return pool.leftOere;
  }
}
