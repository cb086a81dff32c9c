import type { DraftParts } from '../draft.rules.js';
import { projectFields, type Project } from '../form/project.rules.js';
import type { Snapshot } from './snapshot.rules.js';

/** Everything that is filled in; files are kept apart. */
export type WrittenParts = Omit<DraftParts, 'attachments'>;

/** The inverse of `snapshotOf`: what was sent in, as the draft's parts it was made from. */
export function partsOf(snapshot: Snapshot): WrittenParts {
  const { project } = snapshot;
  return {
    project: Object.fromEntries(projectFields.map(({ name, kind }) => [name, kind === 'date' ? project[name] || null : (project[name] ?? '')])) as unknown as Project,
    focusAreaIds: snapshot.focusAreas.map(({ id }) => id),
    targets: snapshot.targets.map(({ id, contribution, unit, year, explanation }) => ({ targetId: id, contribution: contribution || null, unit, year: year || null, explanation })),
    goals: (snapshot.goals ?? []).map(({ target, aim, year, ...goal }) => ({ ...goal, targetId: target?.id ?? null, aim: aim || null, year: year || null })),
    answers: Object.fromEntries(snapshot.criteria.filter(({ answer }) => answer !== '').map(({ id, answer }) => [id, answer])),
    partners: snapshot.partners.map((partner) => ({ ...partner, size: partner.size ?? '', productionUnit: partner.productionUnit ?? '', address: partner.address ?? '' })),
    activities: (snapshot.activities ?? []).map((activity) => ({ ...activity, startsOn: activity.startsOn || null, endsOn: activity.endsOn || null })),
    costs: snapshot.costs.map((line) => ({ ...line, amountOere: BigInt(line.amountOere) })),
    financing: snapshot.financing.map(({ id, kind, fundId, partnerId, sourceName, hours, amountOere }) => ({ id, kind, fundId, partnerId, sourceName, hours, amountOere: BigInt(amountOere) })),
  };
}
