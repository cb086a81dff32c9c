import { expect, it } from '@jest/globals';
import { missingBeforeSubmit } from '../applications/index.js';
import { syntheticDraft, syntheticFrame } from './synthetic-application.js';

it('lacks nothing, and the rules look at it', () => {
  expect(missingBeforeSubmit(syntheticDraft, syntheticFrame)).toEqual([]);
  expect(missingBeforeSubmit({ ...syntheticDraft, answers: {} }, syntheticFrame)).toHaveLength(8);
  expect(missingBeforeSubmit({ ...syntheticDraft, partners: syntheticDraft.partners.slice(0, 1) }, syntheticFrame)).not.toEqual([]);
});
