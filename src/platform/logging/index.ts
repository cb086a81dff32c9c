export { Log } from './log.js';
export { requestLog, stampReceived } from './request-log.js';
