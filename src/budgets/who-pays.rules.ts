import type { Oere } from '../shared/money.js';
import { countedFinancing } from './counted.rules.js';
import { financingKinds, type Budget, type FinancingKind } from './line.rules.js';

/** One source of one kind, with what counts of it: never withdrawn money, nor krone for krone that nothing matches. */
export interface Payer {
  readonly source: 'fund' | 'partner' | 'outside';
  /** Of the fund or the partner; '' for a source outside the partnership. */
  readonly id: string;
  /** What an outside source is called; '' for the others. */
  readonly sourceName: string;
  readonly kind: FinancingKind;
  readonly oere: Oere;
}

const sources = ['fund', 'partner', 'outside'] as const;

/** Who finances what, summing to the financing: funds as they appear, partners in page order, then the outside; by kind. */
export function whoPays({ financing, partners }: Budget): Payer[] {
  const payers = new Map<string, Payer>();
  for (const { kind, fundId, partnerId, sourceName, amountOere } of countedFinancing(financing, partners).lines) {
    const source = kind === 'fund' ? 'fund' : partnerId === null ? 'outside' : 'partner';
    const named = { fund: { id: fundId ?? '', sourceName: '' }, partner: { id: partnerId ?? '', sourceName: '' }, outside: { id: '', sourceName } }[source];
    const key = JSON.stringify([source, named, kind]);
    payers.set(key, { source, ...named, kind, oere: (payers.get(key)?.oere ?? 0n) + amountOere });
  }
  const place = new Map(partners.map(({ id }, at) => [id, at]));
  const placeOf = ({ id }: Payer): number => place.get(id) ?? partners.length;
  return [...payers.values()].toSorted(
    (a, b) =>
      sources.indexOf(a.source) - sources.indexOf(b.source) ||
      placeOf(a) - placeOf(b) ||
      financingKinds.indexOf(a.kind) - financingKinds.indexOf(b.kind),
  );
}
