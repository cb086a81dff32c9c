export const outagePaths = { ledger: '/nedbrud', round: '/nedbrud/runder/:roundId', probe: '/proeveindsendelse' } as const;

export const outageUrl = (roundId: string): string => outagePaths.round.replace(':roundId', roundId);

export const ledgerUrl = (page: number): string => (page > 1 ? `${outagePaths.ledger}?side=${page}` : outagePaths.ledger);
