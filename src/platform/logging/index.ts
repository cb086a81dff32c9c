export { AnswerTally, type Answers } from './answer-tally.js';
export { Log } from './log.js';
export { requestLog, stampReceived, withoutTokens } from './request-log.js';
