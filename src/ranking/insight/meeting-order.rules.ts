/** Something the panel talks about, and who may not be in the room meanwhile. */
export interface MeetingItem {
  readonly id: string;
  /** The larger, the earlier. */
  readonly disagreement: number;
  readonly away: readonly string[];
}

export interface MeetingOrder<Item extends MeetingItem> {
  readonly items: readonly Item[];
  /** How many times somebody leaves the room, and how many times by disagreement alone. */
  readonly exits: number;
  readonly exitsByDisagreement: number;
  /** Every order was weighed; else the best that moving one item at a time finds. */
  readonly isExact: boolean;
}

/** Up to so many items every order is weighed. */
export const mostExact = 12;

/** Disagreement alone; equals keep the given order. */
export function byDisagreement<Item extends MeetingItem>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => b.disagreement - a.disagreement);
}

/** How many times somebody leaves: once for each stretch of items in a row that the person may not hear. */
export function exitsOf(items: readonly MeetingItem[]): number {
  return items.reduce((exits, item, at) => exits + leaving(items[at - 1], item), 0);
}

function leaving(before: MeetingItem | undefined, { away }: MeetingItem): number {
  return away.filter((person) => !before?.away.includes(person)).length;
}

/** Fewest exits; among orders with equally few, the largest disagreement as early as possible. */
export function orderOf<Item extends MeetingItem>(given: readonly Item[]): MeetingOrder<Item> {
  const first = byDisagreement(given);
  const exitsByDisagreement = exitsOf(first);
  const isExact = first.length <= mostExact;
  const items = isExact ? bestOrder(first) : byMoving(first);
  return { items, exits: exitsOf(items), exitsByDisagreement, isExact };
}

/** An exit outweighs any place in the order. */
const exitCost = 1e9;
const placeCost = (item: MeetingItem, place: number): number => place * item.disagreement;

function costOf(items: readonly MeetingItem[]): number {
  return items.reduce((cost, item, place) => cost + placeCost(item, place), exitCost * exitsOf(items));
}

/** Held and Karp: the cheapest way to have taken a set of items that ends with one of them, set by set. */
function bestOrder<Item extends MeetingItem>(items: readonly Item[]): Item[] {
  const size = items.length;
  if (size < 2) return [...items];
  // A hair more for each place it has in the given order, so that equals stay in it.
  const placed = items.map((item, at) => ({ ...item, disagreement: item.disagreement + (size - at) / 10_000 }));
  const costs = Array.from({ length: 1 << size }, () => new Float64Array(size).fill(Infinity));
  const former = Array.from({ length: 1 << size }, () => new Int8Array(size).fill(-1));
  for (let at = 0; at < size; at += 1) costs[1 << at]![at] = exitCost * leaving(undefined, items[at]!);
  for (let taken = 1; taken < 1 << size; taken += 1) {
    const place = bitsIn(taken);
    for (let last = 0; last < size; last += 1) {
      const cost = costs[taken]![last]!;
      if (cost === Infinity) continue;
      for (let next = 0; next < size; next += 1) {
        if (taken & (1 << next)) continue;
        const more = taken | (1 << next);
        const total = cost + exitCost * leaving(items[last], items[next]!) + placeCost(placed[next]!, place);
        if (total < costs[more]![next]!) {
          costs[more]![next] = total;
          former[more]![next] = last;
        }
      }
    }
  }
  const order: Item[] = [];
  let taken = (1 << size) - 1;
  let last = costs[taken]!.indexOf(Math.min(...costs[taken]!));
  while (last >= 0) {
    order.unshift(items[last]!);
    const before = former[taken]![last]!;
    taken &= ~(1 << last);
    last = before;
  }
  return order;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count += 1;
  return count;
}

/** Moves items that somebody leaves for next to others that the same person leaves for, as long as it helps. */
function byMoving<Item extends MeetingItem>(items: readonly Item[]): Item[] {
  let order = [...items];
  let cost = costOf(order);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const item of items.filter(({ away }) => away.length > 0)) {
      for (const beside of order.filter((other) => other !== item && other.away.some((person) => item.away.includes(person)))) {
        const without = order.filter((other) => other !== item);
        for (const at of [without.indexOf(beside), without.indexOf(beside) + 1]) {
          const tried = without.toSpliced(at, 0, item);
          const triedCost = costOf(tried);
          if (triedCost < cost) [order, cost, isBetter] = [tried, triedCost, true];
        }
      }
    }
  }
  return order;
}
