import { applicationTexts, type ApplicationText } from '../application.texts.js';
import { frozenCommitments } from '../commitments/frozen.rules.js';
import { initiativeOf, type Draft, type Frame } from '../draft.rules.js';
import { projectFields } from '../form/project.rules.js';
import type { Bilingual, Snapshot } from './snapshot.rules.js';

/** When and by whom it was sent in; all '' for a look at a draft. */
export interface Stamp {
  readonly version: number;
  /** ISO 8601 in UTC. */
  readonly receivedAt: string;
  readonly submittedBy: string;
}

/** The application as it stands, with every question and rule of its round. What is missing is '' or left out. */
export function snapshotOf(draft: Draft, frame: Frame, stamp: Stamp): Snapshot {
  const { round } = frame;
  const initiative = initiativeOf(draft, frame);
  return {
    schema: 1,
    application: { id: draft.id, number: draft.number, ...stamp },
    round: { id: round.id, name: both(round, 'name'), closesAt: round.closesAt.toISOString(), meetingOn: round.meetingOn },
    ruleSet: { id: round.ruleSetId, version: round.ruleSetVersion, values: round.rules },
    initiative: initiative && { number: initiative.number, title: both(initiative, 'title') },
    questions: questions(),
    project: Object.fromEntries(projectFields.map(({ name }) => [name, draft.project[name] ?? ''])) as unknown as Snapshot['project'],
    focusAreas: frame.focusAreas.filter(({ id }) => draft.focusAreaIds.includes(id)).map((area) => ({ id: area.id, name: both(area, 'name') })),
    targets: targetsOf(draft, frame),
    goals: goalsOf(draft, frame),
    activities: draft.activities.map(({ id, title, description, partnerId, startsOn, endsOn, milestone }) => ({ id, title, description, partnerId, startsOn: startsOn ?? '', endsOn: endsOn ?? '', milestone })),
    criteria: frame.criteria.map((criterion) => ({
      id: criterion.id,
      number: criterion.number,
      title: both(criterion, 'title'),
      guidance: both(criterion, 'guidance'),
      ...(criterion.anchors.length ? { anchors: criterion.anchors } : {}),
      answer: draft.answers[criterion.id] ?? '',
    })),
    partners: draft.partners.map((partner) => ({ ...partner })),
    costModel: draft.costModel,
    costs: draft.costs.map((line) => ({ ...line, annualCostOere: line.annualCostOere === null ? null : String(line.annualCostOere), amountOere: String(line.amountOere) })),
    financing: financingOf(draft, frame),
    earlierAid: draft.earlierAid.map((aid) => ({ ...aid, amountHundredths: String(aid.amountHundredths) })),
    ...frozenCommitments(draft, frame),
    attachments: draft.attachments.map(({ id, fileName, mediaType, bytes, sha256 }) => ({ id, fileName, mediaType, bytes, sha256 })),
  };
}

function targetsOf(draft: Draft, frame: Frame): Snapshot['targets'] {
  return draft.targets.flatMap(({ targetId, contribution, unit, year, explanation }) => {
    const target = frame.targets.find(({ id }) => id === targetId);
    return target ? [{ id: targetId, title: both(target, 'title'), contribution: contribution ?? '', unit, year: year ?? 0, explanation }] : [];
  });
}

function goalsOf(draft: Draft, frame: Frame): Snapshot['goals'] {
  return draft.goals.map(({ id, kind, targetId, indicator, unit, baseline, aim, year, source }) => {
    const target = frame.targets.find((one) => one.id === targetId);
    return { id, kind, target: target ? { id: target.id, title: both(target, 'title') } : null, indicator, unit, baseline, aim: aim ?? '', year: year ?? 0, source };
  });
}

function financingOf(draft: Draft, frame: Frame): Snapshot['financing'] {
  return draft.financing.map((line) => {
    const fund = frame.funds.find(({ id }) => id === line.fundId);
    return { ...line, fundName: fund ? both(fund, 'name') : null, amountOere: String(line.amountOere) };
  });
}

const asked = {
  ...Object.fromEntries(projectFields.map(({ name }) => [name, `project.${name}.label`])),
  focusAreas: 'focusAreas.label',
  target: 'targets.target',
  contribution: 'targets.contribution',
  explanation: 'targets.explanation',
  answer: 'criterion.label',
  partnerRole: 'partners.role',
  declaration: 'summary.declaration',
} as Readonly<Record<string, ApplicationText>>;

function questions(): Record<string, Bilingual> {
  const text = (key: ApplicationText): Bilingual => ({ da: applicationTexts.da[key], en: applicationTexts.en[key] });
  return Object.fromEntries(Object.entries(asked).map(([name, key]) => [name, text(key)]));
}

function both<Key extends string>(row: { readonly [Column in `${Key}Da` | `${Key}En`]: string }, key: Key): Bilingual {
  return { da: row[`${key}Da`], en: row[`${key}En`] };
}
