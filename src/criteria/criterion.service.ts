import { Injectable } from '@nestjs/common';
import { once } from '../shared/once.js';
import { CriterionStore, type Criterion } from './criterion.store.js';

/** The criteria change only with the reference data, at a start, so they are read once. */
@Injectable()
export class CriterionService {
  /** The eight, by number. */
  readonly criteria: () => Promise<readonly Criterion[]> = once(() => this.store.all());

  constructor(private readonly store: CriterionStore) {}
}
