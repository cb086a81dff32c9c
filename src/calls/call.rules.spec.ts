import { describe, expect, test } from '@jest/globals';
import type { RoundTerms, RoundView } from '../rounds/index.js';
import { plainCall } from '../rounds/round.example.js';
import { callProblems, missingBeforePublication, type Known } from './call.rules.js';

const at = (text: string): Date => new Date(text);
const terms: RoundTerms = {
  ...plainCall,
  year: 2027,
  number: 1,
  nameDa: 'Runde',
  nameEn: 'Round',
  opensAt: at('2027-03-01T08:00:00Z'),
  closesAt: at('2027-05-12T10:00:00Z'),
  meetingOn: '2027-07-01',
  panelFrom: '2027-05-12',
  panelUntil: '2027-06-10',
  hearingUntil: '2027-06-10',
  ruleSetId: 'rules-2',
  fundIds: ['regional'],
  poolsOere: { regional: 500_00n },
  callDa: 'Opslag',
  callEn: 'Call',
};
const known: Known = {
  now: at('2027-01-15T00:00:00Z'),
  base: null,
  leftOere: { regional: 500_00n },
  ruleSets: [{ id: 'rules-1', version: 1, validFrom: '2020-01-01', validTo: '2027-02-28' }, { id: 'rules-2', version: 2, validFrom: '2027-03-01', validTo: null }],
};
const published = { ...terms, id: '2027-1', publishedAt: at('2027-01-10T00:00:00Z'), closedAt: null } as unknown as RoundView;
const wrong = (given: Partial<RoundTerms>, more: Partial<Known> = {}) => callProblems({ ...terms, ...given }, { ...known, ...more }, 'da').map(({ field, key }) => `${field} ${key.replace('calls.wrong.', '')}`);

describe('a round’s terms', () => {
  test('on the right side of every edge are fine', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ panelFrom: null, panelUntil: null, hearingUntil: null, meetingOn: '2027-05-12' })).toEqual([]);
    expect(wrong({ graceMs: 3_600_000, outageLimitMinutes: 1, outageWindowMinutes: 10_080 })).toEqual([]);
  });

  test.each<[Partial<RoundTerms>, string]>([
    [{ nameDa: '' }, 'nameDa name'],
    [{ nameEn: '' }, 'nameEn name'],
    [{ fundIds: [], poolsOere: {} }, 'fundIds noFund'],
    [{ closesAt: known.now, opensAt: at('2027-01-14T00:00:00Z'), ruleSetId: 'rules-1' }, 'closesOn closesPast'],
    [{ closesAt: terms.opensAt, panelFrom: null, panelUntil: null }, 'closesOn opensCloses'],
    [{ year: 2029 }, 'year year'],
    [{ graceMs: 3_600_001 }, 'graceSeconds grace'],
    [{ meetingOn: '2027-05-11', panelFrom: null, panelUntil: null, hearingUntil: null }, 'meetingOn meetingEarly'],
    [{ panelFrom: null }, 'panelFrom panelHalf'],
    [{ panelUntil: null }, 'panelUntil panelHalf'],
    [{ panelFrom: '2027-05-11' }, 'panelFrom panelEarly'],
    [{ panelFrom: '2027-06-11' }, 'panelUntil panelOrder'],
    [{ panelUntil: '2027-07-01', hearingUntil: null }, 'panelUntil panelLate'],
    [{ hearingUntil: '2027-06-09' }, 'hearingUntil hearingPanel'],
    [{ hearingUntil: '2027-05-11', panelFrom: null, panelUntil: null }, 'hearingUntil hearingEarly'],
    [{ hearingUntil: '2027-07-01' }, 'hearingUntil hearingLate'],
    [{ opensAt: at('2027-02-28T22:59:59Z') }, 'ruleSetId ruleSetAhead'],
    [{ ruleSetId: 'rules-1' }, 'ruleSetId ruleSetOver'],
    [{ poolsOere: { regional: 500_01n } }, 'pool.regional pool'],
    [{ poolsOere: { social: 1n } }, 'pool.social poolOfNoFund'],
    [{ outageLimitMinutes: 0 }, 'outageLimitMinutes limit'],
    [{ outageLimitMinutes: 240 }, 'outageLimitMinutes limitWindow'],
    [{ outageWindowMinutes: 10_081 }, 'outageWindowMinutes window'],
  ])('%j: %s', (given, problem) => {
    expect(wrong(given)).toEqual([problem]);
  });

  test('grace that reaches into the next day keeps the panel and the meeting off that day’s eve', () => {
    const late = { closesAt: at('2027-05-12T21:59:59Z'), graceMs: 1_000 };
    expect(wrong({ ...late, graceMs: 0 })).toEqual([]);
    expect(wrong(late)).toEqual(['panelFrom panelEarly']);
  });

  test('what could not be read is not held against anything', () => {
    expect(callProblems({}, known, 'da')).toEqual([]);
    expect(callProblems({ closesAt: terms.closesAt }, known, 'da')).toEqual([]);
  });
});

describe('a published round', () => {
  const later = { base: published, now: at('2027-06-01T00:00:00Z') };
  test('is not held against time that has passed since', () => {
    expect(wrong({}, later)).toEqual([]);
    expect(wrong({ contact: 'x' }, { ...later, leftOere: { regional: 1n } })).toEqual([]);
  });

  test.each<[Partial<RoundTerms>, Partial<Known>, string]>([
    [{ opensAt: at('2027-03-02T08:00:00Z') }, later, 'opensOn opened'],
    [{ opensAt: at('2027-01-14T00:00:00Z') }, { base: published }, 'opensOn opensPast'],
    [{ graceMs: 90_000 }, later, 'graceSeconds gracePast'],
    [{ closesAt: at('2027-05-13T10:00:00Z'), panelFrom: '2027-05-13' }, later, 'closesOn closesPast'],
    [{ poolsOere: { regional: 400_00n } }, { base: published, leftOere: { regional: 399_99n } }, 'pool.regional pool'],
  ])('%j', (given, more, problem) => {
    expect(wrong(given, more)).toEqual([problem]);
  });
});

describe('before it is published', () => {
  test('the call must be said in both languages, and everything else must hold', () => {
    const missing = (given: Partial<RoundTerms>, now = known.now) => missingBeforePublication({ ...terms, ...given }, { ...known, now }, 'da').map(({ field }) => field);
    expect(missing({})).toEqual([]);
    expect(missing({ callDa: ' ', callEn: '' })).toEqual(['callDa', 'callEn']);
    expect(missing({}, at('2027-05-12T10:00:00Z'))).toEqual(['closesOn', 'opensOn']);
  });

  test('it opens now or later, and its deadline leaves a day', () => {
    const keys = (given: Partial<RoundTerms>) => missingBeforePublication({ ...terms, ...given }, { ...known, now: terms.opensAt }, 'da').map(({ key }) => key);
    const day = terms.opensAt.getTime() + 86_400_000;
    expect(keys({})).toEqual([]);
    expect(keys({ opensAt: new Date(terms.opensAt.getTime() - 1) })).toEqual(['calls.missing.opensPast']);
    expect(keys({ closesAt: new Date(day) })).toEqual([]);
    expect(keys({ closesAt: new Date(day - 1) })).toEqual(['calls.missing.soon']);
  });
});
