import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../shared/canonical-json.js';
import { assessed, roundOf } from './ranking.example.js';
import { rankingRulesOf, type RankingInput } from './ranking-input.rules.js';
import { rank } from './ranking.rules.js';
import { replayed, type RawRecords } from './replay.rules.js';
import { sealOf } from './seal.rules.js';

const ruleSet = { weights: { a: 2, b: 1, c: 1 }, panelSize: 2 };
const agreed = { a: { revision: 1, halfPoints: 4 }, b: { revision: 2, halfPoints: 5 }, c: { revision: 1, halfPoints: 6 } };
const input: RankingInput = { ...roundOf([assessed('1', [[4, 5, 6], [7, 8, 9]], { consensus: agreed }), assessed('2', [[1, 2, 3]])]), rules: rankingRulesOf(ruleSet) };

function recordedAs(made: RankingInput, previous: string | null = null) {
  const sealed = { roundId: '2011-1', number: 1, occasion: 'finalised', reason: '', inputs: canonicalJson(made), result: canonicalJson(rank(made)), madeAt: new Date('2011-03-01T10:00:00Z'), madeBy: 'karen' };
  return { ...sealed, sha256: sealOf(sealed, previous) };
}

const recorded = recordedAs(input);
const raw: RawRecords = {
  assessments: new Map(input.applications.flatMap(({ assessments }) => assessments.map(({ seatId, version, scores }) => [`${seatId}/${version}`, scores]))),
  consensus: new Map(Object.entries(agreed).map(([id, { revision, halfPoints }]) => [`id-1/${id}/${revision}`, halfPoints])),
  ruleSet,
  noted: new Set([recorded.sha256]),
};
const without = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Map<Key, Value> => new Map([...map].filter(([one]) => one !== key));

describe('a replay of a recorded ranking', () => {
  it('is equal where nobody has touched anything', () => {
    expect(replayed(recorded, null, raw)).toBeNull();
    expect(replayed(recordedAs(input, 'f'.repeat(64)), 'f'.repeat(64), { ...raw, noted: new Set([recordedAs(input, 'f'.repeat(64)).sha256]) })).toBeNull();
  });

  it('names the very score that is another now', () => {
    const changed = { ...raw, assessments: new Map(raw.assessments).set('1-1/1', { a: 7, b: 8, c: 8 }) };
    expect(replayed(recorded, null, changed)).toEqual({ what: 'assessment', at: '[0].assessments[1].scores.c', recorded: '9', replayed: '8' });
    expect(replayed(recorded, null, { ...raw, consensus: new Map(raw.consensus).set('id-1/b/2', 9) })).toMatchObject({ what: 'assessment', at: '[0].consensus.b.halfPoints', recorded: '5', replayed: '9' });
  });

  it('names a record that is gone', () => {
    expect(replayed(recorded, null, { ...raw, assessments: without(raw.assessments, '2-0/1') })).toMatchObject({ what: 'assessment', at: '2 2-0/1', replayed: '–' });
    expect(replayed(recorded, null, { ...raw, consensus: without(raw.consensus, 'id-1/a/1') })).toMatchObject({ what: 'consensus', at: '1 a', replayed: '–' });
  });

  it('sees a weight, a rank, a spelling, a name, the one before it and the event', () => {
    expect(replayed(recorded, null, { ...raw, ruleSet: { ...ruleSet, weights: { a: 3, b: 1, c: 1 } } })?.what).toBe('rules');
    expect(replayed(recorded, null, { ...raw, ruleSet: null })?.what).toBe('rules');
    expect(replayed({ ...recorded, result: recorded.result.replace('"rank":1,', '"rank":2,') }, null, raw)).toMatchObject({ what: 'result', at: 'ranked[0].rank', recorded: '2', replayed: '1' });
    expect(replayed({ ...recorded, inputs: ` ${recorded.inputs}` }, null, raw)?.what).toBe('spelling');
    expect(replayed({ ...recorded, madeBy: 'birk' }, null, raw)?.what).toBe('seal');
    expect(replayed(recorded, 'f'.repeat(64), raw)?.what).toBe('seal');
    expect(replayed(recorded, null, { ...raw, noted: new Set() })?.what).toBe('event');
  });
});
