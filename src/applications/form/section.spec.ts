import { describe, expect, test } from '@jest/globals';
import type { FormError, Parsed, Posted } from '../../platform/forms/index.js';
import { budgetSection } from './budget.section.js';
import { aDraft, aFrame, noProject } from '../draft.example.js';
import { financingSection } from './financing.section.js';
import { partnerSection } from './partner.section.js';
import { projectSection } from './project.section.js';
import { focusAreaSection } from './strategy.section.js';
import { targetSection } from './target.section.js';

const draft = aDraft();
const opened = { draft, frame: aFrame(), reach: 'all' as const, scope: null, whole: draft, rowId: (given: string) => given };
/** What is wrong with the shape of what was posted, or, where nothing is, with what it says together. */
const checked = <Input>(section: { read(posted: Posted, readable: typeof opened): Parsed<Input>; check?(input: Input, at: typeof opened): readonly FormError[] }, posted: Posted) => {
  const form = section.read(posted, opened);
  return (form.ok ? (section.check?.(form.input, opened) ?? []) : form.errors).map(({ field }) => field);
};
const fields = (parsed: { ok: boolean; errors?: readonly { field: string }[] }) => parsed.errors?.map(({ field }) => field) ?? [];
const row = (group: string, index: number, cells: Record<string, string>): Posted =>
  Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`${group}[${index}].${cell}`, value]));

describe('project', () => {
  test('reads its own fields and nothing else', () => {
    const parsed = projectSection.read({ title: ' Ny  titel ', status: 'submitted', ownerId: 'x' }, opened);
    expect(parsed).toEqual({ ok: true, input: { ...noProject, title: 'Ny titel' } });
  });
  test('the limits are the round’s', () => {
    expect(fields(projectSection.read({ title: 'x'.repeat(11), summary: 'x'.repeat(20) }, opened))).toEqual(['title']);
  });
  test('may end on the day it starts, not before', () => {
    const dates = (endsOnDay: string) => ({ startsOnDay: '2', startsOnMonth: '3', startsOnYear: '2027', endsOnDay, endsOnMonth: '3', endsOnYear: '2027' });
    expect(checked(projectSection, dates('2'))).toEqual([]);
    expect(checked(projectSection, dates('1'))).toEqual(['endsOn']);
  });
});

test('a focus area from elsewhere is refused', () => {
  expect(fields(focusAreaSection.read({ focusAreas: ['health', 'elsewhere'] }, opened))).toEqual(['focusAreas']);
});

describe('targets', () => {
  test('an empty row is left out, a half one is kept', () => {
    const parsed = targetSection.read({ ...row('targets', 0, { targetId: '', contribution: '' }), ...row('targets', 1, { targetId: 'jobs' }) }, opened);
    expect(parsed).toEqual({ ok: true, input: [{ targetId: 'jobs', contribution: null, unit: '', year: null, explanation: '' }] });
  });
  test('each target once', () => {
    expect(fields(targetSection.read({ ...row('targets', 0, { targetId: 'jobs' }), ...row('targets', 1, { targetId: 'jobs' }) }, opened))).toEqual(['targets[1].targetId']);
  });
});

describe('partners', () => {
  const kept = { ...row('partners', 0, { id: 'p1', name: 'Kommunen', sector: 'public' }), ...row('partners', 1, { id: 'p2', name: 'Universitetet', sector: 'knowledge' }) };
  test('a second lead and a second use of a CVR number are refused at the second row', () => {
    const posted = { ...kept, 'partners[0].cvr': '13748136', 'partners[1].cvr': '13748136', 'partners[0].isLead': '1', 'partners[1].isLead': '1' };
    expect(checked(partnerSection, posted)).toEqual(['partners[1].cvr', 'partners[1].isLead']);
  });
  test('two partners may both lack a CVR number', () => {
    expect(checked(partnerSection, kept)).toEqual([]);
  });
  test('one with lines cannot go: the lines are named', () => {
    expect(partnerSection.refusedRemoval?.({ ...kept, remove: 'partners[0]' }, opened)).toEqual([
      { field: 'partners[0].name', key: 'wrong.partner.lines', params: { name: 'Kommunen', total: 1, costLines: '1', financingLines: '–', aidLines: '–' } },
    ]);
    expect(checked(partnerSection, row('partners', 0, { id: 'p1', name: 'Kommunen', sector: 'public' }))).toEqual(['partners']);
  });
  test('one without lines can', () => {
    const free = { ...opened, draft: aDraft({ costs: [], financing: [] }) };
    expect(partnerSection.refusedRemoval?.({ ...kept, remove: 'partners[0]' }, free)).toEqual([]);
  });
});

describe('budget', () => {
  test('a partner of another application is refused', () => {
    expect(fields(budgetSection.read(row('costs', 0, { partnerId: 'theirs', category: 'staff', amount: '1' }), opened))).toEqual(['costs[0].partnerId']);
  });
  test('a line is read to the øre', () => {
    const parsed = budgetSection.read(row('costs', 4, { id: 'c4', partnerId: 'p1', category: 'staff', amount: '1.000,05' }), opened);
    const line = { id: 'c4', partnerId: 'p1', category: 'staff', activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere: 100_005n };
    expect(parsed).toEqual({ ok: true, input: { costModel: '', costs: [line] } });
  });
});

describe('financing', () => {
  test('a fund left empty or at 0 is not sought', () => {
    expect(financingSection.read({ 'fund.regional': '', 'fund.eu': '0' }, opened)).toEqual({ ok: true, input: [] });
  });
  test('a fund the round does not have is not read', () => {
    expect(financingSection.read({ 'fund.other': '100' }, opened)).toEqual({ ok: true, input: [] });
  });
  test('a source outside the partnership needs a name, a partner must not have one', () => {
    const named = (partnerId: string, sourceName: string) => checked(financingSection, row('financing', 0, { partnerId, sourceName, kind: 'cash', amount: '1' }));
    expect(named('other', '')).toEqual(['financing[0].sourceName']);
    expect(named('other', 'En fond')).toEqual([]);
    expect(named('p1', 'En fond')).toEqual(['financing[0].sourceName']);
  });
  test('hours belong to working hours', () => {
    const hours = (kind: string) => checked(financingSection, row('financing', 0, { partnerId: 'p1', kind, hours: '10', amount: '1' }));
    expect(hours('cash')).toEqual(['financing[0].hours']);
    expect(hours('working-hours')).toEqual([]);
  });
});
