import { budgetIn, type Sector, type Snapshot } from '../applications/index.js';
import { budgetTotals, type BudgetTotals, type Gearing } from '../budgets/index.js';
import type { IsoDate } from '../shared/dates.js';
import type { Words } from '../shared/lang.js';
import type { Assessment } from './assessment.rules.js';

/**
 * What an agenda item says besides the officer's own text and the fund table. It is composed from the submitted
 * application and the panel's assessment, and frozen when the item is put on the agenda. Amounts are decimal texts of
 * whole øre, as in the snapshot.
 */
export interface AgendaDocument {
  readonly schema: 1;
  readonly number: string;
  readonly title: string;
  readonly leadPartner: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly receivedOn: IsoDate;
  readonly placedOn: IsoDate;
  readonly officer: string;
  readonly round: { readonly name: Words; readonly meetingOn: IsoDate };
  readonly focusAreas: readonly Words[];
  readonly targets: readonly Words[];
  readonly partners: readonly { readonly name: string; readonly sector: Sector; readonly isLead: boolean }[];
  readonly economy: Economy;
  readonly assessment: {
    readonly submitted: number;
    readonly maxHalfPoints: number;
    readonly criteria: readonly AssessedCriterion[];
  };
  /** `id` is not in documents from before two files could share their content. */
  readonly annexes: readonly { readonly id?: string; readonly fileName: string; readonly sha256: string }[];
}

export interface Economy {
  readonly costOere: string;
  readonly soughtOere: string;
  readonly cashOere: string;
  readonly workingHoursOere: string;
  readonly hours: string;
  readonly otherOere: string;
  /** Total cost to funds sought, in lowest terms. */
  readonly gearing: { readonly numerator: string; readonly denominator: string } | null;
}

export interface AssessedCriterion {
  readonly number: number;
  readonly title: Words;
  /** Half points summed over the submitted assessments. */
  readonly sumHalfPoints: number;
  readonly remarks: readonly string[];
}

export function agendaDocument(
  snapshot: Snapshot,
  assessment: Assessment,
  given: { placedOn: IsoDate; receivedOn: IsoDate; officer: string },
): AgendaDocument {
  const { application, round, project, ruleSet } = snapshot;
  return {
    schema: 1,
    number: application.number,
    title: project.title,
    leadPartner: leadPartner(snapshot),
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    ...given,
    round: { name: round.name, meetingOn: round.meetingOn },
    focusAreas: snapshot.focusAreas.map(({ name }) => name),
    targets: snapshot.targets.map(({ title }) => title),
    partners: snapshot.partners.map(({ name, sector, isLead }) => ({ name, sector, isLead })),
    economy: economyText(totalsOf(snapshot)),
    assessment: {
      submitted: assessment.submitted,
      maxHalfPoints: ruleSet.values.scale.maxHalfPoints,
      criteria: snapshot.criteria.map(({ id, number, title }) => {
        const assessed = assessment.criteria.find(({ criterionId }) => criterionId === id);
        return { number, title, sumHalfPoints: assessed?.sumHalfPoints ?? 0, remarks: assessed?.remarks ?? [] };
      }),
    },
    annexes: snapshot.attachments.map(({ id, fileName, sha256 }) => ({ ...(id ? { id } : {}), fileName, sha256 })),
  };
}

export function totalsOf(snapshot: Snapshot): BudgetTotals {
  const { budget, money } = budgetIn(snapshot);
  return budgetTotals(budget, money);
}

/** What was applied for, fund by fund; a fund named with nothing sought from it has no line. */
export function appliedPerFund(snapshot: Snapshot): { fundId: string; appliedOere: bigint }[] {
  return totalsOf(snapshot)
    .byFund.filter(({ oere }) => oere > 0n)
    .map(({ fundId, oere }) => ({ fundId, appliedOere: oere }));
}

export function leadPartner({ partners }: Snapshot): string {
  return partners.find(({ isLead }) => isLead)?.name ?? '';
}

export function gearingOf({ gearing }: Economy): Gearing | null {
  return gearing && { numerator: BigInt(gearing.numerator), denominator: BigInt(gearing.denominator) };
}

function economyText(totals: BudgetTotals): Economy {
  const { gearing, hours } = totals;
  return {
    costOere: String(totals.costOere),
    soughtOere: String(totals.soughtOere),
    cashOere: String(totals.cashOere),
    workingHoursOere: String(totals.workingHoursOere),
    hours,
    otherOere: String(totals.otherOere),
    gearing: gearing && { numerator: String(gearing.numerator), denominator: String(gearing.denominator) },
  };
}
