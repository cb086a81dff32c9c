import { describe, expect, it } from '@jest/globals';
import type { Partner } from '../applications/index.js';
import { isOtherMembers, signsFor } from './signing.rules.js';

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

describe('an address that a link for partner b is sent to', () => {
  const members = [
    { email: 'Lead@fyr.example', role: 'lead', partnerId: 'b' },
    { email: 'own@fyr.example', role: 'signatory', partnerId: 'b' },
    { email: 'other@fyr.example', role: 'signatory', partnerId: 'a' },
    { email: 'writer@fyr.example', role: 'writer', partnerId: 'b' },
  ] as const;

  it.each([
    ['lead@fyr.example', true],
    ['own@fyr.example', false],
    ['other@fyr.example', true],
    ['WRITER@fyr.example', true],
    ['nobody@fyr.example', false],
  ])('%s is one of a member who does not answer for it: %s', (email, is) => {
    expect(isOtherMembers(email, 'b', members, partners)).toBe(is);
  });

  it('is the lead’s own for the partner that leads', () => {
    expect(isOtherMembers('lead@fyr.example', 'a', members, partners)).toBe(false);
  });
});
