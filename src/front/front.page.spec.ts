import { describe, expect, test } from '@jest/globals';
import type { RoundView } from '../rounds/index.js';
import { plainCall } from '../rounds/round.example.js';
import { ruleSet2011 } from '../seed/rounds-2011.js';
import { frontPage } from './front.page.js';

const counts = { areas: 6, targets: 19, criteria: 8, ideas: 22 };
const now = new Date('2026-11-22T15:00:00Z');
const round = (id: string, opensAt: string, closesAt: string): RoundView => ({
  id,
  year: Number(id.slice(0, 4)),
  number: Number(id.slice(5)),
  nameDa: `Runde ${id}`,
  nameEn: `Round ${id}`,
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
  openUntil: new Date(closesAt),
  ...plainCall,
  meetingOn: '2027-03-04',
  ruleSetId: ruleSet2011.id,
  ruleSetVersion: 1,
  legalBasis: '',
  rules: ruleSet2011.values,
  fundIds: [],
});
const past = round('2011-1', '2010-12-01T00:00:00Z', '2011-01-10T22:59:59.999Z');
const open = round('2027-1', '2026-11-01T00:00:00Z', '2027-01-04T11:00:00Z');
const next = round('2027-2', '2027-02-01T08:00:00Z', '2027-04-05T10:00:00Z');
const hero = (...rounds: RoundView[]) => frontPage('da', { rounds, funds: [], counts, mayApply: true }, now).hero;

describe('the front page', () => {
  test('tells the open round, its deadline to the second and how long is left', () => {
    const { aside, buttons } = hero(past, next, open);
    expect(aside?.value).toBe('4. januar 2027 kl. 12.00.00');
    expect(aside?.countdown).toMatchObject({ text: '42 dage og 20 timer', until: '2027-01-04T11:00:00.000Z', now: now.toISOString() });
    expect(buttons[0]).toMatchObject({ variant: 'primary', href: '/ansoegninger/ny?runde=2027-1' });
  });

  test('offers those who cannot apply the round alone', () => {
    const { buttons } = frontPage('da', { rounds: [open], funds: [], counts, mayApply: false }, now).hero;
    expect(buttons).toMatchObject([{ variant: 'primary', href: '/runder/2027-1' }]);
  });

  test('says when the next round opens while none is open', () => {
    const { aside, buttons } = hero(past, next);
    expect(aside).toMatchObject({ value: 'Ingen runde er åben lige nu', countdown: null });
    expect(aside?.note).toContain('Runde 2027-2 åbner 1. februar 2027 kl. 09.00.00 og har frist 5. april 2027 kl. 12.00.00');
    expect(buttons.some(({ href }) => href?.startsWith('/ansoegninger'))).toBe(false);
  });

  test('promises nothing when no further round is known', () => {
    expect(hero(past).aside?.note).toContain('ikke annonceret endnu');
  });
});
