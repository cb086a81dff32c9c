import { describe, expect, test } from '@jest/globals';
import { fund, partners, source } from './budget.example.js';
import { countedFinancing, isPublic } from './counted.rules.js';
import type { FinancingLine } from './line.rules.js';

const counted = (...lines: FinancingLine[]) => countedFinancing(lines, partners);
const amounts = (...lines: FinancingLine[]) => Object.fromEntries(counted(...lines).lines.map(({ id, amountOere }) => [id, amountOere]));
const promise = (id: string, amountOere: bigint, changed: Partial<FinancingLine> = {}) => source(amountOere, { id, isConditional: true, ...changed });

describe('krone for krone', () => {
  test('counts as far as the rest of the co-financing goes, and funds are not part of it', () => {
    const lines = [fund('esf', 1_000n), source(30n, { id: 'rest' }), promise('one', 50n)];
    expect(amounts(...lines)).toEqual({ esf: 1_000n, rest: 30n, one: 30n });
    expect(counted(...lines)).toMatchObject({ conditionalOere: 50n, unmatchedOere: 20n });
  });

  test('counts in full where it is matched, to the very øre', () => {
    expect(counted(source(50n, { id: 'rest' }), promise('one', 50n))).toMatchObject({ conditionalOere: 50n, unmatchedOere: 0n });
    expect(counted(source(49n, { id: 'rest' }), promise('one', 50n))).toMatchObject({ conditionalOere: 50n, unmatchedOere: 1n });
  });

  test('a fund gives on its own terms, whatever its line says', () => {
    expect(amounts(fund('esf', 10n, { isConditional: true }))).toEqual({ esf: 10n });
    expect(counted(fund('esf', 10n, { isConditional: true }), promise('one', 5n))).toMatchObject({ conditionalOere: 5n, unmatchedOere: 5n });
  });

  test('is shared by largest remainder: among sources first, then among the lines of one', () => {
    const rest = source(10n, { id: 'rest' });
    // 10 among 6 and 9: 4 and 6; then 4 among two halves, and 6 among 5 and 4: 3.33 and 2.67
    expect(amounts(promise('b2', 4n, { partnerId: 'b' }), rest, promise('a2', 3n), promise('b1', 5n, { partnerId: 'b' }), promise('a1', 3n))).toEqual({ rest: 10n, a1: 2n, a2: 2n, b1: 3n, b2: 3n });
  });

  test('a tie gives the øre to the first by name, whatever the order of the lines', () => {
    const rest = source(1n, { id: 'rest' });
    const lines = [promise('2', 1n), rest, promise('1', 1n)];
    expect(amounts(...lines)).toEqual({ rest: 1n, 1: 1n, 2: 0n });
    expect(amounts(...lines.toReversed())).toEqual(amounts(...lines));
    const outside = [promise('1', 1n, { partnerId: null, sourceName: 'B' }), rest, promise('2', 1n, { partnerId: null, sourceName: 'A' })];
    expect(amounts(...outside)).toEqual({ rest: 1n, 1: 0n, 2: 1n });
    expect(amounts(...outside.toReversed())).toEqual(amounts(...outside));
  });

  test('a line in two parts moves no øre to another source', () => {
    const others = [source(7n, { id: 'rest' }), promise('b', 5n, { partnerId: 'b' }), promise('c', 5n, { partnerId: 'c' })];
    const whole = amounts(...others, promise('a', 5n));
    const inParts = amounts(...others, promise('a', 2n), promise('z', 2n), promise('m', 1n));
    expect({ b: inParts['b'], c: inParts['c'], a: inParts['a']! + inParts['z']! + inParts['m']! }).toEqual({ b: whole['b'], c: whole['c'], a: whole['a'] });
  });

  test('what tells sources apart: kind, and public or private', () => {
    const rest = source(3n, { id: 'rest' });
    const kinds = [promise('1', 2n, { kind: 'working-hours' }), promise('2', 2n), promise('3', 2n, { origin: 'private' })];
    expect(amounts(rest, ...kinds)).toEqual({ rest: 3n, 1: 1n, 2: 1n, 3: 1n });
    // One source of 4 and one of 2 instead of three of 2: 3 among them are 2 and 1
    expect(amounts(source(4n, { id: 'rest' }), promise('1', 3n), promise('2', 3n), promise('3', 3n, { kind: 'state' }))).toEqual({ rest: 4n, 1: 2n, 2: 1n, 3: 1n });
  });
});

test('withdrawn money counts nothing and matches nothing', () => {
  const lines = [source(9n, { id: 'gone', status: 'withdrawn' }), promise('one', 5n), promise('two', 5n, { status: 'withdrawn' }), source(1n, { id: 'rest', status: 'signed' })];
  expect(amounts(...lines)).toEqual({ one: 1n, rest: 1n });
  expect(counted(...lines)).toMatchObject({ conditionalOere: 5n, unmatchedOere: 4n });
  expect(amounts(source(-1n, { id: 'minus' }))).toEqual({ minus: 0n });
});

describe('public or private', () => {
  test.each<[Partial<FinancingLine>, boolean]>([
    [{ kind: 'cash', partnerId: 'a' }, true],
    [{ kind: 'cash', partnerId: 'b' }, true],
    [{ kind: 'working-hours', partnerId: 'c' }, false],
    [{ kind: 'other', partnerId: null }, false],
    [{ kind: 'cash', partnerId: 'gone' }, false],
    [{ kind: 'state', partnerId: null }, true],
    [{ kind: 'municipal', partnerId: 'c' }, true],
    [{ kind: 'fund', partnerId: null }, true],
    [{ kind: 'foundation', partnerId: 'a' }, false],
    [{ kind: 'foundation', origin: 'public' }, true],
    [{ kind: 'state', origin: 'private' }, false],
  ])('%j: %s', (line, is) => {
    expect(isPublic(source(1n, line), partners)).toBe(is);
  });
});
