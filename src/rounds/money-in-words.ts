import { inLang, type Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { costCategories, type CostCategory, type CostModel, type CostStep, type FundRules, type MoneyRules } from './money-rules.js';
import { moneyTexts } from './money.texts.js';
import { listed, permille } from './rules-in-words.js';

const { say } = moneyTexts;

/** A name in both languages: a fund or a focus area. */
export interface NamedHere {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
}

/** What the rules speak of by id. */
export interface RuleSetWorld {
  readonly funds: readonly NamedHere[];
  readonly focusAreas: readonly NamedHere[];
  /** By number, whose names hold it; absent where nothing is said of ranking. */
  readonly criteria?: readonly NamedHere[];
}

export interface MoneyInWords {
  readonly rules: readonly string[];
  readonly modelsLead: string;
  readonly models: readonly string[];
  /** Where each rule comes from. */
  readonly bases: readonly string[];
}

/** The money rules an applicant plans by, a sentence each. */
export function moneyInWords(lang: Lang, money: MoneyRules, { funds, focusAreas }: RuleSetWorld): MoneyInWords {
  const { categories, costModels, byYear, aid, commitments, incentiveEffect } = money;
  const ofFund = funds.flatMap((fund) => (money.funds[fund.id] ? [{ name: inLang(lang, fund, 'name'), rules: money.funds[fund.id]! }] : []));
  return {
    rules: [
      say(lang, 'money.categories', { categories: categoryList(lang, categories) }),
      ...(byYear ? [say(lang, 'money.byYear')] : []),
      ...hoursInWords(lang, money),
      ...ofFund.flatMap(({ name, rules }) => fundInWords(lang, name, rules, focusAreas)),
      ...(aid?.categories.length ? [say(lang, 'money.aid', { categories: listed(lang, aid.categories.map((category) => inLang(lang, category, 'name').toLowerCase())) })] : []),
      ...(aid?.deMinimis ? [say(lang, `money.deMinimis.${aid.deMinimis.window}`, { ceiling: euro(lang, aid.deMinimis.ceilingEurCents) })] : []),
      ...(commitments.demand === 'all' ? [say(lang, 'money.commitments.all')] : []),
      ...(commitments.demand === 'share' ? [say(lang, 'money.commitments.share', { share: permille(lang, commitments.minSharePermille), n: commitments.restWithinDays })] : []),
      ...(incentiveEffect ? [say(lang, 'money.incentive')] : []),
    ],
    modelsLead: say(lang, 'money.models', { n: costModels.length }),
    models: costModels.map((model) => modelInWords(lang, model)),
    bases: [
      ...costModels.map((model) => ({ name: inLang(lang, model, 'name'), basis: model.basis })),
      { name: say(lang, 'money.hours.name'), basis: money.hours.basis },
      ...ofFund.map(({ name, rules }) => ({ name, basis: rules.basis })),
      ...(aid?.categories ?? []).map((category) => ({ name: inLang(lang, category, 'name'), basis: category.basis })),
      ...(aid?.deMinimis ? [{ name: say(lang, 'money.deMinimis.name'), basis: aid.deMinimis.basis }] : []),
      ...(incentiveEffect ? [{ name: say(lang, 'money.incentive.name'), basis: incentiveEffect.basis }] : []),
    ].map(({ name, basis }) => `${name}: ${basis}`),
  };
}

function hoursInWords(lang: Lang, { hours: { annualNorm, annualCeiling, monthlyCeilingHundredths, standardRateOere } }: MoneyRules): string[] {
  return [
    say(lang, 'money.hours.norm', { norm: formatDecimal(annualNorm, lang) }),
    ...(annualCeiling === null ? [] : [say(lang, 'money.hours.annual', { hours: formatDecimal(annualCeiling, lang) })]),
    ...(monthlyCeilingHundredths === null ? [] : [say(lang, 'money.hours.monthly', { hours: scaledDown(lang, monthlyCeilingHundredths, 2) })]),
    ...(standardRateOere === null ? [] : [say(lang, 'money.hours.standard', { rate: formatKroner(BigInt(standardRateOere), lang) })]),
  ];
}

function fundInWords(lang: Lang, fund: string, { maxSharePermille, minGrantOere, maxGrantOere, focusAreaIds }: FundRules, focusAreas: readonly NamedHere[]): string[] {
  const areas = focusAreas.filter(({ id }) => focusAreaIds.includes(id)).map((area) => quoted(lang, inLang(lang, area, 'name')));
  return [
    ...(areas.length ? [say(lang, 'money.fund.areas', { fund, areas: listed(lang, areas) })] : []),
    ...(maxSharePermille === null ? [] : [say(lang, 'money.fund.share', { fund, share: permille(lang, maxSharePermille) })]),
    ...(minGrantOere === null ? [] : [say(lang, 'money.fund.min', { fund, amount: formatKroner(BigInt(minGrantOere), lang) })]),
    ...(maxGrantOere === null ? [] : [say(lang, 'money.fund.max', { fund, amount: formatKroner(BigInt(maxGrantOere), lang) })]),
  ];
}

export function modelInWords(lang: Lang, model: CostModel): string {
  const name = inLang(lang, model, 'name');
  if (model.steps.length === 0) return say(lang, 'money.model.actual', { name });
  const steps = model.steps
    .map((step) => say(lang, 'money.model.step', { rate: permille(lang, step.ratePermille), of: baseInWords(lang, step), makes: say(lang, `money.makes.${step.makes}`) }))
    .join(`, ${say(lang, 'money.model.then')} `);
  return model.covers.length ? say(lang, 'money.model.covers', { name, steps, covers: categoryList(lang, model.covers) }) : say(lang, 'money.model.flat', { name, steps });
}

/** The costs a rate is taken of; what is left out is said where that is shorter. */
export function baseInWords(lang: Lang, { of }: Pick<CostStep, 'of'>): string {
  const left = costCategories.filter((category) => !of.includes(category));
  if (left.length === 0) return say(lang, 'money.of.all');
  return left.length < of.length ? say(lang, 'money.of.allBut', { categories: categoryList(lang, left) }) : categoryList(lang, of);
}

export function categoryName(lang: Lang, category: CostCategory): string {
  return say(lang, `money.category.${category}`);
}

export function categoryList(lang: Lang, categories: readonly CostCategory[]): string {
  return listed(lang, categories.map((category) => categoryName(lang, category)));
}

const quoted = (lang: Lang, name: string): string => (lang === 'da' ? `»${name}«` : `“${name}”`);

/** Cents as euro, never as kroner: those need a rate and its date. */
export function euro(lang: Lang, cents: number): string {
  return lang === 'da' ? `${scaledDown(lang, cents, 2)} euro` : `EUR ${scaledDown(lang, cents, 2)}`;
}

/** 16033 with two decimals is 160,33; zeros at the end are left out. */
export function scaledDown(lang: Lang, value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals).replace(/0+$/, '')];
  return formatDecimal(fraction ? `${whole}.${fraction}` : whole, lang);
}
