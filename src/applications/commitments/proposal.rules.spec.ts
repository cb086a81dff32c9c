import { describe, expect, it } from '@jest/globals';
import { moneyRulesOf } from '../../budgets/index.js';
import { aDraft, aFrame } from '../draft.example.js';
import { hashOf, partOf } from './part.rules.js';
import { proposalOf, takenOver, withFigures } from './proposal.rules.js';

const { hours } = moneyRulesOf(aFrame().round.rules);
const [cost] = aDraft().costs;
const [fund, worked] = aDraft().financing;
const twin = (id: string, partnerId = 'p2') => ({ ...cost!, id, partnerId, amountOere: 500n });
const draft = aDraft({ costs: [twin('1'), twin('2'), twin('3', 'p1'), { ...twin('4'), description: 'Timeløn', hours: '10', annualCostOere: 100_000n * BigInt(hours.annualNorm), amountOere: 1_000_000n }] });
const part = partOf(draft, 'p2', { aid: null })!;
const at = (id: string): number => part.costs.findIndex((line) => line.id === id);

const none = { costs: part.costs.map(() => ({})), financing: part.financing.map(() => ({})) };
const changed = withFigures(part, { costs: none.costs.map((_, place) => (place === at('4') ? { hours: '5' } : place === at('2') ? { amountOere: 700n } : {})), financing: [{ hours: '100', amountOere: 5_000_000n }] }, hours);

describe('a partner’s proposal', () => {
  it('has the lines that differ alone, with amounts that follow from hours reckoned again', () => {
    const { lines } = proposalOf(part, changed);
    const said = lines.map(({ table, before, after }) => [table, before['amountOere'], after['amountOere'], after['hours']]);
    expect(said).toHaveLength(3);
    for (const line of [['costs', '500', '700', null], ['costs', '1000000', '500000', '5'], ['financing', String(worked!.amountOere), '5000000', '100']]) expect(said).toContainEqual(line);
    expect(proposalOf(part, withFigures(part, none, hours)).lines).toEqual([]);
  });

  it('taken over makes the part that was proposed, and touches no other line', () => {
    const proposal = JSON.parse(JSON.stringify(proposalOf(part, changed))) as ReturnType<typeof proposalOf>;
    const after = { ...draft, ...takenOver(draft, 'p2', proposal) };
    expect(hashOf(partOf(after, 'p2', { aid: null })!)).toBe(hashOf(changed));
    expect(after.costs.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(after.costs.filter(({ amountOere }) => amountOere === 700n)).toHaveLength(1);
    expect([after.costs[2], after.financing[0]]).toEqual([draft.costs[2], fund]);
  });

  it('is taken over where a line has become firmer since', () => {
    const firmer = { ...draft, financing: [fund!, { ...worked!, status: 'signed' as const }] };
    const after = takenOver(firmer, 'p2', proposalOf(part, changed));
    expect(after.financing[1]).toMatchObject({ status: 'signed', amountOere: 5_000_000n });
  });

  it('is for the lines it was made for and no others', () => {
    const proposal = proposalOf(part, changed);
    expect(() => takenOver({ ...draft, costs: draft.costs.slice(0, 3) }, 'p2', proposal)).toThrow('other lines');
    expect(() => takenOver(draft, 'p1', proposal)).toThrow('other lines');
  });
});
