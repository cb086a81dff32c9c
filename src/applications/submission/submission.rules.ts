import { budgetTotals, moneyRulesOf } from '../../budgets/index.js';
import type { IsoDate } from '../../shared/dates.js';
import { commitmentFindings } from '../commitments/demand.rules.js';
import { activityFindings } from '../form/activity.rules.js';
import { aidFindings, aidRemarks } from '../form/aid-finding.rules.js';
import type { ApplicationText } from '../application.texts.js';
import { budgetFindings } from '../economy/budget-findings.rules.js';
import { checkContextOf } from '../economy/check-context.rules.js';
import type { DraftParts, ExpectedContribution, Frame, Partner } from '../draft.rules.js';
import { broken, missing, type Finding } from '../form/finding.rules.js';
import { goalFindings } from '../form/goal.rules.js';
import { openToFindings } from '../form/open-to.rules.js';
import { projectFields } from '../form/project.rules.js';
import type { Sector } from './snapshot.rules.js';
import { textFindings } from '../form/text-limit.rules.js';

export type { Finding, FindingParam } from '../form/finding.rules.js';

type Facts = Pick<Frame, 'round' | 'focusAreas' | 'targets' | 'criteria' | 'funds' | 'poolLeftOere'>;

/** Everything that keeps the application from being sent in, in page order; empty when it can be. */
export function missingBeforeSubmit(draft: DraftParts, frame: Facts): Finding[] {
  return [
    ...inProject(draft),
    ...inFocusAreas(draft, frame),
    ...inTargets(draft, frame),
    ...goalFindings(draft, frame),
    ...inCriteria(draft, frame),
    ...inPartners(draft, frame),
    ...openToFindings(draft, frame),
    ...activityFindings(draft, frame),
    ...inBudget(draft, frame),
    ...hoursFindings(draft),
    ...aidFindings(draft, frame),
    ...inAttachments(draft),
    ...textFindings(draft, frame),
    ...commitmentFindings(draft, frame),
  ];
}

function inProject({ project }: DraftParts): Finding[] {
  return projectFields.filter(({ name }) => !project[name]).map(({ name }) => missing('project', name, `project.${name}.empty`));
}

function inFocusAreas({ focusAreaIds }: DraftParts, { round }: Facts): Finding[] {
  const { minFocusAreas: min } = round.rules;
  const chosen = focusAreaIds.length;
  return chosen < min ? [missing('focusAreas', 'focusAreas', 'finding.focus-areas', { min, chosen, more: min - chosen })] : [];
}

function inTargets({ targets, focusAreaIds }: DraftParts, frame: Facts): Finding[] {
  const { minTargets: min } = frame.round.rules;
  const few = targets.length < min;
  const found = few ? [missing('targets', 'targets[0].targetId', 'finding.targets', { min, chosen: targets.length, more: min - targets.length })] : [];
  return [...found, ...targets.flatMap((line, at) => inTarget(line, at, focusAreaIds, frame))];
}

function inTarget(line: ExpectedContribution, at: number, focusAreaIds: readonly string[], frame: Facts): Finding[] {
  const target = frame.targets.find(({ id }) => id === line.targetId);
  const area = frame.focusAreas.find(({ id }) => id === target?.focusAreaId);
  if (!target || !area) return [broken('targets', `targets[${at}].targetId`, 'finding.target-unknown')];
  const title = { da: target.titleDa, en: target.titleEn };
  const lacks = (field: string, key: ApplicationText) => missing('targets', `targets[${at}].${field}`, key, { title });
  return [
    ...(focusAreaIds.includes(area.id)
      ? []
      : [broken('targets', `targets[${at}].targetId`, 'finding.target-outside', { title, area: { da: area.nameDa, en: area.nameEn } })]),
    ...(line.contribution === null ? [lacks('contribution', 'finding.target-contribution')] : []),
    ...(line.unit === '' ? [lacks('unit', 'finding.target-unit')] : []),
    ...(line.year === null ? [lacks('year', 'finding.target-year')] : []),
    ...(line.explanation === '' ? [lacks('explanation', 'finding.target-explanation')] : []),
  ];
}

