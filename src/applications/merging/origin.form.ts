import { randomUUID } from 'node:crypto';
import { typed, typedAll, type Posted } from '../../platform/forms/index.js';
import type { Origin } from '../form/section.service.js';
import { settlements } from './settle.rules.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of the hidden fields and choices with which a form says what it was made from. */
export const originNames = { basis: 'basis', page: 'page', turn: 'turn', disagreement: 'disagreement', choice: (key: string) => `choice.${key}` } as const;

/** More than two people can disagree about in one section; only a forged page has more. */
const MOST_DISAGREEMENTS = 200;

/** A form that says nothing of itself was made from the empty application: then everything since counts. */
export function originOf(posted: Posted): Origin {
  const basis = typed(posted, originNames.basis);
  const page = typed(posted, originNames.page);
  const settled = typedAll(posted, originNames.disagreement).slice(0, MOST_DISAGREEMENTS).map((key) => {
    const choice = typed(posted, originNames.choice(key));
    return [key, settlements.find((one) => one === choice) ?? null] as const;
  });
  return { basis: countIn(basis), turn: countIn(typed(posted, originNames.turn)), pageId: uuid.test(page) ? page : null, settled: new Map(settled) };
}

const countIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** A page opened now. */
export function newOrigin(revision: number): Origin {
  return { basis: revision, turn: 0, pageId: randomUUID(), settled: new Map() };
}
