import { normaliseLine } from '../shared/text.js';
import { expertSorts, type ExpertSort } from './expert.rules.js';

/** What somebody looks for, as far as a name goes. */
export function wordsIn(asked: unknown): string {
  return typeof asked === 'string' ? normaliseLine(asked).slice(0, 100) : '';
}

/** `-navn`: by name, the other way round. */
export function orderIn(sorted: unknown): { sort: ExpertSort; descending: boolean } {
  const text = typeof sorted === 'string' ? sorted : '';
  const sort = expertSorts.find((key) => text === key || text === `-${key}`);
  return { sort: sort ?? 'navn', descending: sort !== undefined && text.startsWith('-') };
}
