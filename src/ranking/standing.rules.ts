/** Which applications a list shows; '' all of them. */
export const standingFilters = ['', 'missing', 'complete', 'wide', 'below'] as const;
export type StandingFilter = (typeof standingFilters)[number];

/** `rank`, `number`, `title`, `spread`, or `k:` and a criterion's id. */
export type StandingSort = 'rank' | 'number' | 'title' | 'spread' | `k:${string}`;

export interface StandingChoice {
  readonly filter: StandingFilter;
  readonly sort: StandingSort;
  /** As it was typed. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

/** In an address: what is no choice at all is the list as it stands by itself. */
export function standingChoice(query: Readonly<Record<string, unknown>>, criterionIds: readonly string[]): StandingChoice {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const sort = text('orden');
  const sorts: readonly string[] = ['rank', 'number', 'title', 'spread', ...criterionIds.map((id) => `k:${id}`)];
  return {
    filter: standingFilters.find((known) => known === text('vis')) ?? '',
    sort: sorts.includes(sort) ? (sort as StandingSort) : 'rank',
    search: text('q').slice(0, 200),
    page: /^[1-9]\d{0,5}$/.test(text('side')) ? Number(text('side')) : 1,
  };
}

/** Whether nothing is chosen: then the index alone answers. */
export function isPlain({ filter, sort, search }: StandingChoice): boolean {
  return filter === '' && sort === 'rank' && search.trim() === '';
}
