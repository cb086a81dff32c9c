import { expect, test } from '@jest/globals';
import { nextAction, type CaseFacts } from './next-action.rules.js';

const facts: CaseFacts = { state: 'assessment', seats: 3, panelSize: 3, submitted: 3, recommendation: 'ready', itemNumber: null, undecided: 0 };

test.each<[string, Partial<CaseFacts>, unknown]>([
  ['nobody appointed', { state: 'submitted', seats: 0, submitted: 0 }, { kind: 'appoint-panel', missing: 3 }],
  ['a member disqualified', { seats: 2, submitted: 2 }, { kind: 'appoint-panel', missing: 1 }],
  ['one assessment missing', { submitted: 2 }, { kind: 'await-assessments', missing: 1 }],
  ['a larger panel than required is waited for', { seats: 4 }, { kind: 'await-assessments', missing: 1 }],
  ['all assessed', { recommendation: 'nothing' }, { kind: 'write-recommendation' }],
  ['begun', { recommendation: 'draft' }, { kind: 'finish-recommendation' }],
  ['written', {}, { kind: 'place-on-agenda' }],
  ['on the agenda', { state: 'agenda', itemNumber: 4 }, { kind: 'record-decision', itemNumber: 4 }],
  ['recommended', { state: 'recommended', undecided: 2 }, { kind: 'await-decisions', undecided: 2 }],
  ['not recommended', { state: 'not-recommended' }, { kind: 'none' }],
  ['decided', { state: 'decided' }, { kind: 'none' }],
])('%s', (_name, change, expected) => expect(nextAction({ ...facts, ...change })).toEqual(expected));
