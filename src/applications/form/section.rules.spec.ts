import { expect, test } from '@jest/globals';
import { aDraft, aFrame } from '../draft.example.js';
import { isOptional, progressOf, sectionsOf } from './section.rules.js';
import { missingBeforeSubmit } from '../submission/submission.rules.js';

const progress = (key: Parameters<typeof progressOf>[0], draft = aDraft()) => progressOf(key, draft, missingBeforeSubmit(draft, aFrame()));

test('every criterion has a section between the project and the partners', () => {
  expect(sectionsOf(aFrame()).map(({ key }) => key)).toEqual(['project', 'focusAreas', 'targets', 'goals', 'criterion:growth', 'criterion:green', 'partners', 'activities', 'budget', 'financing', 'attachments']);
});

test('a section with nothing in it has not been started, however much it lacks', () => {
  expect(progress('partners', aDraft({ partners: [], costs: [], financing: [] }))).toBe('not-started');
  expect(progress('criterion:green', aDraft({ answers: {} }))).toBe('not-started');
  expect(progress('attachments')).toBe('not-started');
});

test('one that lacks something is under way, one that lacks nothing is done', () => {
  const { project } = aDraft();
  expect(progress('project', aDraft({ project: { ...project, purpose: '' } }))).toBe('started');
  expect(progress('project')).toBe('done');
});

test('one that breaks a rule says so', () => {
  const [fund] = aDraft().financing;
  expect(progress('financing', aDraft({ financing: [fund!] }))).toBe('error');
});

test('attachments are optional always, goals and activities where the round asks for none', () => {
  const asked = { minActivities: 1, minResultGoals: 0, minEffectGoals: 1 };
  expect((['attachments', 'goals', 'activities', 'targets'] as const).map((key) => isOptional(key, {}))).toEqual([true, true, true, false]);
  expect((['attachments', 'goals', 'activities'] as const).map((key) => isOptional(key, asked))).toEqual([true, false, false]);
});
