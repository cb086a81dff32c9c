import { describe, expect, it } from '@jest/globals';
import { refusalToAppoint } from './appointment.rules.js';

const candidates = ['a', 'b', 'c', 'd'];

describe('refusalToAppoint', () => {
  it('opens a panel with exactly its size', () => {
    expect(refusalToAppoint('submitted', ['a', 'b', 'c'], candidates, 3)).toBeNull();
    expect(refusalToAppoint('submitted', ['a', 'b'], candidates, 3)).toEqual({ code: 'size', chosen: 2, panelSize: 3 });
    expect(refusalToAppoint('submitted', candidates, candidates, 3)).toEqual({ code: 'size', chosen: 4, panelSize: 3 });
  });

  it('adds any number later, but not nobody', () => {
    expect(refusalToAppoint('assessment', ['d'], candidates, 3)).toBeNull();
    expect(refusalToAppoint('assessment', [], candidates, 3)).toEqual({ code: 'nobody' });
  });

  it('takes only those who may be appointed', () => {
    expect(refusalToAppoint('submitted', ['a', 'b', 'x'], candidates, 3)).toEqual({ code: 'unknown' });
  });

  it.each(['draft', 'agenda', 'recommended', 'not-recommended', 'decided'])('is closed for %s', (state) => {
    expect(refusalToAppoint(state, ['a', 'b', 'c'], candidates, 3)).toEqual({ code: 'state' });
  });
});
