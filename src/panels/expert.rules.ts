/** A company or an association somebody helps to run. */
export interface Board {
  readonly cvr: string;
  readonly name: string;
}

/** What is known of an expert beside the account: what they can judge, and what could stand in the way. */
export interface ExpertProfile {
  /** Eight digits; '' where there is no employer in the register. */
  readonly employerCvr: string;
  readonly boards: readonly Board[];
  readonly municipality: string;
  /** Ids of focus areas. */
  readonly fields: readonly string[];
  /** In one round; null: as many as there are. */
  readonly mostApplications: number | null;
}

export const emptyProfile: ExpertProfile = { employerCvr: '', boards: [], municipality: '', fields: [], mostApplications: null };

/** What the form and the table's checks allow. */
export const profileLimits = { boards: 20, most: 200, municipality: 100, boardName: 200 } as const;

type Part = keyof ExpertProfile;
const parts: readonly Part[] = ['employerCvr', 'boards', 'municipality', 'fields', 'mostApplications'];

/** The parts that differ; the order of boards and fields says nothing. */
export function changedIn(before: ExpertProfile, after: ExpertProfile): Part[] {
  const inOrder = (profile: ExpertProfile, part: Part): string => {
    if (part === 'boards') return JSON.stringify(profile.boards.map(({ cvr, name }) => `${cvr} ${name}`).sort());
    return JSON.stringify(part === 'fields' ? [...profile.fields].sort() : profile[part]);
  };
  return parts.filter((part) => inOrder(before, part) !== inOrder(after, part));
}

/** Numbers the register has not been asked about: what stood there before was asked about then. */
export function newNumbers(before: ExpertProfile, after: ExpertProfile): string[] {
  const known = new Set([before.employerCvr, ...before.boards.map(({ cvr }) => cvr)]);
  return [...new Set([after.employerCvr, ...after.boards.map(({ cvr }) => cvr)])].filter((cvr) => cvr !== '' && !known.has(cvr));
}

/** What the pool can be sorted by, as it stands in the address. */
export const expertSorts = ['navn', 'organisation', 'kommune'] as const;
export type ExpertSort = (typeof expertSorts)[number];
