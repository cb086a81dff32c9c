import { describe, expect, it } from '@jest/globals';
import type { Partner } from '../applications/index.js';
import { signsFor } from './signing.rules.js';

const partner = (id: string, isLead = false): Partner => ({ id, name: `Partner ${id}`, cvr: null, sector: 'company', size: '', productionUnit: '', address: '', role: 'Rolle', isLead, aidBasis: '' });
const partners = [partner('a', true), partner('b')];

describe('who answers for a partner', () => {
  it.each([
    ['lead', null, 'a'],
    ['lead', 'b', 'a'],
    ['signatory', 'b', 'b'],
    ['signatory', 'gone', undefined],
    ['signatory', null, undefined],
    ['writer', 'b', undefined],
    ['reader', 'b', undefined],
  ] as const)('a %s of %s', (role, partnerId, id) => {
    expect(signsFor({ role, partnerId }, partners)?.id).toBe(id);
  });

  it('is not the lead where no partner leads', () => {
    expect(signsFor({ role: 'lead', partnerId: null }, [partner('b')])).toBeNull();
  });
});
