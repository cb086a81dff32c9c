export const roundPaths = { rounds: '/runder', round: '/runder/:roundId', pools: '/puljer' } as const;

export const roundUrl = (roundId: string): string => `${roundPaths.rounds}/${roundId}`;
