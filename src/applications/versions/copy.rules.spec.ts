import { describe, expect, test } from '@jest/globals';
import { moneyRulesOf } from '../../budgets/index.js';
import { fitting, withNewIds } from './copy.rules.js';
import { aDraft, aFrame } from '../draft.example.js';
import type { Content } from '../merging/merge.rules.js';

describe('what fits into another round', () => {
  test('everything, where nothing has changed', () => {
    const { kept, leftOut } = fitting(aDraft(), aFrame(), aFrame());
    expect(leftOut).toEqual([]);
    expect(kept).toEqual(aDraft());
  });

  test('leaves out what strategy and round no longer have, by name', () => {
    const { round, funds, focusAreas, targets, criteria } = aFrame();
    const target = { round, funds: funds.slice(1), focusAreas: focusAreas.slice(1), targets: targets.slice(1), criteria: criteria.slice(1) };
    const { kept, leftOut } = fitting(aDraft(), aFrame(), target);
    expect(leftOut.map(({ da }) => da)).toEqual(['Sundhed', 'Job', 'growth', 'regional']);
    expect([kept.focusAreaIds, kept.targets, kept.answers]).toEqual([[], [], { green: 'Ja' }]);
    expect(kept.financing.map(({ id }) => id)).toEqual(['f2']);
    expect(kept.partners).toEqual(aDraft().partners);
  });
});

test('a ground for public money that the other rule set does not know is asked for again; declarations go where nothing is assessed', () => {
  const money = { ...moneyRulesOf({}), aid: { categories: [], deMinimis: null } };
  const assessing = aFrame({ money });
  const [first, second] = aDraft().partners;
  const earlier = { id: 'e', partnerId: 'p1', receivedBy: '', authority: '', grantedOn: null, currency: 'EUR', amountHundredths: 0n } as const;
  const draft = aDraft({ partners: [{ ...first!, aidBasis: 'training' }, { ...second!, aidBasis: 'none' }], earlierAid: [earlier] });
  const [there, elsewhere] = [fitting(draft, assessing, assessing), fitting(draft, assessing, aFrame())];
  expect([there.kept.partners.map(({ aidBasis }) => aidBasis), there.kept.earlierAid, there.leftOut]).toEqual([['', 'none'], [earlier], []]);
  expect([elsewhere.kept.earlierAid, elsewhere.leftOut.map(({ en }) => en)]).toEqual([[], ['De minimis aid received before']]);
});

test('a cost model the other round does not offer is chosen anew, and lines it reckons otherwise are named', () => {
  const rules = moneyRulesOf({});
  const flat = { id: 'flat', nameDa: 'Fast sats', nameEn: 'Flat rate', steps: [], covers: [], basis: '' };
  const offering = aFrame({ money: { ...rules, costModels: [...rules.costModels, flat] } });
  const other = aFrame({ money: { ...rules, hours: { ...rules.hours, annualNorm: 1000 } } });
  const [line] = aDraft().costs;
  const draft = aDraft({ costModel: 'flat', costs: [{ ...line!, hours: '10', annualCostOere: 172_000_00n, amountOere: 1_000_00n }] });
  expect(fitting(draft, offering, offering)).toMatchObject({ kept: { costModel: 'flat' }, leftOut: [] });
  const { kept, leftOut } = fitting(draft, offering, other);
  expect(kept.costModel).toBe('');
  expect(leftOut.map(({ da }) => da)).toEqual(['Fast sats', 'beløbet på 1 linje, som den nye runde regner anderledes']);
});

test('rows get new ids, what names them follows, and ids of the strategy stay', () => {
  const [p, c] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  const contents = new Map<string, Content>([
    ['partners', { fields: {}, rows: [{ id: p, name: 'Fyr' }] }],
    ['budget', { fields: {}, rows: [{ id: c, partnerId: p, amount: 5n }] }],
    ['targets', { fields: {}, rows: [{ id: 'patent-applications', year: 2030 }] }],
  ]);
  let n = 0;
  const copied = withNewIds(contents, () => `new-${(n += 1)}`);
  expect([...copied.values()].map(({ rows }) => rows[0])).toEqual([
    { id: 'new-1', name: 'Fyr' },
    { id: 'new-2', partnerId: 'new-1', amount: 5n },
    { id: 'patent-applications', year: 2030 },
  ]);
});
