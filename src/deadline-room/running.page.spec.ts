import { expect, it } from '@jest/globals';
import type { Running } from './room.service.js';
import { runningList } from './running.page.js';

const now = new Date('2026-11-23T10:59:00.000Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const none = { answered: 0, failed: 0, turnedAway: 0 };
const running = (more: Partial<Running>): Running => ({ probe: null, mail: { waiting: 0, oldestAt: null, failing: 0 }, clock: null, minutes5: none, minutes60: none, people: 0, ...more });
const arrived = { sent: 0, drafts: 0, reopened: 0, lastSentAt: null, refused: 0, late: 0, asked: 0 };
const row = (label: string, more: Partial<Running>) => runningList('en', { arrived, lastRefused: null, running: running(more) }, now).rows.find((one) => one.label === label)!;

it.each([
  [{ endedAt: ago(20), fault: '' }, 'green', 'Went well'],
  [{ endedAt: ago(180), fault: '' }, 'green', 'Went well'],
  [{ endedAt: ago(181), fault: '' }, 'yellow', 'Silent'],
  [{ endedAt: ago(20), fault: 'no-answer' }, 'red', 'Failed'],
] as const)('a synthetic submission %j is %s', (probe, colour, text) => {
  expect(row('Last synthetic submission', { probe })).toMatchObject({ tag: { colour, text }, href: '/nedbrud' });
});

it.each([
  [499, 'green', '499 ms ahead of'],
  [-500, 'yellow', '500 ms behind'],
] as const)('a clock %d ms off', (ms, colour, text) => {
  const { tag, lines } = row('Clock', { clock: { ms, uncertainMs: 1, readMsAgo: 2000 } });
  expect([tag?.colour, lines[0]]).toEqual([colour, expect.stringContaining(text)]);
});

it('says how many answers were errors, also before there are any, and how many were turned away', () => {
  const { lines } = row('Errors of this instance', { minutes60: { answered: 1200, failed: 3, turnedAway: 7 } });
  expect(lines.slice(0, 3)).toEqual(['Last 5 min: 0 of 0 answers (0.0 %) were server errors', 'Last 60 min: 3 of 1,200 answers (0.3 %) were server errors', 'Last 60 min: 7 page views turned away so that the portal could keep up']);
});

it('says what mail waits, and that some of it was tried in vain', () => {
  expect(row('Mail that waits', { mail: { waiting: 2, oldestAt: ago(60), failing: 1 } }).lines).toEqual(['2 mails, the oldest from 23 November 2026 at 11:58:00', '1 has been tried in vain and will be tried again']);
  expect(row('Mail that waits', {}).lines).toEqual(['Nothing waits']);
});
