import type { Draft, DraftParts } from './draft.rules.js';
import { projectFields, type Project } from './form/project.rules.js';

/** What an application holds before anybody has typed anything. */
export const emptyDraft: DraftParts = {
  project: Object.fromEntries(projectFields.map(({ name, kind }) => [name, kind === 'date' ? null : ''])) as unknown as Project,
  focusAreaIds: [],
  targets: [],
  goals: [],
  answers: {},
  partners: [],
  activities: [],
  costModel: '',
  costs: [],
  financing: [],
  earlierAid: [],
  attachments: [],
  commitments: [],
};

/** An application nobody has begun, for pages that show what a form asks for. */
export const nobodysDraft: Draft = {
  ...emptyDraft,
  id: '00000000-0000-7000-8000-000000000000',
  number: '',
  state: 'draft',
  title: '',
  roundId: '',
  initiativeId: null,
  membership: { role: 'lead', partnerId: null },
  revision: 0,
  reopenedAt: null,
  sent: null,
  sharedAt: null,
  exemptUntil: null,
  changedAt: new Date(0),
};
