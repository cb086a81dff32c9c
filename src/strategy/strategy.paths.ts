/** `focusArea` is answered by ideas/, since its page shows the area's initiatives too. */
export const strategyPaths = { strategy: '/strategi', focusArea: '/strategi/:id' } as const;

export const focusAreaUrl = (id: string): string => `${strategyPaths.strategy}/${id}`;
