import { describe, expect, it } from '@jest/globals';
import { changedIn, emptyProfile, newNumbers, type ExpertProfile } from './expert.rules.js';

const known: ExpertProfile = {
  employerCvr: '99000074',
  boards: [{ cvr: '99000708', name: 'Lygtelys ApS' }, { cvr: '99001127', name: 'Lagerlys ApS' }],
  municipality: 'Engsø',
  fields: ['green', 'talent'],
  mostApplications: 6,
};

describe('a profile that is saved again', () => {
  it('has not changed where only the order has', () => {
    expect(changedIn(known, { ...known, boards: [...known.boards].reverse(), fields: ['talent', 'green'] })).toEqual([]);
  });

  it('says which parts differ', () => {
    expect(changedIn(known, { ...known, mostApplications: null, boards: known.boards.slice(1) })).toEqual(['boards', 'mostApplications']);
    expect(changedIn(emptyProfile, known)).toEqual(['employerCvr', 'boards', 'municipality', 'fields', 'mostApplications']);
  });

  it('asks the register only of numbers that are new, each once', () => {
    expect(newNumbers(known, known)).toEqual([]);
    expect(newNumbers(emptyProfile, { ...known, boards: [{ cvr: '99000074', name: '' }, ...known.boards] })).toEqual(['99000074', '99000708', '99001127']);
    expect(newNumbers(known, emptyProfile)).toEqual([]);
  });
});
