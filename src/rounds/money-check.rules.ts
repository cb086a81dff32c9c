import type { FormError } from '../platform/forms/index.js';
import { isIsoDate } from '../shared/dates.js';
import { costCategories, type AidCategory, type CostModel, type DeMinimisRules, type FundRules, type HourRules, type MoneyRules } from './money-rules.js';
import type { RuleSetValues } from './rule-set.js';

/** What a rule set may name: ids that the portal has. */
export interface KnownToRuleSets {
  readonly fundIds: readonly string[];
  readonly focusAreaIds: readonly string[];
}

type Checks = readonly (readonly [field: string, wrong: boolean, key: string, params?: FormError['params']])[];

/** Most of staff costs that are themselves a flat rate: Regulation (EU) 2021/1060, Articles 54(b) and 56(3). */
const mostOnMadeStaffPermille = 150;
const mostHoursInYear = 366 * 24;

export function moneyProblems(money: MoneyRules, { maxEuSharePermille, euFundIds }: Pick<RuleSetValues, 'maxEuSharePermille' | 'euFundIds'>, known: KnownToRuleSets): FormError[] {
  const { categories, costModels, hours, funds, aid, commitments, incentiveEffect } = money;
  const ids = costModels.map(({ id }) => id);
  return [
    ...found([
      ['money.categories', categories.length === 0, 'ruleSets.wrong.noCategory'],
      ['money.categories', !areKnown(categories), 'ruleSets.wrong.category'],
      ['costModels', costModels.length === 0, 'ruleSets.wrong.noModel'],
      ['costModels', new Set(ids).size < ids.length, 'ruleSets.wrong.modelTwice'],
    ]),
    ...costModels.flatMap((model) => modelProblems(model, categories)),
    ...hourProblems(hours),
    ...Object.entries(funds).flatMap(([id, fund]) => fundProblems(id, fund, euFundIds.includes(id) ? maxEuSharePermille : 1000, known)),
    ...(aid?.categories ?? []).flatMap(aidProblems),
    ...(aid?.deMinimis ? deMinimisProblems(aid.deMinimis) : []),
    ...found([
      ['money.commitments.minSharePermille', !isShare(commitments.minSharePermille) || (commitments.demand === 'share' && commitments.minSharePermille === 0), 'ruleSets.wrong.commitmentShare'],
      ['money.commitments.restWithinDays', !isWhole(commitments.restWithinDays, 0, 366) || (commitments.demand === 'share' && commitments.minSharePermille < 1000 && commitments.restWithinDays === 0), 'ruleSets.wrong.commitmentDays'],
      ['money.incentiveEffect.basis', incentiveEffect !== null && !incentiveEffect.basis.trim(), 'ruleSets.wrong.basis'],
    ]),
  ];
}

function modelProblems({ id, steps, covers, basis }: CostModel, allowed: readonly string[]): FormError[] {
  const name = `costModels.${id}`;
  const perStep = steps.flatMap(({ ratePermille, of, makes }, at) => {
    const field = `${name}.steps.${at}.ratePermille`;
    const staffIsMade = steps.slice(0, at).some((step) => step.makes === 'staff');
    const typed = of.filter((category) => !(category === 'staff' && staffIsMade));
    return found([
      [field, !isShare(ratePermille) || ratePermille === 0, 'ruleSets.wrong.rate'],
      [field, of.length === 0 || !areKnown(of), 'ruleSets.wrong.category'],
      [field, of.includes('staff') && makes === 'staff', 'ruleSets.wrong.staffOfStaff'],
      [field, typed.some((category) => covers.includes(category)), 'ruleSets.wrong.coversBase'],
      [field, !staffIsMade && !typed.some((category) => allowed.includes(category)), 'ruleSets.wrong.noBase'],
      [field, of.includes('staff') && staffIsMade && ratePermille > mostOnMadeStaffPermille, 'ruleSets.wrong.rateOnRate', { most: mostOnMadeStaffPermille / 10 }],
    ]);
  });
  // Typed staff beside staff made by a rate would be paid twice.
  const paidTwice = steps.some(({ makes }) => makes === 'staff') && !covers.includes('staff');
  return [
    ...perStep,
    ...found([
      ['costModels', !areKnown(covers), 'ruleSets.wrong.category'],
      ['costModels', paidTwice, 'ruleSets.wrong.staffTwice'],
      ['costModels', covers.length > 0 && steps.length === 0, 'ruleSets.wrong.coversForNothing'],
      [`${name}.basis`, !basis.trim(), 'ruleSets.wrong.basis'],
    ]),
  ];
}

