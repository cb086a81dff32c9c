import type { Call, RoundView } from './round.store.js';

/** What a published round says that has nothing of its own to say, for specs. */
export const plainCall: Call & Pick<RoundView, 'publishedAt' | 'closedAt'> = {
  publishedAt: new Date('2010-01-01T00:00:00Z'),
  closedAt: null,
  graceMs: 0,
  panelFrom: null,
  panelUntil: null,
  hearingUntil: null,
  callDa: '',
  callEn: '',
  openTo: [],
  contact: '',
  outageLimitMinutes: 15,
  outageWindowMinutes: 240,
  poolsOere: {},
};
