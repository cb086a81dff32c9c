import { describe, expect, test } from '@jest/globals';
import { aDraft, aFrame } from '../draft.example.js';
import { goalFindings, goalLine, type Goal } from './goal.rules.js';
import { goalSection } from './goal.section.js';
import { activityTable, goalTable } from './plan-tables.page.js';
import { snapshotOf } from '../submission/snapshot-builder.rules.js';

const whole: Goal = { id: 'g1', kind: 'effect', targetId: 'jobs', indicator: 'Ansatte', unit: 'job', baseline: null, aim: '12.5', year: 2029, source: 'CVR' };
const found = (changed: Partial<Goal>) => goalFindings(aDraft({ goals: [{ ...whole, ...changed }] }), aFrame());
const codes = (changed: Partial<Goal>) => found(changed).map(({ key, broken }) => [key.replace('finding.', ''), broken]);

test('a whole goal lacks nothing, also where nobody has measured the baseline', () => {
  expect(codes({})).toEqual([]);
});

describe('how many', () => {
  const few = (kinds: readonly Goal['kind'][], min: { minResultGoals?: number; minEffectGoals?: number }) =>
    goalFindings(aDraft({ goals: kinds.map((kind) => ({ ...whole, kind })) }), aFrame(min)).map(({ key, params }) => [key, params.more]).filter(([key]) => String(key).startsWith('finding.goals-'));
  test('a rule set that says nothing asks for none', () => expect(few([], {})).toEqual([]));
  test('each kind is counted for itself', () => {
    expect(few(['result', 'result'], { minResultGoals: 2, minEffectGoals: 1 })).toEqual([['finding.goals-effect', 1]]);
    expect(few(['effect'], { minResultGoals: 2, minEffectGoals: 1 })).toEqual([['finding.goals-result', 2]]);
  });
  test('one of no kind counts for neither', () => expect(few([''], { minResultGoals: 1 })).toEqual([['finding.goals-result', 1]]));
});

test.each([
  ['kind', '', 'goal-kind'],
  ['indicator', '', 'goal-indicator'],
  ['unit', '', 'goal-unit'],
  ['aim', null, 'goal-aim'],
  ['year', null, 'goal-year'],
  ['source', '', 'goal-source'],
] as const)('%s is asked for', (name, empty, code) => {
  expect(codes({ [name]: empty })).toEqual([[code, false]]);
});

test('a final value of 0 is a value', () => expect(codes({ aim: '0' })).toEqual([]));

describe('the target of the strategy', () => {
  test('an effect goal needs one, a result goal does not', () => {
    expect(codes({ targetId: null })).toEqual([['goal-target', false]]);
    expect(codes({ kind: 'result', targetId: null })).toEqual([]);
  });
  test('one that the application no longer contributes to breaks the rule, for both kinds', () => {
    expect(codes({ targetId: 'pupils' })).toEqual([['goal-outside', true]]);
    expect(found({ kind: 'result', targetId: 'pupils' })).toMatchObject([{ params: { title: { da: 'Elever', en: 'Pupils' } } }]);
  });
});

test('a rule set from before goals has the length of a cost’s description', () => {
  const { textLimits } = aFrame().round.rules;
  expect([goalLine(textLimits), goalLine({ ...textLimits, goalLine: 7 })]).toEqual([textLimits.costDescription, 7]);
});

describe('the section', () => {
  const draft = aDraft({ goals: [whole] });
  const opened = { draft, frame: aFrame(), reach: 'all' as const, scope: null, whole: draft, rowId: (given: string) => given };
  const row = (cells: Record<string, string>) => Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`goals[0].${cell}`, value]));

  test('reads Danish numbers and keeps the id, and an empty baseline stays empty', () => {
    const posted = row({ id: 'g1', kind: 'effect', targetId: 'jobs', indicator: ' Ansatte ', unit: 'job', baseline: '', aim: '12,5', year: '2029', source: 'CVR' });
    expect(goalSection.read(posted, opened)).toEqual({ ok: true, input: [whole] });
  });
  test('a figure may go below zero: some targets go down', () => {
    expect(goalSection.read(row({ id: 'g1', aim: '-2' }), opened)).toMatchObject({ ok: true, input: [{ aim: '-2', kind: '' }] });
  });
  test.each([['kind', 'both'], ['targetId', 'elsewhere'], ['aim', 'mange'], ['year', '29']])('%s cannot be %s', (cell, typed) => {
    expect(goalSection.read(row({ id: 'g1', [cell]: typed }), opened)).toMatchObject({ ok: false, errors: [{ field: `goals[0].${cell}` }] });
  });
  test('what is split is joined again', () => {
    expect(goalSection.join(goalSection.split(draft.goals, opened.frame), opened.frame)).toEqual(draft.goals);
  });
  test('the targets to choose from are those of the application, and one a goal was tied to before', () => {
    const tied = aDraft({ targets: [], goals: [whole] });
    const { fields } = goalSection.content({ ...opened, draft: tied, whole: tied, lang: 'da', posted: null, errors: [] });
    const options = fields.flatMap((field) => (field.kind === 'rows' ? field.rows[0]!.fields : [])).flatMap((field) => (field.kind === 'select' && field.name.endsWith('targetId') ? field.options : []));
    expect(options.map(({ value, selected }) => [value, selected])).toEqual([['', false], ['jobs', true]]);
  });
});

describe('the document', () => {
  const stamp = { version: 1, receivedAt: '2027-02-01T11:00:00.000Z', submittedBy: 'Maja' };
  const activity = { id: 'a1', title: 'Byggeri', description: '', partnerId: 'gone', startsOn: null, endsOn: null, milestone: '' };
  const snapshot = snapshotOf(aDraft({ goals: [whole], activities: [activity] }), aFrame(), stamp);
  test('names a goal’s id and target, and says that there is no baseline', () => {
    expect(snapshot.goals).toMatchObject([{ id: 'g1', target: { id: 'jobs', title: { da: 'Job', en: 'Jobs' } }, baseline: null, aim: '12.5' }]);
    const [shown] = goalTable('da', snapshot)!.rows;
    expect(shown!.cells.map(({ text, sub }) => [text, sub])).toEqual([['Effektmål', 'Job'], ['ikke målt endnu', null], ['12,5 job', 'i 2029'], ['CVR', null]]);
  });
  test('an activity without a partner or dates can be looked at', () => {
    expect(activityTable('en', snapshot)!.rows[0]!.cells.map(({ text }) => text)).toEqual(['None chosen', '', '']);
  });
  test('a version from before both has neither', () => {
    const { goals: _, activities: __, ...older } = snapshot;
    expect([goalTable('da', older), activityTable('da', older)]).toEqual([null, null]);
  });
});
