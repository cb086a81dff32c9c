import { expect, test } from '@jest/globals';
import { canonicalJson } from '../../shared/canonical-json.js';
import { documentOf } from './document.page.js';
import { aDraft, aFrame, noProject } from '../draft.example.js';
import { projectFields } from '../form/project.rules.js';
import { snapshotOf } from './snapshot-builder.rules.js';

const stamp = { version: 1, receivedAt: '2027-02-01T11:00:00.000Z', submittedBy: 'Maja' };
const snapshot = snapshotOf(aDraft(), aFrame(), stamp);

test('it holds the questions, the rule set and every answer', () => {
  expect(snapshot.questions.title).toEqual({ da: 'Projektets titel', en: 'Project title' });
  expect(snapshot.ruleSet.values.minFocusAreas).toBe(1);
  expect(snapshot.criteria.map(({ answer }) => answer)).toEqual(['Ja', 'Ja']);
  expect(snapshot.targets).toEqual([{ id: 'jobs', title: { da: 'Job', en: 'Jobs' }, contribution: '12.5', unit: 'job', year: 2029, explanation: 'Fordi' }]);
});

test('amounts are texts of øre, also above what a browser counts exactly', () => {
  const [cost] = aDraft().costs;
  const large = snapshotOf(aDraft({ costs: [{ ...cost!, amountOere: 9_007_199_254_740_993n }] }), aFrame(), stamp);
  expect(large.costs[0]?.amountOere).toBe('9007199254740993');
});

test('the same draft gives the same text, and survives the way through JSON', () => {
  const text = canonicalJson(snapshot);
  expect(canonicalJson(snapshotOf(aDraft(), aFrame(), stamp))).toBe(text);
  expect(canonicalJson(JSON.parse(text))).toBe(text);
});

test('a draft with nothing in it can be looked at', () => {
  const empty = aDraft({ project: noProject, focusAreaIds: [], targets: [], answers: {}, partners: [], costs: [], financing: [] });
  const document = documentOf('da', snapshotOf(empty, aFrame(), { version: 0, receivedAt: '', submittedBy: '' }));
  const project = document.parts.find(({ answers }) => answers.length > 0);
  expect([...project!.rows, ...project!.answers].map(({ text }) => text)).toEqual(projectFields.map(() => []));
});

test('the document’s tables sum to the budget and the financing', () => {
  const table = (id: string) => documentOf('da', snapshot).parts.find((part) => part.table?.id === id)?.table;
  expect(table('document-costs')?.foot?.cells.at(-1)?.text).toBe('100.000,00');
  expect(table('document-financing')?.foot?.cells.at(-1)?.text).toBe('100.000,00');
});
