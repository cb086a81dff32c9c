import { describe, expect, it } from '@jest/globals';
import { mayOn, sightOf, type Standing } from './consensus.access.js';

const nobody: Standing = { isOfficer: false, isPanel: false, seat: 'none', isChair: false };
const panel = { ...nobody, isPanel: true };
const people = {
  officer: { ...nobody, isOfficer: true },
  assessorIn: { ...panel, seat: 'in' },
  assessorOpen: { ...panel, seat: 'open' },
  chair: { ...panel, isChair: true },
  chairOwing: { ...panel, isChair: true, seat: 'open' },
  member: panel,
  barred: { ...nobody, seat: 'in', isChair: true },
} as const satisfies Record<string, Standing>;
type Who = keyof typeof people;

describe('who sees the others’ scores', () => {
  it.each<[Who, string, string]>([
    ['officer', 'page', 'page'],
    ['assessorIn', 'own', 'page'],
    ['assessorOpen', 'own', 'own'],
    ['chair', 'nothing', 'page'],
    ['chairOwing', 'own', 'own'],
    ['member', 'nothing', 'nothing'],
    ['barred', 'nothing', 'nothing'],
  ])('%s: %s before the opening, %s after', (who, before, after) => {
    expect([sightOf(people[who], false), sightOf(people[who], true)]).toEqual([before, after]);
  });
});

const actsOf = (who: Who, ...[stage, chair, isRanked]: [Parameters<typeof mayOn>[1], Parameters<typeof mayOn>[2], boolean]) =>
  Object.entries(mayOn(people[who], stage, chair, isRanked)).filter(([, may]) => may).map(([act]) => act);

describe('who does what', () => {
  it.each<[Who, string[]]>([
    ['officer', ['comment', 'conclude']],
    ['assessorIn', ['agree', 'comment']],
    ['chair', ['agree', 'summarise', 'comment', 'conclude']],
    ['barred', []],
    ['member', []],
  ])('%s while it is open', (who, acts) => {
    expect(actsOf(who, 'open', 'able', false)).toEqual(acts);
  });
  it('an assessor stands in for a chair with an interest, and for no other', () => {
    expect(actsOf('assessorIn', 'open', 'barred', false)).toEqual(['agree', 'summarise', 'comment', 'conclude']);
    for (const chair of ['none', 'undeclared'] as const) expect(actsOf('assessorIn', 'open', chair, false)).toEqual(['agree', 'comment']);
  });
  it('only an officer opens, and opens again until a ranking is made', () => {
    expect([actsOf('officer', 'blind', 'able', false), actsOf('officer', 'concluded', 'able', false), actsOf('officer', 'concluded', 'able', true)]).toEqual([['open'], ['reopen'], []]);
    expect([actsOf('chair', 'concluded', 'able', false), actsOf('chair', 'moved', 'able', false), actsOf('officer', 'moved', 'able', false)]).toEqual([[], [], []]);
  });
});
