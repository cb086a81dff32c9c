import { expect, test } from '@jest/globals';
import { derivedId } from './derived-id.js';

test('is a UUID of version 8, the same for the same text and another for another', () => {
  expect(derivedId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedId('a')).toBe(derivedId('a'));
  expect(derivedId('a')).not.toBe(derivedId('b'));
});
