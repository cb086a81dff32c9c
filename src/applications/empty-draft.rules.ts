import type { DraftParts } from './draft.rules.js';
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
