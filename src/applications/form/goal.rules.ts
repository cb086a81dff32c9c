import type { TextLimits } from '../../rounds/index.js';
import type { DraftParts, Frame } from '../draft.rules.js';
import { broken, missing, type Finding } from './finding.rules.js';

/** `result`: what the project makes or does itself (resultatmål); `effect`: what changes lastingly because of it (effektmål). */
export type GoalKind = 'result' | 'effect';
export const goalKinds: readonly GoalKind[] = ['result', 'effect'];

/** Something the project will be measured by. Its id stays the same until the final evaluation. */
export interface Goal {
  readonly id: string;
  /** '' while it is not said. */
  readonly kind: GoalKind | '';
  /** The target of the strategy it serves; a result goal may have none. */
  readonly targetId: string | null;
  readonly indicator: string;
  readonly unit: string;
  /** Decimal text; null: not measured yet, which is no gap. */
  readonly baseline: string | null;
  /** Decimal text; null while the draft lacks it, and so is the year. */
  readonly aim: string | null;
  readonly year: number | null;
  /** Where the figure is read. */
  readonly source: string;
}

/** Rule sets from before there were goals name no length for their lines; that of a cost's description serves. */
export function goalLine({ goalLine: own, costDescription }: TextLimits): number {
  return own ?? costDescription;
}

/** What keeps the goals from being sent in. */
export function goalFindings({ goals, targets }: Pick<DraftParts, 'goals' | 'targets'>, frame: Pick<Frame, 'round' | 'targets'>): Finding[] {
  const { minResultGoals, minEffectGoals } = frame.round.rules;
  return [...tooFew(goals, 'result', minResultGoals ?? 0), ...tooFew(goals, 'effect', minEffectGoals ?? 0), ...goals.flatMap((goal, at) => inGoal(goal, at, targets, frame))];
}

function tooFew(goals: readonly Goal[], kind: GoalKind, min: number): Finding[] {
  const chosen = goals.filter((goal) => goal.kind === kind).length;
  return chosen < min ? [missing('goals', `goals[${goals.length}].kind`, `finding.goals-${kind}`, { min, chosen, more: min - chosen })] : [];
}

function inGoal({ kind, targetId, indicator, unit, aim, year, source }: Goal, at: number, targets: DraftParts['targets'], frame: Pick<Frame, 'targets'>): Finding[] {
  const named = { line: at + 1, indicator };
  const lacks = (field: string, key: 'kind' | 'target' | 'indicator' | 'unit' | 'aim' | 'year' | 'source') => missing('goals', `goals[${at}].${field}`, `finding.goal-${key}`, named);
  const target = frame.targets.find(({ id }) => id === targetId);
  const isChosen = targets.some((line) => line.targetId === targetId);
  return [
    ...(kind === '' ? [lacks('kind', 'kind')] : []),
    ...(kind === 'effect' && targetId === null ? [lacks('targetId', 'target')] : []),
    ...(targetId !== null && !isChosen ? [broken('goals', `goals[${at}].targetId`, 'finding.goal-outside', { ...named, title: { da: target?.titleDa ?? '', en: target?.titleEn ?? '' } })] : []),
    ...(indicator === '' ? [lacks('indicator', 'indicator')] : []),
    ...(unit === '' ? [lacks('unit', 'unit')] : []),
    ...(aim === null ? [lacks('aim', 'aim')] : []),
    ...(year === null ? [lacks('year', 'year')] : []),
    ...(source === '' ? [lacks('source', 'source')] : []),
  ];
}
