export const roundPaths = { rounds: '/runder', round: '/runder/:roundId', deadline: '/runder/:roundId/frist', pools: '/puljer', promise: '/fristloefte' } as const;

export const roundUrl = (roundId: string): string => `${roundPaths.rounds}/${roundId}`;

export const deadlineUrl = (roundId: string): string => `${roundUrl(roundId)}/frist`;
