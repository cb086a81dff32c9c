import type { CostCheck, FinancingCheck, OnLine } from './check.rules.js';
import type { Budget, CostLine, FinancingLine } from './line.rules.js';

/** Partner id to name. */
export type Names = ReadonlyMap<string, string>;

export function namesOf({ partners }: Budget): Names {
  return new Map(partners.map(({ id, name }) => [id, name]));
}

/** What any line of either table may break. */
export function lineChecks(table: OnLine['table'], { id: lineId, amountOere, partnerId }: CostLine | FinancingLine, names: Names): (CostCheck & FinancingCheck)[] {
  const on = { severity: 'error', basis: '', table, lineId, partnerName: names.get(partnerId ?? '') ?? '' } as const;
  return [
    ...(amountOere < 0n ? [{ code: 'negative-amount', ...on, partnerId, amountOere } as const] : []),
    ...(partnerId !== null && !names.has(partnerId) ? [{ code: 'unknown-partner', ...on, partnerId } as const] : []),
  ];
}
