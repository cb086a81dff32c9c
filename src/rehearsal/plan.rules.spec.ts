import { describe, expect, it } from '@jest/globals';
import type { RuleSetValues } from '../rounds/index.js';
import { planChecks, planCodes, type PlannedRound, type World } from './plan.rules.js';

const round: PlannedRound = {
  id: '2011-1', nameDa: 'Runde', nameEn: 'Round', ruleSetId: 'r',
  rules: { weights: { a: 1, b: 2 } } as unknown as RuleSetValues,
  opensAt: new Date('2011-01-03T08:00:00Z'),
  closesAt: new Date('2011-02-01T11:00:00Z'),
  openUntil: new Date('2011-02-01T11:00:00Z'),
  graceMs: 0,
  meetingOn: '2011-04-01', panelFrom: '2011-02-07', panelUntil: '2011-03-04', hearingUntil: '2011-03-20',
  closedAt: null, wasClosedAt: null, callDa: 'Søg.', callEn: 'Apply.', contact: 'Sekretariatet', openTo: [],
  funds: [{ id: 'f', poolOere: null }],
};
const world: World = { criterionIds: ['a', 'b'], reminders: { deadline: [1440], panel: [2880], hearing: [] } };

const outcomes = (given: Partial<PlannedRound>, of: Partial<World> = {}): Record<string, string> =>
  Object.fromEntries(planChecks({ ...round, ...given }, { ...world, ...of }).filter(({ outcome }) => outcome !== 'held').map(({ code, outcome }) => [code, outcome]));

describe('a round’s plan', () => {
  it('holds, and every point of it has been looked at', () => {
    expect(outcomes({})).toEqual({});
    const looked = planChecks({ ...round, wasClosedAt: round.closesAt }, world).map(({ code }) => code);
    expect([...looked].sort()).toEqual([...planCodes].sort());
  });

  it.each<[string, Partial<PlannedRound>, Record<string, string>]>([
    ['no fund', { funds: [] }, { funds: 'failed' }],
    ['a criterion without a weight', { rules: { weights: { a: 1 } } as unknown as RuleSetValues }, { weights: 'failed' }],
    ['weights of nothing', { rules: { weights: { a: 0, b: 0 } } as unknown as RuleSetValues }, { weights: 'failed' }],
    ['a meeting on the day of the deadline', { meetingOn: '2011-02-01', panelFrom: null, panelUntil: null, hearingUntil: null }, { 'meeting-after-deadline': 'failed', 'panel-window': 'remark' }],
    ['a panel that begins before the deadline', { panelFrom: '2011-01-31' }, { 'panel-after-deadline': 'failed' }],
    ['a panel whose last day is the meeting', { panelUntil: '2011-04-01' }, { 'panel-before-meeting': 'failed' }],
    ['a panel whose last day is the day before', { panelUntil: '2011-03-31' }, {}],
    ['six days for the panel', { panelUntil: '2011-02-12' }, { 'panel-days': 'remark' }],
    ['seven days for the panel', { panelUntil: '2011-02-13' }, {}],
    ['a hearing after the meeting', { hearingUntil: '2011-04-02' }, { hearing: 'remark' }],
    ['an empty pool', { funds: [{ id: 'f', poolOere: 0n }] }, { pools: 'remark' }],
    ['open for thirteen days', { opensAt: new Date('2011-01-19T08:00:00Z') }, { 'call-days': 'remark' }],
    ['a Saturday', { closesAt: new Date('2011-02-05T11:00:00Z'), openUntil: new Date('2011-02-05T11:00:00Z') }, { 'deadline-weekday': 'remark' }],
    ['midnight', { closesAt: new Date('2011-02-01T22:59:59.999Z') }, { 'deadline-hours': 'remark' }],
    ['no call in English', { callEn: '' }, { 'call-text': 'remark' }],
    ['nobody to ask', { contact: '' }, { contact: 'remark' }],
    ['closed by hand', { wasClosedAt: new Date('2011-01-20T11:00:00Z') }, { 'closed-by-hand': 'remark' }],
  ])('with %s says so', (_, given, expected) => {
    expect(outcomes(given)).toEqual(expected);
  });

  it('says which reminders come before anybody can write', () => {
    const month = 29 * 1440 + 180;
    expect(outcomes({}, { reminders: { deadline: [1440, month], panel: [], hearing: [] } })).toEqual({ 'reminders-fit': 'remark' });
    expect(outcomes({}, { reminders: { deadline: [month - 1], panel: [], hearing: [] } })).toEqual({});
  });
});
