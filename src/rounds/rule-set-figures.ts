import { inLang, type Lang } from '../shared/lang.js';
import { baseInWords, categoryName, type RuleSetWorld } from './money-in-words.js';
import { costCategories, type AidCategory, type CostModel, type MoneyRules } from './money-rules.js';
import { moneyTexts } from './money.texts.js';
import { rankingGroup } from './ranking-figures.js';
import type { RuleSetValues } from './rule-set.js';
import { ruleSetTexts } from './rule-set.texts.js';

const { say } = ruleSetTexts;

/** How a figure is typed and shown; those with decimals are stored as whole numbers of the last decimal. */
export type FigureKind = 'percent' | 'kroner' | 'euro' | 'hours' | 'monthHours' | 'eurRate' | 'days' | 'yesNo' | 'choice' | 'several' | 'date' | 'text' | 'points' | 'pick';

/** One value of a rule set: where it stands, what it is called, and how it is read. The form, the page and the comparison share it. */
export interface Figure {
  /** Its field in the form; `ruleSetProblems` names it the same. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly kind: FigureKind;
  /** What an empty one means; null: it must be filled in. */
  readonly emptyMeans: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface FigureGroup {
  readonly id: string;
  readonly heading: string;
  readonly figures: readonly Figure[];
  /** Of a cost model that need not be offered. */
  readonly modelId?: string;
}

interface More {
  readonly path?: Figure['path'];
  readonly emptyMeans?: string;
  readonly options?: Figure['options'];
}

const figure = (name: string, label: string, kind: FigureKind, more: More = {}): Figure => ({ name, label, kind, path: name.split('.'), emptyMeans: null, options: [], ...more });

/** Every figure that a new version may change, in the order of the form. What is not here is carried over. */
export function figureGroups(lang: Lang, { money, weights }: Pick<RuleSetValues, 'money' | 'weights'>, world: RuleSetWorld): FigureGroup[] {
  const eu = { id: 'eu', heading: say(lang, 'ruleSets.group.eu'), figures: [figure('maxEuSharePermille', say(lang, 'ruleSets.figure.euShare'), 'percent')] };
  const ranking = world.criteria ? [rankingGroup(lang, { weights }, world.criteria)] : [];
  return [eu, ...(money ? moneyGroups(lang, money, world) : []), ...ranking];
}

function moneyGroups(lang: Lang, money: MoneyRules, { funds, focusAreas }: RuleSetWorld): FigureGroup[] {
  const label = { noLimit: say(lang, 'ruleSets.noLimit') };
  const areas = focusAreas.map((area) => ({ value: area.id, label: inLang(lang, area, 'name') }));
  const choices = (prefix: 'commitments' | 'window', values: readonly string[]) => values.map((value) => ({ value, label: say(lang, `ruleSets.${prefix}.${value}` as 'ruleSets.commitments.none') }));
  return [
    {
      id: 'costs',
      heading: say(lang, 'ruleSets.group.costs'),
      figures: [
        figure('money.categories', say(lang, 'ruleSets.figure.categories'), 'several', { options: costCategories.map((value) => ({ value, label: categoryName(lang, value) })) }),
        figure('money.byYear', say(lang, 'ruleSets.figure.byYear'), 'yesNo'),
      ],
    },
    ...money.costModels.map((model, at) => modelGroup(lang, model, at)),
    {
      id: 'hours',
      heading: say(lang, 'ruleSets.group.hours'),
      figures: [
        figure('money.hours.annualNorm', say(lang, 'ruleSets.figure.annualNorm'), 'hours'),
        figure('money.hours.annualCeiling', say(lang, 'ruleSets.figure.annualCeiling'), 'hours', { emptyMeans: label.noLimit }),
        figure('money.hours.monthlyCeilingHundredths', say(lang, 'ruleSets.figure.monthlyCeiling'), 'monthHours', { emptyMeans: label.noLimit }),
        figure('money.hours.standardRateOere', say(lang, 'ruleSets.figure.standardRate'), 'kroner', { emptyMeans: say(lang, 'ruleSets.noStandardRate') }),
        basisOf(lang, 'money.hours'),
      ],
    },
    ...funds.map((fund): FigureGroup => {
      const name = `money.funds.${fund.id}`;
      return {
        id: `fund-${fund.id}`,
        heading: inLang(lang, fund, 'name'),
        figures: [
          figure(`${name}.maxSharePermille`, say(lang, 'ruleSets.figure.fundShare'), 'percent', { emptyMeans: say(lang, 'ruleSets.noOwnShare') }),
          figure(`${name}.minGrantOere`, say(lang, 'ruleSets.figure.minGrant'), 'kroner', { emptyMeans: label.noLimit }),
          figure(`${name}.maxGrantOere`, say(lang, 'ruleSets.figure.maxGrant'), 'kroner', { emptyMeans: label.noLimit }),
          figure(`${name}.focusAreaIds`, say(lang, 'ruleSets.figure.focusAreas'), 'several', { options: areas, emptyMeans: say(lang, 'ruleSets.anyFocusArea') }),
          basisOf(lang, name, { emptyMeans: say(lang, 'ruleSets.noFundRules') }),
        ],
      };
    }),
    ...(money.aid?.categories ?? []).map((category, at) => aidGroup(lang, category, at)),
    ...(money.aid?.deMinimis ? [deMinimisGroup(lang, choices('window', ['rolling-3-years', 'three-fiscal-years']))] : []),
    {
      id: 'commitments',
      heading: say(lang, 'ruleSets.group.commitments'),
      figures: [
        figure('money.commitments.demand', say(lang, 'ruleSets.figure.demand'), 'choice', { options: choices('commitments', ['none', 'all', 'share']) }),
        figure('money.commitments.minSharePermille', say(lang, 'ruleSets.figure.minShare'), 'percent'),
        figure('money.commitments.restWithinDays', say(lang, 'ruleSets.figure.restWithinDays'), 'days'),
      ],
    },
    ...(money.incentiveEffect ? [{ id: 'incentive', heading: moneyTexts.say(lang, 'money.incentive.name'), figures: [basisOf(lang, 'money.incentiveEffect')] }] : []),
  ];
}

function modelGroup(lang: Lang, model: CostModel, at: number): FigureGroup {
  const rates = model.steps.map((step, number) => {
    const words = { of: baseInWords(lang, step), makes: moneyTexts.say(lang, `money.makes.${step.makes}`) };
    return figure(`costModels.${model.id}.steps.${number}.ratePermille`, say(lang, 'ruleSets.figure.rate', words), 'percent', { path: ['money', 'costModels', at, 'steps', number, 'ratePermille'] });
  });
  return {
    id: `model-${model.id}`,
    modelId: model.id,
    heading: inLang(lang, model, 'name'),
    figures: [...rates, basisOf(lang, `costModels.${model.id}`, { path: ['money', 'costModels', at, 'basis'] })],
  };
}

function aidGroup(lang: Lang, category: AidCategory, at: number): FigureGroup {
  const name = `aid.${category.id}`;
  const path = ['money', 'aid', 'categories', at];
  const sizes = (['small', 'medium', 'large'] as const).map((size) =>
    figure(`${name}.maxPermille.${size}`, say(lang, `ruleSets.figure.${size}`), 'percent', { path: [...path, 'maxPermille', size], emptyMeans: say(lang, 'ruleSets.notForSize') }));
  const validTo = figure(`${name}.validTo`, say(lang, 'ruleSets.figure.validTo'), 'date', { path: [...path, 'validTo'], emptyMeans: say(lang, 'ruleSets.noEnd') });
  return { id: `aid-${category.id}`, heading: say(lang, 'ruleSets.group.aid', { name: inLang(lang, category, 'name') }), figures: [...sizes, validTo, basisOf(lang, name, { path: [...path, 'basis'] })] };
}

function deMinimisGroup(lang: Lang, windows: Figure['options']): FigureGroup {
  const name = 'money.aid.deMinimis';
  return {
    id: 'de-minimis',
    heading: moneyTexts.say(lang, 'money.deMinimis.name'),
    figures: [
      figure(`${name}.ceilingEurCents`, say(lang, 'ruleSets.figure.deMinimis'), 'euro'),
      figure(`${name}.window`, say(lang, 'ruleSets.figure.window'), 'choice', { options: windows }),
      figure(`${name}.eurRate.kronerE5`, say(lang, 'ruleSets.figure.eurRate'), 'eurRate'),
      figure(`${name}.eurRate.on`, say(lang, 'ruleSets.figure.eurRateOn'), 'date'),
      figure(`${name}.eurRate.source`, say(lang, 'ruleSets.figure.eurRateSource'), 'text'),
      basisOf(lang, name),
    ],
  };
}

function basisOf(lang: Lang, name: string, more: More = {}): Figure {
  return figure(`${name}.basis`, say(lang, 'ruleSets.figure.basis'), 'text', more);
}
