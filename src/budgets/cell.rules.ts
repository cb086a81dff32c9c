import type { MoneyRules } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import { countable } from './counted.rules.js';
import { byYear, flatRatesOf, type DirectCosts } from './flat-rate.rules.js';
import { costModelOf, type Budget, type Year } from './line.rules.js';

/** The finest figure: one partner, one year, one heading. Those of 0 are left out. */
export interface CostCell {
  readonly partnerId: string;
  readonly year: Year;
  /** A line's category, or what the cost model adds: `flat-staff`, `indirect`. */
  readonly heading: string;
  readonly oere: Oere;
}

/** Every cost, flat rates included, in the order of partners, years and headings. */
export function cellsOf(budget: Budget, rules: MoneyRules): CostCell[] {
  const model = costModelOf(budget, rules);
  const direct = directCosts(budget);
  return inPageOrder(direct.keys(), budget.partners.map(({ id }) => id)).flatMap((partnerId) => {
    const ofPartner = direct.get(partnerId)!;
    const { staff, indirect } = flatRatesOf(ofPartner, model);
    return [...ofPartner.keys()].toSorted(byYear).flatMap((year) => {
      const ofYear = ofPartner.get(year)!;
      const categories = inPageOrder(ofYear.keys(), rules.categories).map((heading) => ({ heading, oere: ofYear.get(heading)! }));
      const flat = [
        { heading: 'flat-staff', oere: staff.get(year)! },
        { heading: 'indirect', oere: indirect.get(year)! },
      ];
      return [...categories, ...flat].filter(({ oere }) => oere > 0n).map((cell) => ({ partnerId, year, ...cell }));
    });
  });
}

/** The ids as the page has them, then any others by name. */
export function inPageOrder<Id extends string>(ids: Iterable<Id>, page: readonly string[]): Id[] {
  const place = new Map(page.map((id, at) => [id, at]));
  const placeOf = (id: Id): number => place.get(id) ?? page.length;
  return [...ids].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}

function directCosts({ costs }: Budget): Map<string, DirectCosts> {
  const direct = new Map<string, Map<Year, Map<string, Oere>>>();
  for (const { partnerId, year, category, amountOere } of costs) {
    const ofYear = within(within(direct, partnerId), year);
    ofYear.set(category, (ofYear.get(category) ?? 0n) + countable(amountOere));
  }
  return direct;
}

function within<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = map.get(key);
  if (known) return known;
  const fresh = new Map<Inner, Value>();
  map.set(key, fresh);
  return fresh;
}
