import { expect, test } from '@jest/globals';
import { aDraft, aFrame } from '../draft.example.js';
import { snapshotOf } from './snapshot-builder.rules.js';
import { partsOf } from './snapshot-draft.rules.js';

const stamp = { version: 1, receivedAt: '2027-01-20T10:00:00.000Z', submittedBy: 'Maja' };

test('what was sent in gives the draft again, to the last field', () => {
  const { attachments: _, ...draft } = aDraft();
  expect(draft).toMatchObject(partsOf(snapshotOf(aDraft(), aFrame(), stamp)));
});

test('what was not filled in is not filled in', () => {
  const bare = aDraft({ project: { ...aDraft().project, startsOn: null, summary: '' }, answers: {}, targets: [{ targetId: 'jobs', contribution: null, unit: '', year: null, explanation: '' }], costs: [], financing: [] });
  const parts = partsOf(snapshotOf(bare, aFrame(), stamp));
  expect([parts.project, parts.answers, parts.targets, parts.costs]).toEqual([bare.project, {}, bare.targets, []]);
});

test('a version from before partners had a size reads as one that gave none', () => {
  const snapshot = snapshotOf(aDraft(), aFrame(), stamp);
  const older = { ...snapshot, partners: snapshot.partners.map(({ size: _s, productionUnit: _p, address: _a, ...partner }) => partner) };
  expect(partsOf(older).partners).toEqual(aDraft().partners);
});
