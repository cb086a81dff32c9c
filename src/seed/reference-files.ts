/** The parts of `migrations/reference/*.json` that the loader reads by name; the rest goes into `document` columns. */

export interface Words {
  readonly da: string;
  readonly en: string;
}

interface Period {
  readonly fromYear: number;
  readonly toYear: number;
}

interface Figure {
  readonly year: number;
  readonly value: number;
  readonly comparator: string;
  readonly note: Words | null;
}

export interface Measure {
  readonly id: string;
  readonly indicator: Words;
  readonly kind: string;
  readonly unit: string;
  readonly direction: string;
  readonly baseline: {
    readonly status: string;
    readonly year: number | null;
    readonly value: number | null;
    readonly unit: string | null;
    readonly qualifier: string | null;
    readonly note: Words | null;
  };
  readonly target: Figure;
  readonly longTermTarget?: Figure | null;
  readonly comparison?: Words | null;
}

export interface Target {
  readonly id: string;
  readonly number: number;
  readonly title: Words;
  readonly description: Words;
  readonly measures: readonly Measure[];
  readonly note: Words | null;
}

export interface FocusArea {
  readonly id: string;
  readonly order: number;
  readonly strategySection: string;
  readonly catalogueChapter: number;
  readonly name: Words;
  readonly shortName: Words;
  readonly summary: Words;
  readonly targets: readonly Target[];
  readonly challenges: readonly unknown[];
  readonly actionTracks: readonly unknown[];
  readonly existingEfforts: readonly string[];
  readonly clusterPriorities?: readonly unknown[];
}

export interface StrategyFile {
  readonly id: string;
  readonly owner: Words;
  readonly officialTitle: Words;
  readonly kind: Words;
  readonly period: Period;
  readonly vision: { readonly year: number; readonly summary: Words; readonly keywords: readonly Words[] };
  /** One measure with a title of its own. */
  readonly headlineTarget: Measure & {
    readonly title: Words;
    readonly comparisonRegions: readonly string[];
    readonly drivers: readonly Words[];
  };
  readonly regionalChallenges: readonly (Words & { readonly id: string; readonly addressedByFocusAreas: boolean })[];
  readonly regionalChallengesSource: Words;
  readonly crossCuttingConsiderations: readonly unknown[];
  readonly monitoring: unknown;
  readonly measureKinds: unknown;
  readonly baselineStatuses: unknown;
  readonly comparators: unknown;
  readonly focusAreas: readonly FocusArea[];
}

export interface CriteriaFile {
  readonly criteria: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: Words;
    readonly guidance: Words;
    readonly evidence: readonly unknown[];
  }[];
}

/** By criterion: what each whole point means, from 0 up. Our own words; the strategy's documents have none. */
export type AnchorsFile = Readonly<Record<string, readonly Words[]>>;

export interface InitiativesFile {
  readonly initiatives: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: Words;
    readonly titleVariantDa: string | null;
    readonly focusAreaId: string;
    readonly purpose: Words;
    readonly targetLinks: readonly { readonly targetId: string; readonly basis: string; readonly note: Words | null }[];
    readonly alsoFocusAreas: readonly unknown[];
    readonly activities: readonly unknown[];
    readonly participants: readonly unknown[];
    readonly expectedFunding: readonly unknown[];
    readonly scale: unknown;
    readonly otherStatedGoals: readonly unknown[];
    readonly conditions: readonly unknown[];
    readonly relatedInitiatives: readonly string[];
  }[];
}

export interface FundingFile {
  readonly bodies: readonly (Words & { readonly id: string; readonly role: string })[];
  readonly sources: readonly {
    readonly id: string;
    readonly name: Words;
    readonly owner: string;
    /** `amount` is whole kroner. */
    readonly newProjectsPool: Period & { readonly amount: number };
    readonly supports: Words;
    readonly recommendingBody: string;
    readonly decidingBody: string;
    readonly legalityControl: { readonly stated: boolean };
    readonly note: Words;
  }[];
  readonly rounds: readonly {
    readonly id: string;
    readonly year: number;
    readonly number: number;
    readonly deadline: string;
    readonly meeting: string;
  }[];
}
