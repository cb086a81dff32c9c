import { expect, test } from '@jest/globals';
import type { RuleSetValues } from '../rounds/index.js';
import { beforePartners, withPartners } from './typed.rules.js';
import type { Known, Synthetic } from './synthetic.rules.js';

const known: Known = { rules: {} as RuleSetValues, openTo: [], funds: [], focusAreas: [], targets: [], criteria: [{ id: 'a', number: 1 }], firstYear: 2012 };
const synthetic: Synthetic = { focusAreaIds: ['x', 'y'], targetIds: ['t'], sectors: ['public', 'company'], category: 'staff', costs: [75n, 2500n], sought: [{ fundId: 'eu', oere: 1000n }], cash: [1575n] };

test('a sheet has the fields of its page', () => {
  const sheets = beforePartners('Prøve', known, synthetic);
  expect(sheets.map(({ section }) => (typeof section === 'string' ? section : section.criterionId))).toEqual(['project', 'focusAreas', 'targets', 'goals', 'a', 'partners']);
  expect(sheets[0]!.fields).toMatchObject({ title: 'Prøve', startsOnYear: '2012', endsOnDay: '31' });
  expect(sheets.at(-1)!.fields).toMatchObject({ 'partners[0].isLead': '1', 'partners[1].size': 'small' });
  const [, budget, financing] = withPartners(['p', 'q'], known, synthetic);
  expect(budget!.fields).toMatchObject({ 'costs[0].amount': '0,75', 'costs[1].partnerId': 'q', 'costs[1].amount': '25,00' });
  expect(financing!.fields).toMatchObject({ 'fund.eu': '10,00', 'financing[0].partnerId': 'p', 'financing[0].kind': 'cash' });
});
