export const criterionPaths = { criteria: '/kriterier' } as const;
