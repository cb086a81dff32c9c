import type { RankingResult } from '../ranking-result.rules.js';
import { orderOf, type MeetingItem, type MeetingOrder } from './meeting-order.rules.js';
import type { RankInterval } from './rank-interval.rules.js';
import type { ApplicationSpread } from './spread.rules.js';

/** Why an application is talked about. `line`: its interval of ranks reaches over the funding line; `alone`: with one assessment nobody knows whether the panel agrees. */
export type Reason = 'line' | 'spread' | 'pulled' | 'alone' | 'unassessed';

export interface PanelItem extends MeetingItem {
  readonly reasons: readonly Reason[];
  /** null: not ranked. */
  readonly rank: number | null;
  readonly interval: RankInterval | null;
  readonly spread: ApplicationSpread | null;
  /** Below a threshold. */
  readonly isBelow: boolean;
}

export interface PanelMeeting {
  readonly discuss: MeetingOrder<PanelItem>;
  /** In rank order: within the pools with some certainty, and not. */
  readonly yes: readonly PanelItem[];
  readonly no: readonly PanelItem[];
}

export interface Known {
  readonly result: RankingResult;
  readonly intervals: ReadonlyMap<string, RankInterval>;
  readonly spreads: ReadonlyMap<string, ApplicationSpread>;
  /** Whom the panel has asked to talk about. */
  readonly pulled: ReadonlySet<string>;
  /** Who may not hear of which application. */
  readonly away: ReadonlyMap<string, readonly string[]>;
}

/** Disagreement first, then what is clear: nobody's evening goes into cases that all agree on. */
export function panelMeeting({ result, intervals, spreads, pulled, away }: Known): PanelMeeting {
  const cut = result.line.rank;
  const item = (id: string, place: Pick<PanelItem, 'rank' | 'isBelow'>, isUnassessed = false): PanelItem => {
    const [interval, spread] = [intervals.get(id) ?? null, spreads.get(id) ?? null];
    const reasons: Reason[] = [
      ...(isUnassessed ? (['unassessed'] as const) : spread?.widest === null ? (['alone'] as const) : []),
      ...(cut !== null && interval && reachesOver(interval, cut) ? (['line'] as const) : []),
      ...(spread && spread.flagged.length > 0 ? (['spread'] as const) : []),
      ...(pulled.has(id) ? (['pulled'] as const) : []),
    ];
    return { id, ...place, reasons, interval, spread, disagreement: spread?.widest ?? 0, away: away.get(id) ?? [] };
  };
  const ranked = result.ranked.map(({ id, rank, line }) => ({ item: item(id, { rank, isBelow: false }), line }));
  const failed = result.failed.map(({ id }) => item(id, { rank: null, isBelow: true }));
  const unassessed = result.unranked.map(({ id }) => item(id, { rank: null, isBelow: false }, true));
  const isTalkedAbout = ({ reasons }: PanelItem): boolean => reasons.length > 0;
  const clear = (side: 'within' | 'reserve'): PanelItem[] => ranked.filter((one) => one.line === side && !isTalkedAbout(one.item)).map((one) => one.item);
  return {
    discuss: orderOf([...ranked.map((one) => one.item), ...failed, ...unassessed].filter(isTalkedAbout)),
    yes: clear('within'),
    no: [...clear('reserve'), ...failed.filter((one) => !isTalkedAbout(one))],
  };
}

/** `cut` is the first rank below the line. */
function reachesOver({ likely: { best, worst } }: RankInterval, cut: number): boolean {
  return best < cut && worst >= cut;
}

/** Who goes out and who comes back before each item, in the order of the meeting. */
export interface Doorway {
  readonly out: readonly string[];
  readonly still: readonly string[];
  readonly back: readonly string[];
}

export function doorways(items: readonly MeetingItem[]): Doorway[] {
  return items.map(({ away }, at) => {
    const before = items[at - 1]?.away ?? [];
    return { out: away.filter((person) => !before.includes(person)), still: away.filter((person) => before.includes(person)), back: before.filter((person) => !away.includes(person)) };
  });
}
