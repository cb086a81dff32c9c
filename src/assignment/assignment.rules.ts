/**
 * Who assesses what in a round: what is known before it is planned, and what stands in the way of one person and one
 * application. Everything is told by id, so that no name and no order of rows can tip a choice.
 */
export interface Inputs {
  /** Assessors each application is to have. */
  readonly perApplication: number;
  /** Leave out people who have not yet declared anything about an application. */
  readonly onlyDeclared: boolean;
  readonly applications: readonly PlannedCase[];
  /** Members of the round's panel who have accepted. */
  readonly people: readonly Assessor[];
  /** Only what is not `undeclared` without suspicion. */
  readonly between: readonly Between[];
}

export interface PlannedCase {
  readonly id: string;
  /** Focus areas. */
  readonly fields: readonly string[];
  /** Whoever has a seat that counts already, in the panel still or not. */
  readonly seated: readonly string[];
}

export interface Assessor {
  readonly id: string;
  readonly fields: readonly string[];
  /** The same for two who work at one place; '' where it is not known. */
  readonly employer: string;
  /** Applications in this round; null: as many as there are. */
  readonly most: number | null;
}

/** `clear`: has declared that nothing stands in the way, or somebody decided so. `barred`: declared something, disqualified, or takes part in applying. */
export type Standing = 'undeclared' | 'clear' | 'barred';

export interface Between {
  readonly applicationId: string;
  readonly accountId: string;
  readonly standing: Standing;
  /** The registers hint at a tie nobody has declared. */
  readonly suspected: boolean;
}

export interface Line {
  readonly applicationId: string;
  readonly accountId: string;
}

/** `solved`: the machine's choice. `manual`: somebody's. Seats that exist are no lines. */
export interface PlanLine extends Line {
  readonly origin: 'solved' | 'manual';
}

/** What each departure from the ideal costs, in applications of uneven load: one person's n-th application costs n. */
export const costs = {
  /** An assessor too few. */
  shortage: 10_000,
  /** Two groups of applications that no assessor joins, so that strict and mild assessors cannot be told apart. */
  apart: 300,
  suspicion: 100,
  /** No assessor knows any of the application's focus areas. */
  noExpert: 20,
  undeclared: 3,
  /** A seat for somebody from another field. */
  outside: 2,
} as const;

/** Five assessors are the practical optimum (PMC4382286); a round's rules say how few will do. */
export const RECOMMENDED = 5;

/** The same inputs are the same text, whatever order they came in. */
export function inOrder(inputs: Inputs): Inputs {
  return {
    ...inputs,
    applications: [...inputs.applications].sort(by((one) => one.id)).map((one) => ({ ...one, fields: [...one.fields].sort(), seated: [...one.seated].sort() })),
    people: [...inputs.people].sort(by((one) => one.id)).map((one) => ({ ...one, fields: [...one.fields].sort() })),
    between: inputs.between.filter(({ standing, suspected }) => standing !== 'undeclared' || suspected).sort(by((one) => `${one.applicationId} ${one.accountId}`)),
  };
}

export function by<T>(key: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

/** Looks up what is known of a pair. */
export class Pairs {
  private readonly known = new Map<string, Between>();

  constructor(between: readonly Between[]) {
    for (const one of between) this.known.set(`${one.applicationId} ${one.accountId}`, one);
  }

  of(applicationId: string, accountId: string): Between {
    return this.known.get(`${applicationId} ${accountId}`) ?? { applicationId, accountId, standing: 'undeclared', suspected: false };
  }
}

/** Whether the person knows one of the application's focus areas. */
export function knows({ fields }: Pick<Assessor, 'fields'>, application: Pick<PlannedCase, 'fields'>): boolean {
  return application.fields.some((field) => fields.includes(field));
}

/** Why somebody cannot be given an application by the machine; by hand, only `barred`, `seated` and `elsewhere` refuse. */
export type Obstacle = 'barred' | 'seated' | 'undeclared' | 'colleague' | 'most';

export interface Situation {
  readonly standing: Standing;
  readonly isSeated: boolean;
  readonly onlyDeclared: boolean;
  /** Whoever else assesses the application works at the same place. */
  readonly hasColleague: boolean;
  /** Applications the person has without this one. */
  readonly load: number;
  readonly most: number | null;
}

/** All that speaks against one more application for somebody, the gravest first. */
export function obstaclesTo({ standing, isSeated, onlyDeclared, hasColleague, load, most }: Situation): Obstacle[] {
  return [
    ...(standing === 'barred' ? (['barred'] as const) : []),
    ...(isSeated ? (['seated'] as const) : []),
    ...(standing === 'undeclared' && onlyDeclared ? (['undeclared'] as const) : []),
    ...(hasColleague ? (['colleague'] as const) : []),
    ...(most !== null && load >= most ? (['most'] as const) : []),
  ];
}
