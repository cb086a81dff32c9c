import { expect, test } from '@jest/globals';
import { aDraft, aFrame } from '../draft.example.js';
import { textFindings } from './text-limit.rules.js';

const found = (changed: Parameters<typeof aDraft>[0], rules: Parameters<typeof aFrame>[0] = {}) =>
  textFindings(aDraft(changed), aFrame(rules)).map(({ section, field, key, params, broken }) => [section, field, key, params.length, params.over, broken]);

test('the last character that fits is no finding, the next one is', () => {
  const { project, answers } = aDraft();
  expect(found({})).toEqual([]);
  expect(found({ project: { ...project, title: 'æ'.repeat(10) } })).toEqual([]);
  expect(found({ project: { ...project, title: 'æ'.repeat(11) } })).toEqual([['project', 'title', 'finding.too-long', 11, 1, true]]);
  expect(found({ answers: { ...answers, green: 'x'.repeat(25) } })).toEqual([['criterion:green', 'answer', 'finding.too-long', 25, 5, true]]);
});

test('rows are told by their number', () => {
  const { partners, costs } = aDraft();
  const long = 'x'.repeat(21);
  expect(found({ partners: [partners[0]!, { ...partners[1]!, role: long }], costs: costs.map((line) => ({ ...line, description: long })) })).toEqual([
    ['partners', 'partners[1].role', 'finding.too-long', 21, 1, true],
    ['budget', 'costs[0].description', 'finding.too-long', 21, 1, true],
  ]);
});

test('a limit of words counts words', () => {
  const project = { ...aDraft().project, summary: 'et to tre' };
  expect(found({ project }, { wordLimits: { summary: 3 } })).toEqual([]);
  expect(found({ project }, { wordLimits: { summary: 2 } })).toEqual([['project', 'summary', 'finding.too-many-words', 3, 1, true]]);
});
