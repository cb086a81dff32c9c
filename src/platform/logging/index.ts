export { Log } from './log.js';
export { requestLog, stampReceived, withoutTokens } from './request-log.js';
