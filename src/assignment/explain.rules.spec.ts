import { describe, expect, it } from '@jest/globals';
import { inOrder, obstaclesTo, type Inputs } from './assignment.rules.js';
import { brokenLines, differencesIn } from './change.rules.js';
import { readyLines } from './confirm.rules.js';
import { effectsOf } from './effect.rules.js';
import { outcomeOf } from './explain.rules.js';
import { proposalRefusal, sizesFor } from './proposal.rules.js';

const person = (id: string, more: Partial<Inputs['people'][number]> = {}) => ({ id, fields: [], employer: '', most: null, ...more });
const clear = (accountId: string, applicationId = 'a') => ({ applicationId, accountId, standing: 'clear' as const, suspected: false });
const line = (accountId: string, applicationId = 'a') => ({ applicationId, accountId, origin: 'solved' as const });
const inputs: Inputs = {
  perApplication: 3,
  onlyDeclared: true,
  applications: [{ id: 'a', fields: ['x'], seated: [] }, { id: 'b', fields: [], seated: ['p'] }],
  people: [person('p', { fields: ['x'] }), person('q'), person('r')],
  between: [clear('p'), clear('q'), clear('r'), clear('q', 'b'), clear('r', 'b')],
};

describe('what a plan comes to', () => {
  it('counts seats that exist and seats proposed, and finds nothing to say where all is well', () => {
    const { shortages, withoutExpert, loads, groups, together, suspected, undeclared } = outcomeOf(inputs, [line('p'), line('q'), line('r'), line('q', 'b'), line('r', 'b')]);
    expect([shortages, withoutExpert, groups, together, suspected, undeclared]).toEqual([[], [], 1, 2, 0, 0]);
    expect(loads).toEqual([{ accountId: 'p', seated: 1, added: 1, most: null }, { accountId: 'q', seated: 0, added: 2, most: null }, { accountId: 'r', seated: 0, added: 2, most: null }]);
  });

  it('names applications without an expert, groups apart, and seats that rest on less', () => {
    const between = [...inputs.between.filter(({ accountId }) => accountId !== 'r'), { ...clear('r'), standing: 'undeclared' as const, suspected: true }];
    const { withoutExpert, groups, suspected, undeclared } = outcomeOf({ ...inputs, between }, [line('q'), line('r')]);
    expect([withoutExpert, groups, suspected, undeclared]).toEqual([['a'], 2, 1, 1]);
  });
});

describe('the smallest change', () => {
  const remedies = (more: Partial<Inputs>) => outcomeOf({ ...inputs, applications: [inputs.applications[0]!], ...more }, [line('p'), line('q')]).shortages[0]?.remedies;

  it('asks somebody to declare before it raises a limit, and a limit before colleagues, and invites last', () => {
    expect(remedies({ between: [clear('p'), clear('q')] })).toEqual([{ what: 'declare', accountId: 'r' }]);
    expect(remedies({ people: [...inputs.people.slice(0, 2), person('r', { most: 0 })] })).toEqual([{ what: 'raise', accountId: 'r', to: 1 }]);
    expect(remedies({ people: [person('p', { employer: 'e' }), person('q'), person('r', { employer: 'e' })] })).toEqual([{ what: 'colleague', accountId: 'r' }]);
    expect(remedies({ people: inputs.people.slice(0, 2) })).toEqual([{ what: 'invite', n: 1, fields: ['x'] }]);
    expect(remedies({ perApplication: 5, between: [clear('p'), clear('q')] })).toEqual([{ what: 'declare', accountId: 'r' }, { what: 'invite', n: 2, fields: ['x'] }]);
  });

  it('never suggests whoever may have nothing to do with it', () => {
    expect(remedies({ between: [clear('p'), clear('q'), { ...clear('r'), standing: 'barred' }] })).toEqual([{ what: 'invite', n: 1, fields: ['x'] }]);
  });
});

describe('what speaks against one more', () => {
  const free = { standing: 'clear', isSeated: false, onlyDeclared: true, hasColleague: false, load: 2, most: 3 } as const;
  it.each([
    [{}, []],
    [{ most: null, load: 99 }, []],
    [{ load: 3 }, ['most']],
    [{ standing: 'undeclared' }, ['undeclared']],
    [{ standing: 'undeclared', onlyDeclared: false }, []],
    [{ standing: 'barred', hasColleague: true }, ['barred', 'colleague']],
    [{ isSeated: true }, ['seated']],
  ] as const)('%j: %j', (more, found) => expect(obstaclesTo({ ...free, ...more })).toEqual(found));
});

