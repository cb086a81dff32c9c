import { describe, expect, it } from '@jest/globals';
import { suspicionsOf, type Applied, type EarlierTies, type Person } from './suspicion.rules.js';

const person: Person = { accountId: 'ada', organisation: 'Søholm Universitet', email: 'ada@soeholm.example', employerCvr: '10000001', boards: [{ cvr: '10000002', name: 'Nordlys ApS' }], municipality: 'Lyngbakke' };
const party = (name: string, cvr: string | null = null) => ({ name, cvr, sector: 'company', isLead: false });
const applied = (given: Partial<Applied> = {}): Applied => ({ applicationId: 'a', partners: [], funders: [], members: [], ...given });
const nothing: EarlierTies = { together: [], partners: [] };
const codes = (given: Partial<Applied>, who: Partial<Person> = {}, earlier: EarlierTies = nothing) => suspicionsOf({ ...person, ...who }, applied(given), earlier).map(({ code }) => code);

describe('what looks like an interest', () => {
  it('is an employer or a board seat among the partners, by number, whatever it is called there', () => {
    expect(suspicionsOf(person, applied({ partners: [party('Universitetet', '10000001'), party('Lys', '10000002'), party('Andet', '10000003')] }), nothing)).toEqual([
      { code: 'employer', own: 'Søholm Universitet (CVR 10000001)', theirs: 'Universitetet', throughId: null },
      { code: 'board', own: 'Nordlys ApS (CVR 10000002)', theirs: 'Lys', throughId: null },
    ]);
  });

  it('is never two unknown numbers that are equally unknown', () => {
    expect(codes({ partners: [party('X', ''), party('Y', null)] }, { employerCvr: '', boards: [{ cvr: '', name: '' }] })).toEqual([]);
  });

  it('is a partner of the same name, once: not where its number has told already', () => {
    expect(codes({ partners: [party('søholm universitet', '10000009')] })).toEqual(['name']);
    expect(codes({ partners: [party('søholm universitet', '10000001')] })).toEqual(['employer']);
    expect(codes({ partners: [party('Søholm Universitet', null)] }, { employerCvr: '' })).toEqual(['name']);
  });

  it('is one who pays a part beside the partners', () => {
    expect(codes({ funders: ['NORDLYS aps', 'Lyngbakke Kommune', 'En helt anden fond'] })).toEqual(['funder', 'funder']);
  });

  it('is a municipal partner where the person lives', () => {
    expect(codes({ partners: [party('Lyngbakke Kommune'), party('Lyngbakkegård')] })).toEqual(['municipality']);
  });

  it('is a shared mail domain, not a public mail host, and never with oneself', () => {
    const members = [{ accountId: 'bo', name: 'Bo', email: 'bo@SOEHOLM.example' }, { accountId: 'ada', name: 'Ada', email: 'ada@soeholm.example' }];
    expect(suspicionsOf(person, applied({ members }), nothing)).toEqual([{ code: 'domain', own: '@soeholm.example', theirs: 'Bo', throughId: null }]);
    expect(codes({ members: [{ accountId: 'bo', name: 'Bo', email: 'bo@gmail.com' }] }, { email: 'ada@gmail.com' })).toEqual([]);
  });

  it('is somebody one has applied together with, once, and another’s ties are not one’s own', () => {
    const members = [{ accountId: 'bo', name: 'Bo', email: 'bo@x.example' }];
    const tie = { accountId: 'ada', otherId: 'bo', applicationId: 'a', throughId: 'old' };
    const earlier = { ...nothing, together: [tie, { ...tie, throughId: 'older' }, { ...tie, accountId: 'cy' }, { ...tie, applicationId: 'b' }] };
    expect(suspicionsOf(person, applied({ members }), earlier)).toEqual([{ code: 'together', own: '', theirs: 'Bo', throughId: 'older' }]);
  });

  it('is a partner the employer has been in a project with before', () => {
    const earlier = { ...nothing, partners: [{ cvr: '10000001', otherCvr: '10000007', throughId: 'old' }, { cvr: '10000005', otherCvr: '10000008', throughId: 'old' }] };
    expect(suspicionsOf(person, applied({ partners: [party('Havnen', '10000007'), party('Møllen', '10000008')] }), earlier)).toEqual([{ code: 'earlier', own: 'Søholm Universitet', theirs: 'Havnen', throughId: 'old' }]);
  });
});
