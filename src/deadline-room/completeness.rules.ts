import type { FindingPlace, StandingState } from '../applications/index.js';

/** How far one draft is, without a word of what stands in it. */
export interface DraftStanding {
  /** How many things keep it from being sent in. */
  readonly missing: number;
  /** The parts of the application they lie in, each once. */
  readonly places: readonly FindingPlace[];
  /** 0 to 100. */
  readonly percent: number;
  /** Sent in once, and being changed again: the version sent in counts. */
  readonly isReopened: boolean;
  /** Where its call asks for confirmations: of the partners that have not confirmed, how each stands. */
  readonly awaited: readonly Exclude<StandingState, 'confirmed'>[];
}

/** A partner that a draft which its consortium shares with the secretariat waits for. */
export interface SharedWait {
  readonly applicationId: string;
  readonly partners: readonly { readonly name: string; readonly state: StandingState }[];
}

/** 100 only where nothing is missing; a draft that lacks as much as an empty one, or more, has nothing. */
export function percentOf(missing: number, missingInEmpty: number): number {
  if (missing === 0) return 100;
  return Math.max(0, Math.floor(100 * (1 - missing / Math.max(missing, missingInEmpty))));
}

/** Lower ends. */
export const bands = [0, 25, 50, 75, 100] as const;
export type Band = (typeof bands)[number];

export const bandOf = (percent: number): Band => bands.findLast((lowest) => percent >= lowest) ?? 0;

export interface Figures {
  /** Drafts that have not been sent in. */
  readonly drafts: number;
  readonly byBand: ReadonlyMap<Band, number>;
  readonly lackingOne: number;
  readonly reopened: number;
  /** Where drafts lack something, in how many of them, most first. */
  readonly lacking: readonly { readonly place: FindingPlace; readonly drafts: number }[];
  /** Drafts with a partner that has not confirmed, and those partners by how they stand. */
  readonly waiting: { readonly drafts: number; readonly partners: number; readonly byState: ReadonlyMap<StandingState, number> };
}

/** Of a round. What was reopened is counted apart: a version of it counts already. */
export function figuresOf(standings: readonly DraftStanding[]): Figures {
  const drafts = standings.filter(({ isReopened }) => !isReopened);
  const places = counted(drafts.flatMap((draft) => draft.places));
  const awaited = drafts.flatMap((draft) => draft.awaited);
  const byBand = counted(drafts.map(({ percent }) => bandOf(percent)));
  return {
    drafts: drafts.length,
    byBand: new Map(bands.map((band) => [band, byBand.get(band) ?? 0])),
    lackingOne: drafts.filter(({ missing }) => missing === 1).length,
    reopened: standings.length - drafts.length,
    lacking: [...places].map(([place, n]) => ({ place, drafts: n })).sort((a, b) => b.drafts - a.drafts || (a.place < b.place ? -1 : 1)),
    waiting: { drafts: drafts.filter((draft) => draft.awaited.length > 0).length, partners: awaited.length, byState: counted<StandingState>(awaited) },
  };
}

function counted<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
