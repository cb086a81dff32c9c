import { describe, expect, it } from '@jest/globals';
import type { CostLine, EarlierAid, FinancingLine } from '../../budgets/index.js';
import type { MoneyRules } from '../../rounds/index.js';
import type { Partner } from '../draft.rules.js';
import { sha256Hex } from '../../shared/canonical-json.js';
import { canonicalPart, fits, hashOf, partOf, sumsOf, type WithLines } from './part.rules.js';

const partner = (id: string, more: Partial<Partner> = {}): Partner => ({ ...({ aidBasis: '' } as object), id, name: `Partner ${id}`, cvr: null, sector: 'company', size: '', productionUnit: '', address: '', role: 'Rolle', isLead: false, ...more }) as Partner;
const cost = (id: string, partnerId: string, oere: bigint, more: Partial<CostLine> = {}): CostLine => ({ id, partnerId, category: 'staff', activityId: null, year: null, persons: null, hours: null, annualCostOere: null, description: `Løn ${oere}`, amountOere: oere, ...more });
const money = (id: string, partnerId: string | null, oere: bigint, more: Partial<FinancingLine> = {}): FinancingLine => ({ id, kind: 'cash', fundId: null, partnerId, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere: oere, ...more });
const fund = money('f', null, 900n, { kind: 'fund', fundId: 'regional' });

const noAid = { aid: null };
const withAid = { aid: { categories: [], deMinimis: null, expectAidFor: [] } } as unknown as Pick<MoneyRules, 'aid'>;
const draft: WithLines = { earlierAid: [], partners: [partner('a', { isLead: true }), partner('b', { cvr: '13748136' })], costs: [cost('1', 'a', 100n), cost('2', 'b', 200n), cost('3', 'b', 300n)], financing: [fund, money('4', 'b', 50n), money('5', 'b', 60n, { kind: 'working-hours', hours: '10' })] };
const [, costB, costB2] = draft.costs as [CostLine, CostLine, CostLine];
const [, cashB, hoursB] = draft.financing as [FinancingLine, FinancingLine, FinancingLine];
const withCost = (more: Partial<CostLine>): WithLines => ({ ...draft, costs: [draft.costs[0]!, { ...costB, ...more }, costB2] });
const withMoney = (more: Partial<FinancingLine>): WithLines => ({ ...draft, financing: [fund, { ...cashB, ...more }, hoursB] });
const withPartner = (more: Partial<Partner>): WithLines => ({ ...draft, partners: [draft.partners[0]!, { ...draft.partners[1]!, ...more }] });
const hashIn = (from: WithLines, id = 'b'): string => hashOf(partOf(from, id, noAid)!);

