import { expect, test } from '@jest/globals';
import { ownOf, touching } from './catalogue.rules.js';

const placed = (number: string, focusAreaId: string, ...also: string[]) => ({
  number,
  focusAreaId,
  alsoFocusAreas: also.map((id) => ({ focusAreaId: id, basis: 'stated' as const })),
});
const initiatives = [placed('2.1', 'health'), placed('3.1', 'metropolis', 'talent'), placed('5.1', 'talent', 'talent', 'health')];
const numbers = (found: { number: string }[]) => found.map(({ number }) => number);

test('an initiative belongs to one focus area', () => {
  expect(numbers(ownOf(initiatives, 'talent'))).toEqual(['5.1']);
});

test('it touches others, never its own', () => {
  expect(numbers(touching(initiatives, 'talent'))).toEqual(['3.1']);
  expect(numbers(touching(initiatives, 'health'))).toEqual(['5.1']);
  expect(touching(initiatives, 'unknown')).toEqual([]);
});
