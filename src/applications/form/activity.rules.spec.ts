import { describe, expect, test } from '@jest/globals';
import { activityFindings, activityLimits, type Activity } from './activity.rules.js';
import { activitySection } from './activity.section.js';
import { aDraft, aFrame } from '../draft.example.js';

const whole: Activity = { id: 'a1', title: 'Byggeri', description: '', partnerId: 'p1', startsOn: '2027-04-01', endsOn: '2029-04-01', milestone: 'Bygget' };
const found = (changed: Partial<Activity>, frame = aFrame()) => activityFindings(aDraft({ activities: [{ ...whole, ...changed }] }), frame);
const codes = (changed: Partial<Activity>) => found(changed).map(({ key, broken }) => [key.replace('finding.', ''), broken]);

test('a whole activity lacks nothing, a description least of all', () => {
  expect(codes({})).toEqual([]);
});

describe('how many', () => {
  const few = (n: number, min?: number) => activityFindings(aDraft({ activities: Array.from({ length: n }, () => whole) }), aFrame({ minActivities: min }));
  test('a rule set that says nothing asks for none', () => expect(few(0)).toEqual([]));
  test('one too few is named with the number to add', () => {
    expect(few(1, 2)).toMatchObject([{ section: 'activities', field: 'activities[1].title', key: 'finding.activities', params: { min: 2, chosen: 1, more: 1 } }]);
  });
  test('exactly as many is enough', () => expect(few(2, 2)).toEqual([]));
});

test.each([
  ['title', '', 'activity-title'],
  ['partnerId', null, 'activity-partner'],
  ['startsOn', null, 'activity-start'],
  ['endsOn', null, 'activity-end'],
  ['milestone', '', 'activity-milestone'],
] as const)('%s is asked for', (name, empty, code) => {
  expect(codes({ [name]: empty })).toEqual([[code, false]]);
});

test('a partner of whom nothing is left is none', () => {
  expect(codes({ partnerId: 'gone' })).toEqual([['activity-partner', false]]);
});

describe('the project’s period', () => {
  test.each([
    ['2027-04-01', '2029-04-01', []],
    ['2027-03-31', '2029-04-01', [['activity-starts', true]]],
    ['2027-04-01', '2029-04-02', [['activity-ends', true]]],
    ['2029-04-02', '2029-04-03', [['activity-starts', true], ['activity-ends', true]]],
  ])('%s to %s', (startsOn, endsOn, expected) => expect(codes({ startsOn, endsOn })).toEqual(expected));

  test('the message names the date and the period, in the reader’s language', () => {
    const [finding] = found({ startsOn: '2027-03-31' });
    expect(finding?.params).toMatchObject({ date: { da: '31. marts 2027', en: '31 March 2027' }, from: { da: '1. april 2027' }, to: { en: '1 April 2029' } });
  });

  test('a project without dates of its own cannot be left', () => {
    const { project } = aDraft();
    expect(activityFindings(aDraft({ activities: [{ ...whole, startsOn: '1999-01-01' }], project: { ...project, startsOn: null } }), aFrame())).toEqual([]);
  });
});

test('lengths of a rule set from before activities are those of its other texts', () => {
  const { textLimits } = aFrame().round.rules;
  expect(activityLimits(textLimits)).toEqual({ title: textLimits.title, text: textLimits.contribution });
  expect(activityLimits({ ...textLimits, activityTitle: 7, activityText: 8 })).toEqual({ title: 7, text: 8 });
});

describe('the section', () => {
  const draft = aDraft({ activities: [whole] });
  const frame = aFrame();
  const opened = { draft, frame, reach: 'all' as const, scope: null, whole: draft, rowId: (given: string) => given };
  const day = (name: string, [d, m, y]: readonly [number, number, number]) => ({ [`activities[0].${name}Day`]: String(d), [`activities[0].${name}Month`]: String(m), [`activities[0].${name}Year`]: String(y) });

  test('what is split is joined again', () => {
    expect(activitySection.join(activitySection.split(draft.activities, frame), frame)).toEqual(draft.activities);
  });

  test('the page posts what it shows', () => {
    const { fields } = activitySection.content({ ...opened, lang: 'da', posted: null, errors: [] });
    const rows = fields.flatMap((field) => (field.kind === 'rows' ? field.rows : []));
    const dates = rows[0]!.fields.flatMap((field) => (field.kind === 'date' ? [[field.name, field.day, field.month, field.year]] : []));
    expect(dates).toEqual([['activities[0].startsOn', '1', '4', '2027'], ['activities[0].endsOn', '1', '4', '2029']]);
    const posted = { 'activities[0].id': 'a1', 'activities[0].title': 'Byggeri', 'activities[0].partnerId': 'p1', ...day('startsOn', [1, 4, 2027]), ...day('endsOn', [1, 4, 2029]), 'activities[0].milestone': 'Bygget' };
    expect(activitySection.read(posted, opened)).toEqual({ ok: true, input: [whole] });
  });

  test('a row with nothing but its own id is none; one with half a date is refused at that date', () => {
    expect(activitySection.read({ 'activities[0].id': 'x', 'activities[0].title': '' }, opened)).toEqual({ ok: true, input: [] });
    const half = activitySection.read({ 'activities[0].id': 'x', 'activities[0].endsOnDay': '3' }, opened);
    expect(half).toMatchObject({ ok: false, errors: [{ field: 'activities[0].endsOn' }] });
  });

  test('a partner of another application is refused', () => {
    expect(activitySection.read({ 'activities[0].id': 'x', 'activities[0].partnerId': 'theirs' }, opened)).toMatchObject({ ok: false, errors: [{ field: 'activities[0].partnerId' }] });
  });

  test('one may end on the day it starts, not before', () => {
    const on = (endsOn: string) => activitySection.check?.([{ ...whole, endsOn }], { draft, frame });
    expect(on('2027-04-01')).toEqual([]);
    expect(on('2027-03-31')).toEqual([{ field: 'activities[0].endsOn', key: 'wrong.activity.period', params: { line: 1, startDate: '2027-04-01' } }]);
  });
});
