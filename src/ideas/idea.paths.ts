export const ideaPaths = { ideas: '/ideer', idea: '/ideer/:number' } as const;

/** `number` as in the catalogue: 2.1 */
export const ideaUrl = (number: string): string => `${ideaPaths.ideas}/${number}`;

/** The catalogue with one focus area's initiatives. */
export const catalogueUrl = (focusAreaId: string): string =>
  `${ideaPaths.ideas}?${new URLSearchParams({ indsatsomraade: focusAreaId }).toString()}`;
