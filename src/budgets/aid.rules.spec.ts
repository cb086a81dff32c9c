import { describe, expect, test } from '@jest/globals';
import type { AidRules, MoneyRules } from '../rounds/index.js';
import { aidBases, assessAid, type AidApplication, type AidPartner } from './aid.rules.js';
import type { EarlierAid } from './de-minimis.rules.js';
import { moneyRulesOf } from './money-rules.rules.js';

const aid: AidRules = {
  categories: [
    { id: 'training', nameDa: 'Uddannelse', nameEn: 'Training', basis: 'Art. 31', maxPermille: { small: 700, medium: 600, large: 500 }, validTo: '2026-12-31' },
    { id: 'sme', nameDa: 'SMV', nameEn: 'SME', basis: 'Art. 18', maxPermille: { small: 500, medium: 500, large: null }, validTo: null },
  ],
  deMinimis: { basis: 'Art. 3', ceilingEurCents: 300_000_00, window: 'rolling-3-years', eurRate: { kronerE5: 746038, source: 'ERM II', on: '2026-01-01' } },
};
const rules = (of: AidRules | null = aid): MoneyRules => ({ ...moneyRulesOf({}), aid: of });
const day = '2026-11-22';

/** One partner with costs of 1,000 kr. that brings the rest of what a fund gives. */
function application(partner: Partial<AidPartner>, fundOere = 600_00n, earlierAid: readonly EarlierAid[] = [], more: Partial<AidApplication> = {}): AidApplication {
  return {
    partners: [{ id: 'p1', name: 'Firmaet', sector: 'company', size: 'medium', aidBasis: 'training', ...partner }],
    costModel: '',
    costs: [{ id: 'c', partnerId: 'p1', category: 'other', activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere: 1000_00n }],
    financing: [
      { id: 'f1', kind: 'fund', fundId: 'eu', partnerId: null, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere: fundOere },
      { id: 'f2', kind: 'cash', fundId: null, partnerId: 'p1', sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere: 1000_00n - fundOere },
    ],
    earlierAid,
    ...more,
  };
}
const row = (more: Partial<EarlierAid> = {}): EarlierAid => ({ id: 'r1', partnerId: 'p1', receivedBy: '', authority: 'Styrelsen', grantedOn: '2026-01-01', currency: 'EUR', amountHundredths: 1_00n, ...more });
const assessed = (given: AidApplication, on = day, of: AidRules = aid) => assessAid(given, rules(of), on)![0]!;
const codes = (given: AidApplication, on = day, of: AidRules = aid) => assessed(given, on, of).checks.map(({ code, severity }) => `${severity} ${code}`);

test('nothing is assessed where the rule set does not', () => {
  expect(assessAid(application({}), rules(null), day)).toBeNull();
});

test('a rule set’s grounds are no aid, de minimis aid where it has such rules, and its categories', () => {
  expect(aidBases(aid)).toEqual(['none', 'de-minimis', 'training', 'sme']);
  expect(aidBases({ ...aid, deMinimis: null })).toEqual(['none', 'training', 'sme']);
  expect(aidBases(null)).toEqual([]);
});

describe('the ground', () => {
  test.each([
    ['', ['error aid-basis-missing']],
    ['none', []],
    ['gone', ['error aid-basis-unknown']],
    ['de-minimis', ['error de-minimis-undeclared']],
    ['training', []],
  ])('%j', (aidBasis, found) => {
    expect(codes(application({ aidBasis }))).toEqual(found);
  });
  test('de minimis is unknown where the rule set has none', () => {
    expect(codes(application({ aidBasis: 'de-minimis' }), day, { ...aid, deMinimis: null })).toEqual(['error aid-basis-unknown']);
  });
  test('a check names the partner and the provision', () => {
    expect(assessed(application({ aidBasis: '' })).checks[0]).toEqual({ code: 'aid-basis-missing', severity: 'error', partnerId: 'p1', partnerName: 'Firmaet', basis: '' });
    expect(assessed(application({ aidBasis: 'de-minimis' })).checks[0]).toMatchObject({ basis: 'Art. 3', partnerName: 'Firmaet' });
  });
  test('sums are told on any ground, and are not known while costs and financing differ', () => {
    expect(assessed(application({ aidBasis: 'none' }))).toMatchObject({ costOere: 1000_00n, aidOere: 600_00n, allowedOere: null, category: null, ledger: null });
    expect(assessed(application({}, 600_00n, [], { financing: [] }))).toMatchObject({ costOere: null, aidOere: null, allowedOere: null, checks: [] });
  });
});

test('each partner has its own sums, in the order of the partners', () => {
  const one = application({});
  const given = { ...one, partners: [{ ...one.partners[0]!, id: 'p0', name: 'Uden udgifter' }, ...one.partners] };
  expect(assessAid(given, rules(), day)?.map(({ partner, costOere, aidOere }) => [partner.id, costOere, aidOere])).toEqual([['p0', 0n, 0n], ['p1', 1000_00n, 600_00n]]);
});

