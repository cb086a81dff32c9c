const round = '/rundeadministration/:roundId/generalproeve';
const one = `${round}/:rehearsalId`;

export const rehearsalPaths = {
  /** GET shows earlier rehearsals of a round, POST starts one. */
  rehearsals: round,
  /** How it goes. */
  rehearsal: one,
  /** What was found. */
  report: `${one}/rapport`,
  /** Every mail it would have sent. */
  mails: `${one}/post`,
} as const;

export const rehearsalsUrl = (roundId: string): string => rehearsalPaths.rehearsals.replace(':roundId', roundId);
export const rehearsalUrl = (roundId: string, id: string, part: 'rehearsal' | 'report' | 'mails' = 'rehearsal'): string => rehearsalPaths[part].replace(':roundId', roundId).replace(':rehearsalId', id);
