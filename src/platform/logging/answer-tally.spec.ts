import { expect, it } from '@jest/globals';
import { AnswerTally } from './answer-tally.js';

const minute = (n: number): number => n * 60_000;

it('counts what failed and what was turned away apart', () => {
  const tally = new AnswerTally();
  for (const status of [200, 303, 404, 422, 500, 502, 503]) tally.count(status, minute(10));
  expect(tally.last(5, minute(10))).toEqual({ answered: 7, failed: 2, turnedAway: 1 });
});

it('looks back as many minutes as asked, the one under way among them', () => {
  const tally = new AnswerTally();
  for (const at of [1, 5, 6, 10]) tally.count(500, minute(at));
  expect(tally.last(5, minute(10) + 59_999).failed).toBe(2);
  expect(tally.last(6, minute(10)).failed).toBe(3);
  expect(tally.last(60, minute(10)).failed).toBe(4);
});

it('forgets what is older than an hour, however long it runs', () => {
  const tally = new AnswerTally();
  for (let at = 0; at < 10_000; at += 1) tally.count(200, minute(at));
  expect(tally.last(100_000, minute(9_999)).answered).toBe(61);
});