describe('aid intensity', () => {
  test.each([
    ['micro', 700_00n, []],
    ['micro', 700_01n, ['error aid-too-intense']],
    ['small', 700_00n, []],
    ['small', 700_01n, ['error aid-too-intense']],
    ['medium', 600_00n, []],
    ['medium', 600_01n, ['error aid-too-intense']],
    ['large', 500_00n, []],
    ['large', 500_01n, ['error aid-too-intense']],
  ] as const)('%s with %d', (size, fund, found) => {
    expect(codes(application({ size }, fund))).toEqual(found);
  });
  test('says the numbers and the smallest change', () => {
    expect(assessed(application({}, 700_01n)).checks).toEqual([
      { code: 'aid-too-intense', severity: 'error', basis: 'Art. 31', partnerId: 'p1', partnerName: 'Firmaet', categoryId: 'training', size: 'medium', maxPermille: 600, costOere: 1000_00n, aidOere: 700_01n, allowedOere: 600_00n, moreOwnOere: 100_01n },
    ]);
    expect(assessed(application({}))).toMatchObject({ allowedOere: 600_00n, aidOere: 600_00n, category: { id: 'training' } });
  });
  test('what is allowed is rounded down to the øre, and compared exactly', () => {
    const costs = [{ ...application({}).costs[0]!, amountOere: 333n }];
    const [fund, own] = application({}).financing;
    const given = (aidOere: bigint) => application({}, 0n, [], { costs, financing: [{ ...fund!, amountOere: aidOere }, { ...own!, amountOere: 333n - aidOere }] });
    expect(assessed(given(199n))).toMatchObject({ allowedOere: 199n, checks: [] });
    expect(codes(given(200n))).toEqual(['error aid-too-intense']);
  });
  test('is not assessed before the size is known', () => {
    expect(assessed(application({ size: '' }))).toMatchObject({ allowedOere: null, category: { id: 'training' }, checks: [{ code: 'aid-size-missing', severity: 'remark', basis: 'Art. 31' }] });
  });
  test('a size that is shut out may have nothing', () => {
    expect(codes(application({ aidBasis: 'sme', size: 'large' }, 0n, [], { financing: [{ ...application({}).financing[1]!, amountOere: 1000_00n }] }))).toEqual([]);
    expect(assessed(application({ aidBasis: 'sme', size: 'large' }, 1n)).checks).toEqual([
      { code: 'aid-size-excluded', severity: 'error', basis: 'Art. 18', partnerId: 'p1', partnerName: 'Firmaet', categoryId: 'sme', size: 'large', aidOere: 1n, moreOwnOere: 1n },
    ]);
  });
  test('the category may be granted on its last day, and not after', () => {
    expect(codes(application({}), '2026-12-31')).toEqual([]);
    expect(assessed(application({}), '2027-01-01').checks).toEqual([
      { code: 'aid-category-ends', severity: 'remark', basis: 'Art. 31', partnerId: 'p1', partnerName: 'Firmaet', categoryId: 'training', validTo: '2026-12-31', grantedOn: '2027-01-01' },
    ]);
    expect(codes(application({ size: '' }), '2027-01-01')).toEqual(['remark aid-category-ends', 'remark aid-size-missing']);
    expect(codes(application({}, 700_00n), '2027-01-01')).toEqual(['remark aid-category-ends', 'error aid-too-intense']);
    expect(codes(application({}, 0n, [], { financing: [] }), '2027-01-01')).toEqual(['remark aid-category-ends']);
  });
});

describe('de minimis', () => {
  const own = { aidBasis: 'de-minimis' };
  test('a row of 0 says that there is none, and needs nothing else', () => {
    expect(codes(application(own, 600_00n, [row({ amountHundredths: 0n, grantedOn: null, authority: '' })]))).toEqual([]);
  });
  test('a row of another partner says nothing', () => {
    expect(codes(application(own, 600_00n, [row({ partnerId: 'p2' })]))).toEqual(['error de-minimis-undeclared']);
  });
  test.each([
    [row(), []],
    [row({ grantedOn: null }), ['error earlier-aid-undated']],
    [row({ authority: '' }), ['error earlier-aid-unsigned']],
    [row({ authority: '', grantedOn: null }), ['error earlier-aid-unsigned', 'error earlier-aid-undated']],
    [row({ grantedOn: day }), []],
    [row({ grantedOn: '2026-11-23' }), ['remark earlier-aid-later']],
  ])('%#', (given, found) => {
    expect(codes(application(own, 600_00n, [given]))).toEqual(found);
  });
  test('a check of a row names it', () => {
    const { checks } = assessed(application(own, 600_00n, [row({ grantedOn: '2027-01-01' })]));
    expect(checks).toEqual([{ code: 'earlier-aid-later', severity: 'remark', basis: 'Art. 3', partnerId: 'p1', partnerName: 'Firmaet', rowId: 'r1', givenOn: '2027-01-01', grantedOn: day }]);
  });
  test('rows are not looked into on another ground', () => {
    expect(codes(application({}, 600_00n, [row({ grantedOn: null })]))).toEqual([]);
  });
  test('the ceiling in kroner: equality passes, an øre more does not', () => {
    // 299,920 euro leave 80, which are 596.8304 kr.
    const earlier = [row({ amountHundredths: 299_920_00n })];
    expect(codes(application(own, 596_83n, earlier))).toEqual([]);
    const { checks, ledger } = assessed(application(own, 596_84n, earlier));
    expect(checks).toEqual([{ code: 'de-minimis-exceeded', severity: 'error', basis: 'Art. 3', partnerId: 'p1', partnerName: 'Firmaet', ledger, aidOere: 596_84n, moreOwnOere: 1n }]);
    expect(ledger).toMatchObject({ roomCents: 80_00n, newCents: 80_01n, isOver: true });
  });
  test('is not assessed while costs and financing differ, but its ledger is kept', () => {
    expect(assessed(application(own, 600_00n, [row({ amountHundredths: 400_000_00n })], { financing: [] }))).toMatchObject({ checks: [], ledger: { newCents: null, roomCents: 0n } });
  });
});
