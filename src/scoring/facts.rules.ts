import type { IsoDate } from '../shared/dates.js';

/** Months a period touches the length of: 1 January to 31 December is 12, both days included; begun months count whole. */
export function monthsIn(from: IsoDate, until: IsoDate): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [untilYear = 0, untilMonth = 0, untilDay = 0] = until.split('-').map(Number);
  return Math.max(1, (untilYear - fromYear) * 12 + untilMonth - fromMonth + (untilDay >= fromDay ? 1 : 0));
}

interface Place {
  readonly place: string;
  readonly n: number;
}

/** Towns by the postcode of an address, `Vestergade 4, 8800 Viborg`: most partners first, then by postcode. `without` have none. */
export function placesOf(addresses: readonly string[]): { readonly places: Place[]; readonly without: number } {
  const towns = new Map<string, number>();
  let without = 0;
  for (const address of addresses) {
    const town = /(?:^|[\s,])(\d{4} [^\d,]+)/.exec(address)?.[1]?.trim();
    if (town) towns.set(town, (towns.get(town) ?? 0) + 1);
    else without += 1;
  }
  const places = [...towns].map(([place, n]) => ({ place, n })).toSorted((a, b) => b.n - a.n || (a.place < b.place ? -1 : 1));
  return { places, without };
}