function hourProblems({ annualNorm, annualCeiling, monthlyCeilingHundredths, standardRateOere, basis }: HourRules): FormError[] {
  return found([
    ['money.hours.annualNorm', !isWhole(annualNorm, 1, mostHoursInYear), 'ruleSets.wrong.hours'],
    ['money.hours.annualCeiling', annualCeiling !== null && !isWhole(annualCeiling, 1, mostHoursInYear), 'ruleSets.wrong.hours'],
    ['money.hours.monthlyCeilingHundredths', monthlyCeilingHundredths !== null && !isWhole(monthlyCeilingHundredths, 1, 31 * 24 * 100), 'ruleSets.wrong.monthHours'],
    ['money.hours.standardRateOere', standardRateOere !== null && !isWhole(standardRateOere, 1), 'ruleSets.wrong.zero'],
    ['money.hours.basis', !basis.trim(), 'ruleSets.wrong.basis'],
  ]);
}

function fundProblems(id: string, { maxSharePermille, minGrantOere, maxGrantOere, focusAreaIds, basis }: FundRules, mostPermille: number, known: KnownToRuleSets): FormError[] {
  const name = `money.funds.${id}`;
  return found([
    [`${name}.maxSharePermille`, !known.fundIds.includes(id), 'ruleSets.wrong.fund', { id }],
    [`${name}.maxSharePermille`, maxSharePermille !== null && !isShare(maxSharePermille), 'ruleSets.wrong.share'],
    [`${name}.maxSharePermille`, maxSharePermille !== null && maxSharePermille > mostPermille, 'ruleSets.wrong.aboveEu'],
    [`${name}.minGrantOere`, minGrantOere !== null && !isWhole(minGrantOere, 1), 'ruleSets.wrong.zero'],
    [`${name}.maxGrantOere`, maxGrantOere !== null && !isWhole(maxGrantOere, 1), 'ruleSets.wrong.zero'],
    [`${name}.maxGrantOere`, minGrantOere !== null && maxGrantOere !== null && minGrantOere > maxGrantOere, 'ruleSets.wrong.minAboveMax'],
    [`${name}.focusAreaIds`, focusAreaIds.some((area) => !known.focusAreaIds.includes(area)), 'ruleSets.wrong.focusArea'],
    [`${name}.basis`, !basis.trim(), 'ruleSets.wrong.basis'],
  ]);
}

function aidProblems({ id, maxPermille: { small, medium, large }, validTo, basis }: AidCategory): FormError[] {
  const name = `aid.${id}`;
  const most = { small: 1000, medium: small ?? 0, large: medium ?? 0 };
  return [
    ...Object.entries({ small, medium, large }).flatMap(([size, permille]) => found([
      [`${name}.maxPermille.${size}`, permille !== null && !isShare(permille), 'ruleSets.wrong.share'],
      [`${name}.maxPermille.${size}`, permille !== null && permille > most[size as keyof typeof most], 'ruleSets.wrong.largerGetsMore'],
    ])),
    ...found([
      [`${name}.validTo`, validTo !== null && !isIsoDate(validTo), 'ruleSets.wrong.date'],
      [`${name}.basis`, !basis.trim(), 'ruleSets.wrong.basis'],
    ]),
  ];
}

function deMinimisProblems({ ceilingEurCents, eurRate, basis }: DeMinimisRules): FormError[] {
  const name = 'money.aid.deMinimis';
  return found([
    [`${name}.ceilingEurCents`, !isWhole(ceilingEurCents, 1), 'ruleSets.wrong.zero'],
    [`${name}.eurRate.kronerE5`, !isWhole(eurRate.kronerE5, 1), 'ruleSets.wrong.zero'],
    [`${name}.eurRate.source`, !eurRate.source.trim(), 'ruleSets.wrong.source'],
    [`${name}.eurRate.on`, !isIsoDate(eurRate.on), 'ruleSets.wrong.date'],
    [`${name}.basis`, !basis.trim(), 'ruleSets.wrong.basis'],
  ]);
}

/** The first fault of each field. */
function found(checks: Checks): FormError[] {
  const wrong = checks.filter(([, isWrong]) => isWrong);
  return wrong.filter(([field], at) => wrong.findIndex((other) => other[0] === field) === at).map(([field, , key, params]) => ({ field, key, ...(params && { params }) }));
}

const isShare = (permille: number): boolean => isWhole(permille, 0, 1000);
const isWhole = (value: number, min: number, max: number = Number.MAX_SAFE_INTEGER): boolean => Number.isSafeInteger(value) && value >= min && value <= max;
const areKnown = (categories: readonly string[]): boolean => categories.every((category, at) => (costCategories as readonly string[]).includes(category) && categories.indexOf(category) === at);