describe('what has changed since', () => {
  const differences = (now: Partial<Inputs>, lines = [line('q')]) => differencesIn(inOrder(inputs), inOrder({ ...inputs, ...now }), lines).map((one) => one.what);

  it('is nothing for the same facts in another order', () => {
    expect(differences({ people: [...inputs.people].reverse(), between: [...inputs.between].reverse() })).toEqual([]);
  });

  it('is each fact by its name', () => {
    expect(differences({ between: [...inputs.between.slice(0, 1), { ...clear('q'), standing: 'barred' }, ...inputs.between.slice(2)] })).toEqual(['standing']);
    expect(differences({ between: inputs.between.map((one) => ({ ...one, suspected: one.accountId === 'q' && one.applicationId === 'a' })) })).toEqual(['suspected']);
    expect(differences({ people: inputs.people.slice(1) })).toEqual(['person-out']);
    expect(differences({ people: [...inputs.people, person('s')] })).toEqual(['person-in']);
    expect(differences({ people: [person('p', { most: 1 }), ...inputs.people.slice(1)] })).toEqual(['profile']);
    expect(differences({ applications: [...inputs.applications, { id: 'c', fields: [], seated: [] }] })).toEqual(['application-in']);
    expect(differences({ applications: [{ id: 'a', fields: ['y'], seated: ['r'] }, { id: 'b', fields: [], seated: [] }] })).toEqual(['fields', 'seated', 'unseated']);
    expect(differences({ applications: inputs.applications.slice(1) })).toEqual(['application-out']);
    expect(differences({ applications: inputs.applications.slice(0, 1) })).toEqual([]);
  });

  it('breaks lines of people who are gone, barred or seated', () => {
    const now = { ...inputs, applications: [{ id: 'a', fields: [], seated: ['r'] }], between: [{ ...clear('p'), standing: 'barred' as const }] };
    expect(brokenLines(now, [line('p'), line('q'), line('r'), line('s'), line('q', 'b')]).map(({ applicationId, accountId }) => `${applicationId}${accountId}`)).toEqual(['ap', 'ar', 'as', 'bq']);
  });
});

describe('a choice by hand', () => {
  const effects = (people: readonly string[], more: Partial<Inputs> = {}) => effectsOf({ ...inputs, ...more }, people.map((id) => line(id)), 'a', 3);

  it('says of too few, of a missing expert, of colleagues once, of limits, and of what is not settled', () => {
    expect(effects(['p', 'q', 'r'])).toEqual([{ what: 'fine', n: 3 }]);
    expect(effects(['q', 'r'])).toEqual([{ what: 'few', n: 2, panelSize: 3 }, { what: 'noExpert', fields: ['x'] }]);
    expect(effects(['p', 'q', 'r'], { people: [person('p', { fields: ['x'], employer: 'e' }), person('q', { employer: 'e' }), person('r')] })).toEqual([{ what: 'colleague', accountId: 'p', others: ['q'] }]);
    expect(effects(['p', 'q', 'r'], { people: [person('p', { fields: ['x'], most: 1 }), ...inputs.people.slice(1)] })).toEqual([{ what: 'most', accountId: 'p', load: 2, most: 1 }]);
    expect(effects(['p', 'q', 'r'], { between: [clear('p'), clear('q'), { ...clear('r'), standing: 'undeclared', suspected: true }] })).toEqual([{ what: 'suspected', accountId: 'r' }, { what: 'undeclared', accountId: 'r' }]);
  });
});

it('only applications with enough are confirmed', () => {
  expect(readyLines(inputs, [line('p'), line('q'), line('q', 'b'), line('r', 'b')], 3)).toEqual({ lines: [line('q', 'b'), line('r', 'b')], left: 1 });
});

describe('asking for a proposal', () => {
  const wish = { perApplication: 3, onlyDeclared: true };
  const fine = { isPartial: false, isOpen: false, panelSize: 3, applications: 1, members: 1 };
  it('takes what the rules ask for and two more than is recommended', () => {
    expect([sizesFor(3), sizesFor(6)]).toEqual([[3, 4, 5, 6, 7], [6, 7, 8]]);
    expect(proposalRefusal(wish, fine)).toBeNull();
    for (const perApplication of [2, 8, 3.5, NaN]) expect(proposalRefusal({ ...wish, perApplication }, fine)).toEqual({ why: 'size', least: 3, most: 7 });
  });

  it.each([['isPartial', true, 'partial'], ['isOpen', true, 'open'], ['applications', 0, 'nothing'], ['members', 0, 'nobody']] as const)('is refused: %s %s', (key, value, why) => {
    expect(proposalRefusal(wish, { ...fine, [key]: value })).toEqual({ why });
  });
});
