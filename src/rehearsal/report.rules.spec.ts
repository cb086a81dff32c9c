import { expect, test } from '@jest/globals';
import { tallyOf, type Check } from './report.rules.js';

const check = (outcome: Check['outcome']): Check => ({ code: 'x', outcome, facts: {}, saw: '' });

test('a remark counts as examined and not as failed', () => {
  expect(tallyOf([{ checks: [check('held'), check('remark')] }, { checks: [check('failed'), check('held')] }])).toEqual({ checks: 4, failed: 1, remarks: 1 });
  expect(tallyOf([])).toEqual({ checks: 0, failed: 0, remarks: 0 });
});
