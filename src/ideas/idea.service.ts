import { Injectable } from '@nestjs/common';
import { once } from '../shared/once.js';
import { IdeaStore, type Initiative } from './idea.store.js';

/** The catalogue changes only with the reference data, at a start, so it is read once. */
@Injectable()
export class IdeaService {
  /** All 22, in the catalogue's order. */
  readonly initiatives: () => Promise<readonly Initiative[]> = once(() => this.store.all());

  constructor(private readonly store: IdeaStore) {}

  /** `number` as in the catalogue, 2.1; `null` for one it does not have. */
  async initiative(number: string): Promise<Initiative | null> {
    return (await this.initiatives()).find((initiative) => initiative.number === number) ?? null;
  }
}
