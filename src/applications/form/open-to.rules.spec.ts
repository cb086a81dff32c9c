import { describe, expect, it } from '@jest/globals';
import { aDraft, aFrame } from '../draft.example.js';
import { missingBeforeSubmit } from '../submission/submission.rules.js';
import { openToFindings } from './open-to.rules.js';

const frame = (openTo: string[]) => ({ ...aFrame(), round: { ...aFrame().round, openTo } });
/** The lead is a public body, the other partner a knowledge institution. */
const draft = aDraft();

describe('who may apply', () => {
  it.each([
    ['everybody, where the call names nobody', [], 0],
    ['the sector that is named', ['public'], 0],
    ['one of several', ['company', 'public'], 0],
    ['no other sector, however the partners are', ['knowledge'], 1],
    ['none of several others', ['company', 'knowledge', 'organisation'], 1],
  ])('%s', (_, openTo, n) => {
    expect(openToFindings(draft, frame(openTo))).toHaveLength(n);
  });

  it('is said with the rule, the sector it has and the place to mend it, before it is sent in', () => {
    const [found] = missingBeforeSubmit(draft, frame(['company', 'knowledge']));
    expect(found).toEqual({
      section: 'partners',
      field: 'partners[0].sector',
      key: 'finding.open-to',
      broken: true,
      params: { name: 'Kommunen', has: { da: 'Offentlig myndighed', en: 'Public body' }, sectors: { da: 'virksomheder og videninstitutioner', en: 'companies and knowledge institutions' } },
    });
  });

  it('follows the lead when another partner takes over', () => {
    const swapped = { partners: draft.partners.map((partner) => ({ ...partner, isLead: !partner.isLead })) };
    expect(openToFindings(swapped, frame(['public'])).map(({ field }) => field)).toEqual(['partners[1].sector']);
    expect(openToFindings(swapped, frame(['knowledge']))).toEqual([]);
  });
});
