import { describe, expect, it } from '@jest/globals';
import { nextStep } from './desk.access.js';

describe('what opens an application to a panel member', () => {
  it.each([
    [{ accepted: false, declared: false, calibrated: false }, 'invitation'],
    [{ accepted: false, declared: true, calibrated: true }, 'invitation'],
    [{ accepted: true, declared: false, calibrated: true }, 'declaration'],
    [{ accepted: true, declared: false, calibrated: false }, 'declaration'],
    [{ accepted: true, declared: true, calibrated: false }, 'calibration'],
    [{ accepted: true, declared: true, calibrated: true }, 'desk'],
  ] as const)('%j: %s', (standing, step) => {
    expect(nextStep(standing)).toBe(step);
  });
});
