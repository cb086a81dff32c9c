import { describe, expect, it } from '@jest/globals';
import { byPlace, refusalToAppoint, workplaceOf } from './appointment.rules.js';

const candidates = ['a', 'b', 'c', 'd'];
const of = (state: string, chosen: readonly string[]) => refusalToAppoint(state, chosen, { candidates, barred: ['z'], panelSize: 3 });

describe('refusalToAppoint', () => {
  it('opens a panel with at least its size', () => {
    expect(of('submitted', ['a', 'b', 'c'])).toBeNull();
    expect(of('submitted', candidates)).toBeNull();
    expect(of('submitted', ['a', 'b'])).toEqual({ code: 'size', chosen: 2, panelSize: 3 });
  });

  it('adds nobody where the panel has agreed, and no chair who may have read the others', () => {
    const during = (talk: 'open' | 'concluded', chosen: readonly string[]) => refusalToAppoint('assessment', chosen, { candidates, barred: [], panelSize: 3, talk, chairId: 'd' });
    expect([during('concluded', ['a']), during('open', ['d']), during('open', ['a'])]).toEqual([{ code: 'concluded' }, { code: 'chair' }, null]);
  });

  it('adds any number later, but not nobody', () => {
    expect(of('assessment', ['d'])).toBeNull();
    expect(of('assessment', [])).toEqual({ code: 'nobody' });
  });

  it('takes only those who may be appointed, and names those the law keeps out', () => {
    expect(of('submitted', ['a', 'b', 'x'])).toEqual({ code: 'unknown' });
    expect(of('submitted', ['a', 'b', 'z'])).toEqual({ code: 'barred', accountIds: ['z'] });
    expect(of('assessment', ['x', 'z'])).toEqual({ code: 'barred', accountIds: ['z'] });
  });

  it.each(['draft', 'agenda', 'recommended', 'not-recommended', 'decided'])('is closed for %s', (state) => {
    expect(of(state, ['a', 'b', 'c'])).toEqual({ code: 'state' });
  });
});

it('two work at one place by the register’s number, else by its name however it is written', () => {
  expect(workplaceOf({ employerCvr: '12345678', organisation: 'Søholm Universitet' })).toBe('12345678');
  expect(workplaceOf({ employerCvr: '', organisation: ' Søholm  UNIVERSITET ' })).toBe(workplaceOf({ employerCvr: '', organisation: 'søholm universitet' }));
  expect(workplaceOf({ employerCvr: '', organisation: ' ' })).toBe('');
});

it('the round’s panel comes first, then whoever owes least', () => {
  const people = [{ place: 'pool', openSeats: 0 }, { place: 'accepted', openSeats: 3 }, { place: 'invited', openSeats: 0 }, { place: 'accepted', openSeats: 1 }] as const;
  expect([...people].sort(byPlace).map(({ place, openSeats }) => `${place} ${openSeats}`)).toEqual(['accepted 1', 'accepted 3', 'invited 0', 'pool 0']);
});
