export const roundPaths = { rounds: '/runder', round: '/runder/:roundId', pools: '/puljer', promise: '/fristloefte' } as const;

export const roundUrl = (roundId: string): string => `${roundPaths.rounds}/${roundId}`;
