export const strategyPaths = { strategy: '/strategi', focusArea: '/strategi/:id' } as const;

export const focusAreaUrl = (id: string): string => `${strategyPaths.strategy}/${id}`;
