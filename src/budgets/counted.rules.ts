import { apportion, sumOere, type Oere } from '../shared/money.js';
import type { BudgetPartner, FinancingLine } from './line.rules.js';

/** What counts of all financing, and of what comes krone for krone. */
export interface Counted {
  readonly lines: readonly FinancingLine[];
  /** Krone for krone as promised, and how much of it nothing matches. */
  readonly conditionalOere: Oere;
  readonly unmatchedOere: Oere;
}

/** Public or private: as said, else by what the kind and the partner are. `fund` is public. */
export function isPublic({ kind, origin, partnerId }: FinancingLine, partners: readonly BudgetPartner[]): boolean {
  if (origin !== '') return origin === 'public';
  if (kind === 'fund' || kind === 'state' || kind === 'municipal') return true;
  if (kind === 'foundation') return false;
  const sector = partners.find(({ id }) => id === partnerId)?.sector;
  return sector === 'public' || sector === 'knowledge';
}

/** An amount below 0 counts nothing in any sum; the checks name its line. */
export function countable(amountOere: Oere): Oere {
  return amountOere > 0n ? amountOere : 0n;
}

/**
 * The lines with what counts of them: nothing withdrawn, and krone for krone together no further than the other
 * co-financing goes. A fund gives on its own terms, so its line is never krone for krone.
 */
export function countedFinancing(financing: readonly FinancingLine[], partners: readonly BudgetPartner[]): Counted {
  const lines = financing.filter(({ status }) => status !== 'withdrawn').map((line) => ({ ...line, amountOere: countable(line.amountOere) }));
  const conditional = lines.filter(({ kind, isConditional }) => isConditional && kind !== 'fund');
  const conditionalOere = amountOf(conditional);
  const matchOere = amountOf(lines.filter(({ kind, isConditional }) => !isConditional && kind !== 'fund'));
  if (conditionalOere <= matchOere) return { lines, conditionalOere, unmatchedOere: 0n };
  const share = new Map<FinancingLine, Oere>();
  // First among those that a total tells apart, then among the lines of each, so that a line in two parts moves no øre in any total.
  const groups = [...Map.groupBy(conditional, (line) => JSON.stringify([line.partnerId, line.kind, line.sourceName, isPublic(line, partners)]))].sort(byKey);
  apportion(matchOere, groups.map(([, group]) => amountOf(group))).forEach((part, at) => {
    const group = groups[at]![1].toSorted((a, b) => compare(a.id, b.id));
    apportion(part, group.map(({ amountOere }) => amountOere)).forEach((oere, index) => share.set(group[index]!, oere));
  });
  return { lines: lines.map((line) => ({ ...line, amountOere: share.get(line) ?? line.amountOere })), conditionalOere, unmatchedOere: conditionalOere - matchOere };
}

export function amountOf(lines: readonly { readonly amountOere: Oere }[]): Oere {
  return sumOere(lines.map((line) => line.amountOere));
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1);
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => compare(a, b);
