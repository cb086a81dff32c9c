import { describe, expect, it } from '@jest/globals';
import { moneyRulesOf, type FinancingLine } from '../../budgets/index.js';
import type { CommitmentRules } from '../../rounds/index.js';
import { aDraft, aFrame } from '../draft.example.js';
import type { Draft, Partner } from '../draft.rules.js';
import type { Commitment } from './commitment.rules.js';
import { commitmentFindings, confirmedBy, demandOn } from './demand.rules.js';
import { hashOf, partOf } from './part.rules.js';

const cash = (partnerId: string | null, oere: bigint, more: Partial<FinancingLine> = {}): FinancingLine => ({ id: `f${partnerId}`, kind: 'cash', fundId: null, partnerId, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere: oere, ...more });
const partnerOf = (id: string): Partner => ({ ...aDraft().partners[0]!, id, name: id, cvr: null, isLead: id === 'a' });

/** Partners a, b, c ... that bring as many øre as are named, and those of them that have confirmed. */
function consortium(brings: readonly bigint[], confirmed: string, declined = ''): Draft {
  const ids = [...'abcdefgh'].slice(0, brings.length);
  const draft = aDraft({ partners: ids.map(partnerOf), costs: [], financing: [cash(null, 1000n, { sourceName: 'Fonden', kind: 'foundation' }), ...ids.map((id, at) => cash(id, brings[at]!))] });
  const said = (partnerId: string, more: Partial<Commitment>): Commitment =>
    ({ id: partnerId, partnerId, answer: 'confirmed', name: 'X', title: 'direktør', at: new Date(0), seen: '', sha256: null, accountId: 'x', requestId: null, linkTo: null, comment: '', proposal: null, ruling: null, ...more });
  return { ...draft, commitments: [...[...confirmed].map((id) => said(id, { sha256: hashOf(partOf(draft, id, { aid: null })!) })), ...[...declined].map((id) => said(id, { answer: 'declined' }))] };
}

const roundWith = (commitments: CommitmentRules) => aFrame({ money: { ...moneyRulesOf(aFrame().round.rules), commitments } }).round;
const all = roundWith({ demand: 'all', minSharePermille: 0, restWithinDays: 0 });
const share = (minSharePermille: number) => roundWith({ demand: 'share', minSharePermille, restWithinDays: 14 });
const names = (draft: Draft, round: typeof all): string[] => demandOn(draft, round).enough.map(({ part }) => part.partner.name);

describe('a call', () => {
  it.each([
    ['every partner, though it brings nothing', [1n, 0n], 'a', all, ['b']],
    ['nobody, where all have', [1n, 0n], 'ab', all, []],
    ['exactly half', [100n, 100n], 'a', share(500), []],
    ['an øre less than half', [100n, 101n], 'a', share(500), ['b']],
    ['half of an odd sum, rounded up to the øre', [50n, 51n], 'a', share(500), ['b']],
    ['a third, exactly', [333n, 667n], 'a', share(333), []],
    ['the one that brings most, where that is enough', [10n, 60n, 30n], '', share(500), ['b']],
    ['the fewest, in the application’s order', [30n, 20n, 60n, 10n], '', share(750), ['a', 'c']],
    ['the rest beside what is confirmed', [30n, 20n, 60n, 10n], 'c', share(800), ['a', 'b']],
    ['all of it', [1n, 1n], 'a', share(1000), ['b']],
    ['nobody, where partners bring nothing', [0n, 0n], '', share(500), []],
  ] as const)('asks for %s', (_, brings, confirmed, round, expected) => {
    expect(names(consortium(brings, confirmed), round)).toEqual(expected);
  });

  it('counts the partners’ own money alone, as it counts', () => {
    const draft = consortium([100n, 100n], 'a');
    expect(demandOn(draft, share(500))).toMatchObject({ confirmedOere: 100n, totalOere: 200n, lackingOere: 0n });
    const withdrawn = { ...draft, financing: draft.financing.map((line) => (line.partnerId === 'b' ? { ...line, status: 'withdrawn' as const } : line)) };
    expect(demandOn(withdrawn, share(500))).toMatchObject({ totalOere: 100n });
  });

  it('of before asks nobody, whatever they have said', () => {
    expect(commitmentFindings(consortium([1n, 1n], '', 'b'), { round: aFrame().round })).toEqual([]);
  });
});

describe('what keeps an application from being sent in', () => {
  const found = (draft: Draft, round: typeof all) => commitmentFindings(draft, { round }).map(({ key, params }) => [key, params]);

  it('names the rule, the numbers and the fewest partners', () => {
    expect(found(consortium([100n, 300n, 200n], 'a'), share(505))).toEqual([
      ['finding.commitment.share', { percent: { da: '50,5', en: '50.5' }, confirmed: 100n, total: 600n, lacking: 203n, n: 1, names: 'b', days: 14 }],
    ]);
    expect(found(consortium([1n, 1n, 1n], 'b'), all)).toEqual([['finding.commitment.all', { n: 2, total: 3, names: 'a, c' }]]);
  });

  it('is a partner that has declined, though the share is reached without it', () => {
    expect(found(consortium([100n, 1n], 'a', 'b'), share(500))).toEqual([['finding.commitment.declined', { name: 'b', by: 'X' }]]);
  });
});

describe('the last moment for the rest', () => {
  it('ends the day that many days after the deadline, in Danish time', () => {
    expect(confirmedBy({ rules: share(500).rules, closesAt: new Date('2027-03-20T22:59:59.999Z') })).toEqual(new Date('2027-04-03T21:59:59.999Z'));
    expect(confirmedBy({ rules: all.rules, closesAt: new Date() })).toBeNull();
  });
});
