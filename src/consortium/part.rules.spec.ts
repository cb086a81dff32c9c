import { describe, expect, it } from '@jest/globals';
import type { Partner } from '../applications/index.js';
import type { CostLine, FinancingLine } from '../budgets/index.js';
import { hashOf, partOf, signingOf, signsFor, sumsOf, unsignedIn, type Signature, type WithPartners } from './part.rules.js';

const partner = (id: string, more: Partial<Partner> = {}): Partner => ({ id, name: `Partner ${id}`, cvr: null, sector: 'company', size: '', productionUnit: '', address: '', role: 'Rolle', isLead: false, ...more });
const cost = (id: string, partnerId: string, oere: bigint): CostLine => ({ id, partnerId, category: 'staff', description: `Løn ${oere}`, amountOere: oere });
const cash = (id: string, partnerId: string | null, oere: bigint): FinancingLine => ({ id, kind: 'cash', fundId: null, partnerId, sourceName: '', hours: null, amountOere: oere });
const fund: FinancingLine = { id: 'f', kind: 'fund', fundId: 'regional', partnerId: null, sourceName: '', hours: null, amountOere: 900n };

const draft: WithPartners = { partners: [partner('a', { isLead: true }), partner('b')], costs: [cost('1', 'a', 100n), cost('2', 'b', 200n), cost('3', 'b', 300n)], financing: [fund, cash('4', 'b', 50n)] };
const hashIn = (from: WithPartners, id = 'b'): string => hashOf(partOf(from, id)!);
const signature = (sha256: string, partnerId = 'b'): Signature => ({ partnerId, accountId: 'x', name: 'X', title: 'direktør', signedAt: new Date(0), sha256 });

describe('a partner’s part', () => {
  it('has the own lines and sums alone', () => {
    const part = partOf(draft, 'b')!;
    expect([part.costs.length, part.financing.length, sumsOf(part)]).toEqual([2, 1, { costOere: 500n, coFinancingOere: 50n }]);
    expect(partOf(draft, 'nobody')).toBeNull();
  });

  it.each([
    ['another partner’s name', { ...draft, partners: [partner('a', { name: 'Ny', isLead: true }), draft.partners[1]!] }],
    ['another partner’s costs', { ...draft, costs: [cost('1', 'a', 999n), ...draft.costs.slice(1)] }],
    ['what is applied for', { ...draft, financing: [{ ...fund, amountOere: 1n }, draft.financing[1]!] }],
    ['the order of its lines', { ...draft, costs: draft.costs.toReversed() }],
    ['a line typed anew with the same content', { ...draft, costs: [draft.costs[0]!, { ...draft.costs[1]!, id: '9' }, draft.costs[2]!] }],
  ])('stays the same when %s changes', (_, changed) => {
    expect(hashIn(changed)).toBe(hashIn(draft));
  });

  it.each([
    ['its address', { ...draft, partners: [draft.partners[0]!, partner('b', { address: 'Havnen 1' })] }],
    ['who leads', { ...draft, partners: [partner('a'), partner('b', { isLead: true })] }],
    ['an amount by one øre', { ...draft, costs: [draft.costs[0]!, cost('2', 'b', 201n), draft.costs[2]!] }],
    ['a line that goes to another partner', { ...draft, costs: [draft.costs[0]!, { ...draft.costs[1]!, partnerId: 'a' }, draft.costs[2]!] }],
    ['its co-financing', { ...draft, financing: [fund] }],
    ['the same line once more', { ...draft, costs: [...draft.costs, { ...draft.costs[1]!, id: '9' }] }],
  ])('is another one with %s', (_, changed) => {
    expect(hashIn(changed)).not.toBe(hashIn(draft));
  });
});

describe('a signature', () => {
  const part = partOf(draft, 'b')!;
  it.each([
    ['missing', []],
    ['missing', [signature(hashIn(draft), 'a')]],
    ['stale', [signature('old')]],
    ['signed', [signature(hashIn(draft))]],
    ['signed', [signature('newer, of what it was for a while'), signature(hashIn(draft))]],
  ] as const)('is %s', (state, signatures) => {
    expect(signingOf(part, signatures).state).toBe(state);
  });

  it('is lacking for the partners whose part nobody has signed as it is', () => {
    expect(unsignedIn(draft, [signature(hashIn(draft))])).toEqual(['Partner a']);
    expect(unsignedIn(draft, [signature(hashIn(draft), 'a')])).toEqual(['Partner a', 'Partner b']);
  });
});

describe('who signs', () => {
  it.each([
    ['lead', null, 'a'],
    ['lead', 'b', 'a'],
    ['signatory', 'b', 'b'],
    ['signatory', 'gone', undefined],
    ['signatory', null, undefined],
    ['writer', 'b', undefined],
    ['reader', 'b', undefined],
  ] as const)('a %s of %s', (role, partnerId, id) => {
    expect(signsFor({ role, partnerId }, draft.partners)?.id).toBe(id);
  });

  it('is not the lead where no partner leads', () => {
    expect(signsFor({ role: 'lead', partnerId: null }, [partner('b')])).toBeNull();
  });
});
