/** Where an initiative belongs, and what else it touches. */
export interface Placed {
  readonly focusAreaId: string;
  readonly alsoFocusAreas: readonly { readonly focusAreaId: string; readonly basis: 'stated' | 'inferred' }[];
}

/** The initiatives that belong to a focus area. */
export function ownOf<I extends Placed>(initiatives: readonly I[], focusAreaId: string): I[] {
  return initiatives.filter((initiative) => initiative.focusAreaId === focusAreaId);
}

/** The initiatives of other focus areas that touch this one too. */
export function touching<I extends Placed>(initiatives: readonly I[], focusAreaId: string): I[] {
  return initiatives.filter(
    (initiative) =>
      initiative.focusAreaId !== focusAreaId && initiative.alsoFocusAreas.some((also) => also.focusAreaId === focusAreaId),
  );
}
