import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../shared/canonical-json.js';
import { ranksAnew, refusalToFinalise } from './finalise.rules.js';
import { hashOfLacks, type Lack } from './lack.rules.js';
import { assessed, roundOf } from './ranking.example.js';

const input = roundOf([assessed('1', [[4, 4, 4]])]);
const lack: Lack = { kind: 'assessments', applicationId: 'id-1', number: '1', submitted: 1, required: 2, names: [] };
const ready = { phase: 'closed', input, sha256: 'now', seen: 'now', lacks: [], leave: [], isPartial: false, newest: null, reason: '' } as const;
const kind = (given: Partial<Parameters<typeof refusalToFinalise>[0]>) => refusalToFinalise({ ...ready, ...given })?.kind ?? null;

describe('making a ranking final', () => {
  it.each([
    ['open', { phase: 'open' }],
    ['partial', { isPartial: true }],
    ['empty', { input: roundOf([]) }],
    ['lacking', { lacks: [lack] }],
    ['lacking', { lacks: [lack], leave: [hashOfLacks([{ ...lack, submitted: 0 }])] }],
    [null, { lacks: [lack], leave: [hashOfLacks([lack])] }],
    ['changed', { seen: 'before' }],
    ['same', { newest: { number: 1, inputs: canonicalJson(input) } }],
    ['reason', { newest: { number: 1, inputs: '{}' }, reason: 'for kort' }],
    [null, { newest: { number: 1, inputs: '{}' }, reason: 'En bedømmer har rettet sin vurdering.' }],
    [null, {}],
  ] as const)('%s: %j', (expected, given) => {
    expect(kind(given)).toBe(expected);
  });

  it('is done anew for another assessment, and not for pools that have moved', () => {
    expect(ranksAnew(input, { ...input, pools: { fund: '1' } })).toBe(false);
    expect(ranksAnew(input, roundOf([assessed('1', [])]))).toBe(true);
  });
});
