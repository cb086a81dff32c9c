import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { named, nearest, toldApart, type Named } from './name.rules.js';

const one = (code: string, da: string, en = da, ...aliases: string[]): Named => ({ code, da, en, aliases });
const among = [one('staff', 'Løn', 'Staff'), one('a', 'Fyrvæsenet (1)', undefined, 'Fyrvæsenet', '1'), one('b', 'Fyrvæsenet (2)', undefined, 'Fyrvæsenet', '2'), one('c', 'Aalborg Universitet', undefined, '29102384')];

describe('what a cell names', () => {
  it.each([
    ['Løn', 'staff'],
    ['  lØN ', 'staff'],
    ['staff', 'staff'],
    ['Fyrvæsenet  (2)', 'b'],
    ['2', 'b'],
    ['29102384', 'c'],
  ])('%j is %s', (text, code) => expect(named(text, among, 'da')).toEqual({ ok: true, code }));

  it.each([
    ['Fyrvæsnet (1)', 'Fyrvæsenet (1)'],
    ['Aalborg', 'Aalborg Universitet'],
    ['Ålborg Universitet', 'Aalborg Universitet'],
    ['Stafff', 'Løn'],
    ['I alt', ''],
    ['x'.repeat(5000), ''],
  ])('%j is unknown, and %j the nearest', (text, close) => expect([named(text, among, 'da'), nearest(text, among, 'da')]).toEqual([{ ok: false, problem: 'unknown' }, close]));

  it('is asked for where several are called that', () => {
    expect(named('fyrvæsenet', among, 'da')).toEqual({ ok: false, problem: 'ambiguous', labels: ['Fyrvæsenet (1)', 'Fyrvæsenet (2)'] });
  });

  it('suggests in the reader’s language, and nothing where there is nothing', () => {
    expect(nearest('Løm', among, 'en')).toBe('Staff');
    expect([named('Løn', [], 'da'), nearest('Løn', [], 'da')]).toEqual([{ ok: false, problem: 'unknown' }, '']);
  });
});

describe('names that several share', () => {
  const apart = (...pairs: [string, string][]) => toldApart(pairs, ([name]) => name, ([, own]) => own);

  it('are told apart by what each has of its own, else by number', () => {
    expect(apart(['A', '1'], ['a', '2'], ['B', '3'])).toEqual(['A (1)', 'a (2)', 'B']);
    expect(apart(['A', ''], ['A', ''])).toEqual(['A (1)', 'A (2)']);
    expect(apart(['A', '7'], ['A', '7'])).toEqual(['A (7) (1)', 'A (7) (2)']);
  });

  it('stay as they are where nobody shares them', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[a-zæøå]{1,6}$/)), (names) => expect(toldApart(names, (name) => name, () => 'x')).toEqual(names)));
  });
});
