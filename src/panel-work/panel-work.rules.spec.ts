import { describe, expect, it } from '@jest/globals';
import { nextStep, stateOf, steps, type PanelWork } from './panel-work.rules.js';

const nothing: PanelWork = { roundId: 'r', applications: 2, panelSize: 3, invited: 0, accepted: 0, hasChair: false, declared: 0, waiting: 0, cases: 0, calibrated: 0, staffed: 0, seats: 0, submitted: 0, opened: 0, concluded: 0, rankings: 0 };
const done: PanelWork = { ...nothing, invited: 3, accepted: 3, hasChair: true, declared: 6, cases: 3, calibrated: 3, staffed: 2, seats: 6, submitted: 6, opened: 2, concluded: 2, rankings: 1 };

describe('how far a panel is', () => {
  it('is nothing before anybody is asked, and everything at the end', () => {
    expect(steps.map((step) => stateOf(step, nothing))).toEqual(steps.map(() => 'not-started'));
    expect(steps.map((step) => stateOf(step, done))).toEqual(steps.map((step) => (step === 'meeting' ? 'started' : 'done')));
    expect([nextStep(nothing), nextStep(done)]).toEqual(['panel', null]);
  });

  it.each([
    ['panel', { hasChair: false }],
    ['panel', { accepted: 2, calibrated: 2, declared: 4 }],
    ['calibration', { calibrated: 2 }],
    ['interests', { waiting: 1 }],
    ['interests', { declared: 5 }],
    ['assignment', { staffed: 1 }],
    ['followUp', { submitted: 5 }],
    ['consensus', { concluded: 1 }],
  ] as const)('%s is under way with %j', (step, change) => {
    expect(stateOf(step, { ...done, ...change })).toBe('started');
    expect(nextStep({ ...done, ...change, rankings: 0 })).toBe(step);
    expect(nextStep({ ...done, ...change })).toBeNull();
  });
});
