import type { INestApplicationContext } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { ExpertService, type ExpertProfile } from '../panels/index.js';
import type { DemoKey } from './people.js';

type Expert = Extract<DemoKey, 'ingrid' | 'soren' | 'amira' | 'poul'>;

/** What the demo's experts say of themselves; one sits on a partner's board, and one has said nothing yet. */
const profiles: Readonly<Record<Expert, ExpertProfile>> = {
  ingrid: { employerCvr: '', boards: [], municipality: 'Engsø', fields: ['innovation-research', 'talent-skills'], mostApplications: null },
  soren: { employerCvr: '', boards: [{ cvr: '99001127', name: 'Lagerlys ApS' }], municipality: 'Solkyst', fields: ['business-clusters', 'innovation-research'], mostApplications: 8 },
  amira: { employerCvr: '', boards: [], municipality: 'Havnebyen', fields: ['business-clusters'], mostApplications: 12 },
  poul: { employerCvr: '', boards: [{ cvr: '99002522', name: 'Håndværkets Byforening' }], municipality: 'Nordhavnen', fields: ['innovation-research'], mostApplications: 6 },
};

export async function writeExperts(app: INestApplicationContext, people: Readonly<Record<Expert, AccountRow>>, at: Date): Promise<void> {
  const experts = app.get(ExpertService);
  for (const [key, profile] of Object.entries(profiles)) {
    const { id } = people[key as Expert];
    const saved = await experts.save(id, { profile, errors: [], fieldOf: new Map() }, { basis: '', actorId: id, at });
    if (!saved.ok) throw new Error(`The profile of ${key} cannot be saved`);
  }
}
