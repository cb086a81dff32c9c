export const outagePaths = { ledger: '/nedbrud', round: '/nedbrud/runder/:roundId', probe: '/proeveindsendelse/:id' } as const;

export const outageUrl = (roundId: string): string => outagePaths.round.replace(':roundId', roundId);

export const probeUrl = (id: string): string => outagePaths.probe.replace(':id', id);

export const ledgerUrl = (page: number): string => (page > 1 ? `${outagePaths.ledger}?side=${page}` : outagePaths.ledger);