function inCriteria({ answers }: DraftParts, { criteria }: Facts): Finding[] {
  return criteria
    .filter(({ id }) => !answers[id])
    .map(({ id, number, titleDa, titleEn }) => missing(`criterion:${id}`, 'answer', 'finding.criterion', { number, title: { da: titleDa, en: titleEn } }));
}

function inPartners({ partners }: DraftParts, { round }: Facts): Finding[] {
  if (partners.length === 0) return [missing('partners', 'partners[0].name', 'finding.partners')];
  const leads = partners.filter(({ isLead }) => isLead).length;
  return [
    ...(leads === 1 ? [] : [missing('partners', 'partners[0].isLead', 'finding.lead')]),
    ...partners.flatMap(({ name, role }, at) => (role ? [] : [missing('partners', `partners[${at}].role`, 'finding.partner-role', { name })])),
    ...round.rules.requiredSectors.filter(lacking(partners)).map((sector) => broken('partners', 'partners[0].sector', `finding.sector.${sector as Sector}`)),
  ];
}

const lacking = (partners: readonly Partner[]) => (sector: string): boolean => !partners.some((partner) => partner.sector === sector);

/** The budget's faults, also shown while it is being written. */
function inBudget(draft: DraftParts, frame: Facts): Finding[] {
  return budgetFindings(draft, checkContextOf(draft, frame, null), frame).errors;
}

/** The lines that have a row of their own on the financing page; the funds have a field each. */
export function coFinancing<Line extends { readonly kind: string }>(lines: readonly Line[]): Line[] {
  return lines.filter(({ kind }) => kind !== 'fund');
}

function hoursFindings({ financing }: DraftParts): Finding[] {
  return coFinancing(financing).flatMap((line, at) =>
    line.kind === 'working-hours' && line.hours === null ? [missing('financing', `financing[${at}].hours`, 'finding.hours', { line: at + 1 })] : [],
  );
}

/** A file that waits for the scanner stops nobody: a scanner that is down must not make anybody late. */
function inAttachments({ attachments }: DraftParts): Finding[] {
  return attachments.filter(({ scan }) => scan === 'infected').map(({ fileName: name, finding }) => broken('attachments', 'file', 'finding.infected', { name, finding }));
}

/** Advice that never stops anybody (R03, R07, R08, R14). `sentOn`: the day it would be sent in; null: that is not assessed. */
export function remarksOn(draft: DraftParts, frame: Facts, sentOn: IsoDate | null = null): Finding[] {
  const { round } = frame;
  const { preferredFocusAreas: preferred } = round.rules;
  const { coFinancingOere, costOere, byPartner } = budgetTotals(draft, moneyRulesOf(round.rules));
  const committed = byPartner.some(({ partnerId, coFinancingOere: own }) => partnerId !== null && own > 0n);
  const broad = ['company', 'knowledge', 'public'] as const;
  return [
    ...(draft.focusAreaIds.length > 0 && draft.focusAreaIds.length < preferred
      ? [missing('focusAreas', 'focusAreas', 'finding.remark.focus-areas', { chosen: draft.focusAreaIds.length, preferred })]
      : []),
    ...(draft.partners.length > 0
      ? broad.filter(lacking(draft.partners)).map((sector) => missing('partners', 'partners[0].sector', `finding.remark.sector.${sector}`))
      : []),
    ...(costOere > 0n && coFinancingOere === 0n ? [missing('financing', 'financing[0].amount', 'finding.remark.co-financing')] : []),
    ...aidRemarks(draft, { round }),
    ...(coFinancingOere > 0n && !committed ? [missing('financing', 'financing[0].partnerId', 'finding.remark.commitment')] : []),
    ...budgetFindings(draft, checkContextOf(draft, frame, sentOn), frame).remarks,
  ];
}
