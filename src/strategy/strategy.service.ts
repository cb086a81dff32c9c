import { Injectable } from '@nestjs/common';
import { once } from '../shared/once.js';
import { StrategyStore, type FocusArea, type Strategy, type Target } from './strategy.store.js';

/** The strategy changes only with the reference data, at a start, so it is read once. */
@Injectable()
export class StrategyService {
  /** Vision, challenges and considerations. */
  readonly strategy: () => Promise<Strategy> = once(async () => loaded(await this.store.strategy()));
  /** In the strategy's own order. */
  readonly focusAreas: () => Promise<readonly FocusArea[]> = once(() => this.store.focusAreas());
  private readonly everyTarget = once(() => this.store.targets());

  constructor(private readonly store: StrategyStore) {}

  /** `null` for an id that no focus area has. */
  async focusArea(id: string): Promise<FocusArea | null> {
    return (await this.focusAreas()).find((area) => area.id === id) ?? null;
  }

  /** The 19 targets under the focus areas, by number, without the headline. */
  async targets(): Promise<readonly Target[]> {
    return (await this.everyTarget()).filter((target) => target.focusAreaId !== null);
  }

  async targetsOf(focusAreaId: string): Promise<readonly Target[]> {
    return (await this.everyTarget()).filter((target) => target.focusAreaId === focusAreaId);
  }

  /** The target above all focus areas. */
  async headline(): Promise<Target> {
    return loaded((await this.everyTarget()).find((target) => target.focusAreaId === null) ?? null);
  }
}

function loaded<T>(row: T | null): T {
  if (row === null) throw new Error('The strategy is not in the database; it is loaded when the portal starts');
  return row;
}
