export const consensusPaths = {
  /** The secretariat opens the talk about a round's applications. */
  round: '/runder/:roundId/konsensus',
  /** A panel member's applications of one round that are talked about. */
  mine: '/panelrunde/:roundId/konsensus',
  /** One application: what each has said, what they agree on, and their talk. POST keeps what is agreed. */
  consensus: '/konsensus/:applicationId',
  opening: '/konsensus/:applicationId/aabning',
  summary: '/konsensus/:applicationId/sammenfatning',
  comments: '/konsensus/:applicationId/kommentarer',
  conclusion: '/konsensus/:applicationId/afslutning',
  reopening: '/konsensus/:applicationId/genaabning',
  /** One of the application's files, by its hash. */
  attachment: '/konsensus/:applicationId/bilag/:file',
} as const;

type OfApplication = 'consensus' | 'opening' | 'summary' | 'comments' | 'conclusion' | 'reopening';

export const consensusUrl = (applicationId: string, part: OfApplication = 'consensus', place?: string): string =>
  `${consensusPaths[part].replace(':applicationId', applicationId)}${place ? `#${place}` : ''}`;
export const consensusAttachmentUrl = (applicationId: string, file: string): string => consensusPaths.attachment.replace(':applicationId', applicationId).replace(':file', file);
export const roundConsensusUrl = (roundId: string, page = 1): string => `${consensusPaths.round.replace(':roundId', roundId)}${page > 1 ? `?side=${page}` : ''}`;
export const myConsensusUrl = (roundId: string): string => consensusPaths.mine.replace(':roundId', roundId);
