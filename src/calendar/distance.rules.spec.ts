import { describe, expect, it } from '@jest/globals';
import type { DatedRound } from './date.rules.js';
import { comingReminders, MOST_DISTANCES, newDistance } from './distance.rules.js';
import type { Distance } from './reminder.rules.js';

const since = new Date(0);
const distances = (...minutes: number[]): Distance[] => minutes.map((one) => ({ minutes: one, since }));
const known = { deadline: distances(1440), panel: distances(), hearing: distances(...Array.from({ length: MOST_DISTANCES }, (_, n) => (n + 2) * 1440)) };
const result = (amount: string, unit = 'days', kind = 'deadline') => {
  const made = newDistance({ kind, amount, unit }, known);
  return made.ok ? made.minutes : made.wrong.code;
};

describe('a distance that is typed', () => {
  it.each([
    ['1', 'hours', 60],
    [' 3 ', 'days', 4320],
    ['365', 'days', 525_600],
    ['366', 'days', 'too-large'],
    ['8.760', 'hours', 525_600],
    ['8761', 'hours', 'too-large'],
    ['1000000000', 'days', 'too-large'],
    ['9007199254740993', 'days', 'too-large'],
    ['1e9', 'days', 'not-whole'],
    ['0', 'days', 'too-small'],
    ['-1', 'days', 'too-small'],
    ['0,5', 'days', 'not-whole'],
    ['1.5', 'days', 'not-whole'],
    ['tre', 'days', 'not-whole'],
    ['٣', 'days', 'not-whole'],
    ['', 'days', 'empty'],
    ['  ', 'days', 'empty'],
    ['1', 'days', 'known'],
    ['24', 'hours', 'known'],
    ['1', 'weeks', 'unit'],
    ['1', '', 'unit'],
  ])('%j %s comes to %s', (amount, unit, expected) => {
    expect(result(amount, unit)).toBe(expected);
  });
  it('is of a kind there is', () => {
    expect(result('5', 'days', 'x')).toBe('kind');
    expect(result('5', 'days', 'toString')).toBe('kind');
  });
  it('is one of ten at most; that it is there already is said first', () => {
    expect(result('100', 'days', 'hearing')).toBe('too-many');
    expect(result('2', 'days', 'hearing')).toBe('known');
    expect(newDistance({ kind: 'hearing', amount: '100', unit: 'days' }, { ...known, hearing: known.hearing.slice(1) })).toEqual({ ok: true, kind: 'hearing', minutes: 144_000 });
  });
});

describe('what goes out next', () => {
  const round: DatedRound = { id: '2026-1', nameDa: '', nameEn: '', opensAt: since, closesAt: since, meetingOn: '2026-12-17', closedAt: null, graceMs: 0, panelFrom: null, panelUntil: null, hearingUntil: null };
  const dueAt = new Date('2026-11-22T11:00:00Z');
  const at = (text: string) => new Date(`2026-11-${text}:00Z`);
  const minutes = (now: Date, rules: readonly Distance[], from = since) => comingReminders('deadline', [{ round, applicationId: null, dueAt, since: from }], rules, now).map((one) => one.minutes);
  it('is what lies ahead, not what has just gone out', () => {
    expect(minutes(at('21T11:00'), distances(4320, 1440, 120))).toEqual([120]);
    expect(minutes(at('21T10:59'), distances(4320, 1440, 120))).toEqual([1440, 120]);
    expect(minutes(at('22T11:00'), distances(4320, 1440, 120))).toEqual([]);
  });
  it('leaves out a distance that was set, or leave that was given, after it', () => {
    expect(minutes(at('01T00:00'), [{ minutes: 1440, since: at('21T11:01') }, { minutes: 120, since: at('21T11:01') }])).toEqual([120]);
    expect(minutes(at('01T00:00'), distances(1440, 120), at('21T11:00'))).toEqual([120]);
  });
});
