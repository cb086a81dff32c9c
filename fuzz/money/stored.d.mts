import type { Engine } from './run.mjs';

/** The functions of the portal that send an application in and read it back. */
export interface Portal {
  readonly aDraft: typeof import('../../src/applications/draft.example.js').aDraft;
  readonly aFrame: typeof import('../../src/applications/draft.example.js').aFrame;
  readonly snapshotOf: typeof import('../../src/applications/submission/snapshot-builder.rules.js').snapshotOf;
  readonly budgetIn: typeof import('../../src/applications/submission/snapshot-draft.rules.js').budgetIn;
  readonly canonicalJson: typeof import('../../src/shared/canonical-json.js').canonicalJson;
}

export function storing(portal: Portal): Engine['stored'];
