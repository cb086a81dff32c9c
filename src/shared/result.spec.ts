import { expect, test } from '@jest/globals';
import { ok, refused, type Result } from './result.js';

test('a result carries a value or a refusal, told apart by ok', () => {
  const results: Result<number, 'closed'>[] = [ok(1), refused('closed')];
  expect(results.map((result) => (result.ok ? result.value : result.refusal))).toEqual([1, 'closed']);
});
