const round = '/fristrum/:roundId';
const exemption = `${round}/dispensationer/:applicationId`;

export const deadlineRoomPaths = {
  /** Of the open round whose deadline comes first. */
  room: '/fristrum',
  round,
  exemptions: `${round}/dispensationer`,
  /** GET shows what came late and what was decided; POST asks for an exemption. */
  exemption,
  /** POST grants or refuses what another officer has asked for. */
  decision: `${exemption}/afgoerelse`,
} as const;

export const roomUrl = (roundId: string): string => deadlineRoomPaths.round.replace(':roundId', roundId);

export const exemptionsUrl = (roundId: string, page = 1): string => `${deadlineRoomPaths.exemptions.replace(':roundId', roundId)}${page > 1 ? `?side=${page}` : ''}`;

export const exemptionUrl = (roundId: string, applicationId: string, part: 'exemption' | 'decision' = 'exemption'): string =>
  deadlineRoomPaths[part].replace(':roundId', roundId).replace(':applicationId', applicationId);
