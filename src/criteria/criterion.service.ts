import { Injectable } from '@nestjs/common';
import type { RuleSetValues } from '../rounds/index.js';
import { once } from '../shared/once.js';
import { CriterionStore, type Criterion, type StrategyCriterion } from './criterion.store.js';

type Named = Pick<RuleSetValues, 'weights'>;

/** Criteria change only with the reference data, at a start, so they are read once; those of a strategy that came later are read then. */
@Injectable()
export class CriterionService {
  private read = once(() => this.store.all());

  constructor(private readonly store: CriterionStore) {}

  /** Those of the strategy in force, by number. */
  async criteria(): Promise<readonly Criterion[]> {
    const all = await this.read();
    return all.filter(({ strategyId }) => strategyId === all[0]?.strategyId);
  }

  /** Those that a round's rules name, by number: another strategy's rounds have other criteria. */
  async criteriaOf(rules: Named): Promise<readonly Criterion[]> {
    const ids = Object.keys(rules.weights);
    if (!isKnown(ids, await this.read())) this.read = once(() => this.store.all());
    return (await this.read()).filter(({ id }) => ids.includes(id)).sort((a, b) => a.number - b.number);
  }

  /** Every criterion of the strategy that a round's rules take theirs from, named or not; those in force where they name none. */
  async strategyOf(rules: Named): Promise<readonly Criterion[]> {
    const [first] = (await this.criteriaOf(rules)) as readonly StrategyCriterion[];
    return first ? (await this.read()).filter(({ strategyId }) => strategyId === first.strategyId) : this.criteria();
  }
}

function isKnown(ids: readonly string[], criteria: readonly StrategyCriterion[]): boolean {
  const known = new Set(criteria.map(({ id }) => id));
  return ids.every((id) => known.has(id));
}
