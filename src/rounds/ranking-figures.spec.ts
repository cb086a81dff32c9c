import { describe, expect, it } from '@jest/globals';
import { rankingGroup, withRankingRoom, withoutRankingRoom } from './ranking-figures.js';
import { changesBetween } from './rule-set-changes.js';
import { readRuleSet } from './rule-set.form.js';
import { ruleSetProblems } from './rule-set.rules.js';
import type { RankingValues, RuleSetValues } from './rule-set.js';

const plain = { scale: { minHalfPoints: 0, maxHalfPoints: 10 }, weights: { growth: 2, reach: 1 }, euFundIds: [], maxEuSharePermille: 500 } as unknown as RuleSetValues;
const criteria = [{ id: 'growth', nameDa: '1. Vækst', nameEn: '1. Growth' }, { id: 'reach', nameDa: '2. Rækkevidde', nameEn: '2. Reach' }];
const said: RankingValues = { basis: 'consensus', thresholds: { growth: 7 }, totalThreshold: 18, tieChain: ['growth', 'min-criterion'] };
const world = { funds: [], focusAreas: [], criteria };
const read = (posted: Record<string, string>) => {
  const wide = withRankingRoom(plain);
  return readRuleSet({ validFromDay: '1', validFromMonth: '1', validFromYear: '2035', legalBasis: 'x', ...posted }, wide, [rankingGroup('da', plain, criteria)]);
};

describe('the rules of ranking in a rule set', () => {
  it('are nothing at all where nothing is said, and come back as they were', () => {
    expect(withoutRankingRoom(withRankingRoom(plain))).toEqual(plain);
    expect(withoutRankingRoom(withRankingRoom({ ...plain, ranking: said }))).toEqual({ ...plain, ranking: said });
  });

  it('are read as whole and half points, steps and a basis', () => {
    const { values, errors } = read({ 'ranking.basis': 'consensus', 'ranking.thresholds.growth': '3,5', 'ranking.totalThreshold': '9', 'ranking.tieChain.0': 'growth', 'ranking.tieChain.2': 'min-criterion' });
    expect(errors).toEqual([]);
    expect(values.ranking).toEqual(said);
    expect(read({ 'ranking.thresholds.growth': '3,25' }).errors.map(({ field }) => field)).toEqual(['ranking.thresholds.growth']);
    expect(read({ 'ranking.thresholds.growth': '3,3', 'ranking.basis': 'luck' }).errors.map(({ field, key }) => [field, key])).toEqual([['ranking.basis', 'ruleSets.wrong.choose'], ['ranking.thresholds.growth', 'ruleSets.wrong.halfPoints']]);
  });

  it('may ask for what can be reached, and no step twice', () => {
    const known = { fundIds: [], focusAreaIds: [] };
    const wrongWith = (ranking: Partial<RankingValues>) => ruleSetProblems({ ...plain, panelSize: 3, euAmountStepOere: 1, minFocusAreas: 1, preferredFocusAreas: 1, attachments: { maxBytes: 1, maxFiles: 1 }, textLimits: {}, ranking: { ...said, ...ranking } } as unknown as RuleSetValues, known).map(({ field }) => field);
    expect(wrongWith({})).toEqual([]);
    expect(wrongWith({ thresholds: { growth: 10, reach: 11 } })).toEqual(['ranking.thresholds.reach']);
    expect(wrongWith({ thresholds: { growth: 0 } })).toEqual(['ranking.thresholds.growth']);
    expect(wrongWith({ totalThreshold: 31 })).toEqual(['ranking.totalThreshold']);
    expect(wrongWith({ totalThreshold: 30, tieChain: ['reach', 'growth', 'reach'] })).toEqual(['ranking.tieChain.2']);
    expect(wrongWith({ tieChain: ['luck'] })).toEqual(['ranking.tieChain.0']);
  });

  it('are told in words where they change', () => {
    expect(changesBetween('da', plain, { ...plain, ranking: said }, world).map(({ rule, before, after }) => [rule, before, after])).toEqual([
      ['Der rangeres efter', 'Gennemsnittet af vurderingerne', 'Det, panelet bliver enigt om'],
      ['Tærskel: 1. Vækst', 'Ingen tærskel', '3,5 point'],
      ['Tærskel: i alt', 'Ingen tærskel', '9 point'],
      ['Står de lige, ser man på (1)', 'Ikke mere: de deler plads', '1. Vækst'],
      ['Står de lige, ser man på (2)', 'Ikke mere: de deler plads', 'Laveste kriterium'],
    ]);
  });
});
