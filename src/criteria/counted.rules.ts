/** What the portal counts of an application by itself, so that nobody has to score it. */
export const countedFacts = [
  'goals', 'idea', 'focusAreas', 'targets', 'measured', 'cost', 'sought', 'activities', 'period', 'places',
  'partners', 'roles', 'cash', 'hours', 'other', 'sources', 'privateShare', 'gearing', 'confirmed',
] as const;
export type CountedFact = (typeof countedFacts)[number];

const under: Readonly<Record<string, readonly CountedFact[]>> = {
  'growth-and-employment': ['goals'],
  'strategic-relevance': ['idea'],
  'focus-area-fit': ['focusAreas'],
  'target-contribution': ['targets', 'measured'],
  significance: ['cost', 'sought', 'activities', 'period', 'places'],
  'broad-partnership': ['partners', 'roles'],
  'partner-commitment': ['cash', 'hours', 'other', 'sources', 'privateShare', 'gearing', 'confirmed'],
};

/** The facts that belong to a criterion; none where everything is judgement. */
export function countedUnder(criterionId: string): readonly CountedFact[] {
  return under[criterionId] ?? [];
}
