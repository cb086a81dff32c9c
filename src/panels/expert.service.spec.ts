import { describe, expect, it } from '@jest/globals';
import type { CompanyService, LookUp } from '../companies/index.js';
import type { Events } from '../platform/events/index.js';
import { emptyProfile, type ExpertProfile } from './expert.rules.js';
import { ExpertService } from './expert.service.js';
import type { ExpertStore } from './expert.store.js';

/** A profile saved where the register answers so. */
async function savedWith(outcome: LookUp['outcome'], profile: Partial<ExpertProfile>) {
  const kept: ExpertProfile[] = [];
  const store = { lock: async () => undefined, one: async () => ({ ...emptyProfile, accountId: 'a', changedAt: null }), save: async (_: string, said: ExpertProfile) => void kept.push(said) };
  const companies = { lookUp: async (cvr: string) => ({ outcome, cvr, company: { name: 'Lygtelys ApS' } }) };
  const service = new ExpertService(store as unknown as ExpertStore, companies as unknown as CompanyService, { note: async () => undefined } as unknown as Events);
  const answer = await service.save('a', { profile: { ...emptyProfile, ...profile }, errors: [], fieldOf: new Map([['10150817', 'boards[2].cvr']]) }, { basis: '', actorId: 'a', at: new Date() });
  return { answer, kept };
}

describe('a number and the register of companies', () => {
  const boards = [{ cvr: '10150817', name: '' }];

  it('that does not know it: refused beside the field it was typed in, and nothing is kept', async () => {
    const { answer, kept } = await savedWith('unknown', { boards });
    expect(answer).toEqual({ ok: false, refusal: { code: 'wrong', errors: [{ field: 'boards[2].cvr', key: 'expert.cvr.unknown', params: { cvr: '10150817' } }] } });
    expect(kept).toEqual([]);
  });

  it('that does not answer: kept, and said', async () => {
    const { answer, kept } = await savedWith('unavailable', { boards });
    expect(answer).toEqual({ ok: true, value: 'unchecked' });
    expect(kept[0]!.boards).toEqual(boards);
  });

  it('that knows it: named after it where no name was given', async () => {
    expect((await savedWith('found', { boards })).kept[0]!.boards).toEqual([{ cvr: '10150817', name: 'Lygtelys ApS' }]);
    expect((await savedWith('found', { boards: [{ cvr: '10150817', name: 'Vores' }] })).kept[0]!.boards[0]!.name).toBe('Vores');
  });
});
