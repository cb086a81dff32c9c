import { formatDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { euro, scaledDown } from './money-in-words.js';
import type { CostModel, FundRules } from './money-rules.js';
import type { Figure, FigureKind } from './rule-set-figures.js';
import { withRankingRoom, withoutRankingRoom } from './ranking-figures.js';
import { half, listed, permille } from './rules-in-words.js';
import type { RuleSetValues } from './rule-set.js';
import { ruleSetTexts } from './rule-set.texts.js';

const { say } = ruleSetTexts;

export type FigureValue = string | number | boolean | readonly string[] | null;

type Tree = { [key: string | number]: Tree | FigureValue };

export function valueOf(values: RuleSetValues, { path }: Pick<Figure, 'path'>): FigureValue {
  let here: unknown = values;
  for (const step of path) here = (here as Tree | undefined)?.[step];
  return (here ?? null) as FigureValue;
}

/** For comparing: the order in which several are chosen says nothing. */
export function comparable(value: FigureValue): string {
  return JSON.stringify(Array.isArray(value) ? (value as readonly string[]).toSorted() : value);
}

/** The same rule set with other figures; nothing of the given one changes. */
export function withValues(values: RuleSetValues, changes: ReadonlyMap<Figure, FigureValue>): RuleSetValues {
  const copy = structuredClone(values);
  for (const [{ path }, value] of changes) {
    let here = copy as unknown as Tree;
    for (const step of path.slice(0, -1)) here = here[step] as Tree;
    here[path.at(-1)!] = value;
  }
  return copy;
}

const noFundRules: FundRules = { maxSharePermille: null, minGrantOere: null, maxGrantOere: null, focusAreaIds: [], basis: '' };

/** Room for everything a new version may have: a rule of each fund, and the cost models that other rule sets offer. */
export function widened(values: RuleSetValues, fundIds: readonly string[], otherModels: readonly CostModel[]): RuleSetValues {
  const { money } = values;
  if (!money) return withRankingRoom(values);
  const known = new Set(money.costModels.map(({ id }) => id));
  const added = otherModels.filter(({ id }) => !known.has(id) && known.add(id));
  const funds = Object.fromEntries(fundIds.map((id) => [id, money.funds[id] ?? noFundRules]));
  return withRankingRoom({ ...values, money: { ...money, costModels: [...money.costModels, ...added], funds: { ...money.funds, ...funds } } });
}

/** What of it is in force: the models on offer, and the funds that have a rule. */
export function narrowed(values: RuleSetValues, offered: readonly string[]): RuleSetValues {
  const { money } = values;
  if (!money) return withoutRankingRoom(values);
  const hasRule = ({ focusAreaIds, basis, ...limits }: FundRules): boolean => basis !== '' || focusAreaIds.length > 0 || Object.values(limits).some((limit) => limit !== null);
  const funds = Object.fromEntries(Object.entries(money.funds).filter(([, fund]) => hasRule(fund)));
  return withoutRankingRoom({ ...values, money: { ...money, costModels: money.costModels.filter(({ id }) => offered.includes(id)), funds } });
}

/** Decimals of the kinds that are numbers; null for the others. */
export const decimalsOf: Readonly<Record<FigureKind, number | null>> = {
  percent: 1, kroner: 2, euro: 2, hours: 0, monthHours: 2, eurRate: 5, days: 0, yesNo: null, choice: null, several: null, date: null, text: null, pick: null, points: null,
};

/** A figure as a reader is told it. */
export function inWords(lang: Lang, { kind, options, emptyMeans }: Figure, value: FigureValue): string {
  const labelOf = (code: string): string => options.find((option) => option.value === code)?.label ?? code;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return emptyMeans ?? '–';
  if (Array.isArray(value)) return listed(lang, (value as readonly string[]).map(labelOf));
  switch (kind) {
    case 'percent': return permille(lang, Number(value));
    case 'kroner': return formatKroner(BigInt(value as number), lang);
    case 'euro': return euro(lang, Number(value));
    case 'hours': return say(lang, 'ruleSets.hours', { hours: formatDecimal(Number(value), lang) });
    case 'monthHours': return say(lang, 'ruleSets.hours', { hours: scaledDown(lang, Number(value), 2) });
    case 'eurRate': return say(lang, 'ruleSets.eurRate', { rate: scaledDown(lang, Number(value), 5) });
    case 'days': return say(lang, 'ruleSets.days', { n: Number(value) });
    case 'yesNo': return say(lang, value === true ? 'ruleSets.yes' : 'ruleSets.no');
    case 'date': return formatDate(value as string, lang);
    case 'points': return say(lang, 'ruleSets.points', { points: half(lang, Number(value)) });
    case 'pick':
    case 'choice': return labelOf(value as string);
    default: return String(value);
  }
}

/** A number as it is typed: Danish in both languages, since that is what the field reads. */
export function numberTyped(kind: FigureKind, value: FigureValue): string {
  const decimals = decimalsOf[kind];
  if (kind === 'points' && value !== null) return half('da', Number(value));
  return value === null || decimals === null ? '' : scaledDown('da', Number(value), decimals);
}