describe('a partner’s part', () => {
  it('has the own lines and sums alone', () => {
    const part = partOf(draft, 'b', noAid)!;
    expect([part.costs.length, part.financing.length, sumsOf(part)]).toEqual([2, 2, { costOere: 500n, coFinancingOere: 110n, hours: '10' }]);
    expect(partOf(draft, 'nobody', noAid)).toBeNull();
  });

  it('counts no withdrawn money, whose line it shows', () => {
    const part = partOf(withMoney({ status: 'withdrawn' }), 'b', noAid)!;
    expect([part.financing.length, sumsOf(part)]).toEqual([2, expect.objectContaining({ coFinancingOere: 60n, hours: '10' })]);
    const unworked = partOf({ ...draft, financing: [fund, cashB, { ...hoursB, status: 'withdrawn' }] }, 'b', noAid)!;
    expect(sumsOf(unworked)).toMatchObject({ coFinancingOere: 50n, hours: '0' });
  });

  it.each([
    ['another partner’s name', { ...draft, partners: [partner('a', { name: 'Ny', isLead: true }), draft.partners[1]!] }],
    ['another partner’s costs', { ...draft, costs: [cost('1', 'a', 999n), ...draft.costs.slice(1)] }],
    ['another partner’s co-financing', { ...draft, financing: [...draft.financing, money('9', 'a', 7n)] }],
    ['a further partner', { ...draft, partners: [...draft.partners, partner('c')] }],
    ['a source outside', { ...draft, financing: [...draft.financing, money('9', null, 7n, { kind: 'foundation', sourceName: 'Fonden' })] }],
    ['what is applied for', { ...draft, financing: [{ ...fund, amountOere: 1n }, cashB, hoursB] }],
    ['the order of its lines', { ...draft, costs: draft.costs.toReversed(), financing: draft.financing.toReversed() }],
    ['the order of the partners', { ...draft, partners: draft.partners.toReversed() }],
    ['a line typed anew with the same content', { ...draft, costs: [draft.costs[0]!, { ...costB, id: '9' }, costB2] }],
    ['the activity of a line', withCost({ activityId: '00000000-0000-7000-8000-000000000009' })],
    ['hours written with their noughts', { ...draft, financing: [fund, cashB, { ...hoursB, hours: '10.00' }] }],
    ['its address', withPartner({ address: 'Havnen 1' })],
    ['what it is to do', withPartner({ role: 'Noget andet' })],
    ['its size', withPartner({ size: 'small' })],
    ['money that is signed instead of promised', withMoney({ status: 'signed' })],
    ['an origin that was said as it was understood', withMoney({ origin: 'private' })],
    ['another sector whose money is private too', withPartner({ sector: 'organisation' })],
    ['who leads', { ...draft, partners: [partner('a'), { ...draft.partners[1]!, isLead: true }] }],
  ])('stays the same with %s', (_, changed) => {
    expect(hashIn(changed)).toBe(hashIn(draft));
  });

  it.each([
    ['another name', withPartner({ name: 'Ny' })],
    ['another CVR number', withPartner({ cvr: null })],
    ['an amount by one øre', withCost({ amountOere: 201n })],
    ['another category', withCost({ category: 'travel' })],
    ['another description', withCost({ description: 'Noget andet' })],
    ['another year', withCost({ year: 2031 })],
    ['another number of people', withCost({ persons: 2 })],
    ['other hours', withCost({ hours: '1' })],
    ['another salary', withCost({ hours: '1', annualCostOere: 1n })],
    ['a line that goes to another partner', withCost({ partnerId: 'a' })],
    ['no co-financing', { ...draft, financing: [fund] }],
    ['co-financing of another kind', withMoney({ kind: 'other' })],
    ['co-financing that is public', withMoney({ origin: 'public' })],
    ['a sector that makes its money public', withPartner({ sector: 'public' })],
    ['co-financing that is withdrawn', withMoney({ status: 'withdrawn' })],
    ['co-financing krone for krone', withMoney({ isConditional: true })],
    ['other hours as co-financing', { ...draft, financing: [fund, cashB, { ...hoursB, hours: '10.5' }] }],
    ['the same line once more', { ...draft, costs: [...draft.costs, { ...costB, id: '9' }] }],
  ])('is another one with %s', (_, changed) => {
    expect(hashIn(changed)).not.toBe(hashIn(draft));
    expect(fits(partOf(changed, 'b', noAid)!)(hashIn(draft))).toBe(false);
  });

  it('binds what is declared of state aid where the round asks for it, in whatever order, and says nothing of it otherwise', () => {
    const one: EarlierAid = { id: '1', partnerId: 'b', receivedBy: '', authority: 'Staten', grantedOn: '2029-05-01', currency: 'EUR', amountHundredths: 5n };
    const other: EarlierAid = { ...one, id: '2', receivedBy: 'Datter', currency: 'DKK' };
    const declaring = (earlierAid: EarlierAid[], aidBasis = 'de-minimis'): WithLines => ({ ...withPartner({ aidBasis }), earlierAid });
    const hash = (of: WithLines): string => hashOf(partOf(of, 'b', withAid)!);
    expect(canonicalPart(partOf(declaring([one]), 'b', noAid)!)).toBe(canonicalPart(partOf(draft, 'b', noAid)!));
    expect(hash(declaring([other, { ...one, id: '9' }, { ...one, partnerId: 'a' }]))).toBe(hash(declaring([one, other])));
    const changes = [declaring([one], 'none'), declaring([]), declaring([{ ...one, amountHundredths: 6n }]), declaring([{ ...one, grantedOn: null }]), declaring([{ ...one, receivedBy: 'X' }]), declaring([{ ...one, authority: 'X' }]), declaring([{ ...one, currency: 'DKK' }])];
    expect(new Set([hash(declaring([one])), ...changes.map(hash)]).size).toBe(changes.length + 1);
  });
});

describe('a signature of the first schema', () => {
  /** As the portal wrote it before lines had years, hours and conditions. */
  const signed = sha256Hex(
    '{"costs":[{"amountOere":"200","category":"staff","description":"Løn 200"},{"amountOere":"300","category":"staff","description":"Løn 300"}],' +
      '"financing":[{"amountOere":"50","fundId":null,"hours":null,"kind":"cash","sourceName":""},{"amountOere":"60","fundId":null,"hours":"10","kind":"working-hours","sourceName":""}],' +
      '"partner":{"address":"","cvr":"13748136","isLead":false,"name":"Partner b","productionUnit":"","role":"Rolle","sector":"company","size":""},"partnerId":"b","schema":1}',
  );

  it('goes on fitting what it was given for', () => {
    expect(fits(partOf(draft, 'b', noAid)!)(signed)).toBe(true);
    expect(fits(partOf(draft, 'a', noAid)!)(signed)).toBe(false);
    expect(fits(partOf(draft, 'b', noAid)!)(null)).toBe(false);
  });

  it.each([
    ['what it named', withPartner({ address: 'Havnen 1' })],
    ['an amount', withCost({ amountOere: 201n })],
    ['a year it did not know', withCost({ year: 2031 })],
    ['money that is withdrawn', withMoney({ status: 'withdrawn' })],
    ['a condition', withMoney({ isConditional: true })],
    ['where money is from', withMoney({ origin: 'public' })],
  ])('no longer fits with another %s', (_, changed) => {
    expect(fits(partOf(changed, 'b', noAid)!)(signed)).toBe(false);
  });

  it('goes on fitting where an activity was chosen', () => {
    expect(fits(partOf(withCost({ activityId: '00000000-0000-7000-8000-000000000009' }), 'b', noAid)!)(signed)).toBe(true);
  });
});
