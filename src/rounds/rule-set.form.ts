import { typed, typedAll, type FormError, type Posted } from '../platform/forms/index.js';
import { parseDateParts, type IsoDate } from '../shared/dates.js';
import { parseKroner } from '../shared/money.js';
import { parseDecimal, type NumberProblem } from '../shared/numbers.js';
import { normaliseText } from '../shared/text.js';
import type { Figure, FigureGroup } from './rule-set-figures.js';
import { comparable, decimalsOf, narrowed, valueOf, withValues, type FigureValue } from './rule-set-values.js';
import type { RuleSetValues } from './rule-set.js';

const MOST_CHARACTERS = 2000;

type Read = { readonly ok: true; readonly value: FigureValue } | { readonly ok: false; readonly key: string; readonly params?: FormError['params'] };

export interface PostedRuleSet {
  /** With the figures that could be read; those that could not stand as they were. */
  readonly values: RuleSetValues;
  readonly validFrom: IsoDate | null;
  readonly legalBasis: string;
  readonly errors: readonly FormError[];
}

/** What was posted of a new version. `wide` holds all that may be posted: see `widened`. */
export function readRuleSet(posted: Posted, wide: RuleSetValues, groups: readonly FigureGroup[]): PostedRuleSet {
  const offered = typedAll(posted, 'costModels');
  const read = groups
    .filter(({ modelId }) => modelId === undefined || offered.includes(modelId))
    .flatMap(({ figures }) => figures.map((figure) => ({ figure, answer: readFigure(posted, figure) })));
  const isChanged = (figure: Figure, value: FigureValue): boolean => comparable(value) !== comparable(valueOf(wide, figure));
  const changes = new Map(read.flatMap(({ figure, answer }) => (answer.ok && isChanged(figure, answer.value) ? [[figure, answer.value] as const] : [])));
  const date = readDate(posted, 'validFrom');
  const legalBasis = normaliseText(typed(posted, 'legalBasis'));
  const errors: FormError[] = [
    ...(date.ok && date.value !== null ? [] : [{ field: 'validFrom', key: date.ok ? 'ruleSets.wrong.noDate' : date.key }]),
    ...(legalBasis === '' ? [{ field: 'legalBasis', key: 'ruleSets.wrong.noLegalBasis' }] : []),
    ...(legalBasis.length > MOST_CHARACTERS ? [{ field: 'legalBasis', key: 'ruleSets.wrong.long', params: { max: MOST_CHARACTERS } }] : []),
    ...read.flatMap(({ figure, answer }) => (answer.ok ? [] : [{ field: figure.name, key: answer.key, ...(answer.params && { params: answer.params }) }])),
  ];
  return { values: narrowed(withValues(wide, changes), offered), validFrom: date.ok ? (date.value as IsoDate | null) : null, legalBasis, errors };
}

/** Whether the new version says anything that the old one does not. */
export function saysTheSame(one: RuleSetValues, other: RuleSetValues, groups: readonly FigureGroup[]): boolean {
  const ids = (values: RuleSetValues) => JSON.stringify(values.money?.costModels.map(({ id }) => id) ?? null);
  return ids(one) === ids(other) && groups.every(({ figures }) => figures.every((figure) => comparable(valueOf(one, figure)) === comparable(valueOf(other, figure))));
}

function readFigure(posted: Posted, figure: Figure): Read {
  const { name, kind, emptyMeans, options } = figure;
  if (kind === 'several') {
    const chosen = typedAll(posted, name);
    return { ok: true, value: options.map(({ value }) => value).filter((value) => chosen.includes(value)) };
  }
  if (kind === 'date') {
    const date = readDate(posted, name);
    return date.ok && date.value === null && emptyMeans === null ? { ok: false, key: 'ruleSets.wrong.noDate' } : date;
  }
  const text = normaliseText(typed(posted, name));
  if (kind === 'text') return text.length > MOST_CHARACTERS ? { ok: false, key: 'ruleSets.wrong.long', params: { max: MOST_CHARACTERS } } : { ok: true, value: text };
  if (kind === 'yesNo') return text === 'yes' || text === 'no' ? { ok: true, value: text === 'yes' } : { ok: false, key: 'ruleSets.wrong.choose' };
  if (kind === 'pick') return text === '' ? { ok: true, value: null } : options.some(({ value }) => value === text) ? { ok: true, value: text } : { ok: false, key: 'ruleSets.wrong.choose' };
  if (kind === 'choice') return options.some(({ value }) => value === text) ? { ok: true, value: text } : { ok: false, key: 'ruleSets.wrong.choose' };
  if (text === '' && emptyMeans !== null) return { ok: true, value: null };
  return kind === 'points' ? readPoints(text) : readNumber(text, kind);
}

/** `3,5` is 7 half points; nothing lies between the halves. */
function readPoints(text: string): Read {
  const tenths = scaledUp(text, 1);
  if (typeof tenths === 'string') return { ok: false, key: `ruleSets.number.${tenths}`, params: { max: 1 } };
  return tenths % 5n === 0n && tenths <= 1_000_000n ? { ok: true, value: Number(tenths / 5n) } : { ok: false, key: 'ruleSets.wrong.halfPoints' };
}

function readNumber(text: string, kind: Figure['kind']): Read {
  const decimals = decimalsOf[kind] ?? 0;
  const wrong = (problem: NumberProblem): Read => ({ ok: false, key: problem === 'too-many-decimals' && decimals === 0 ? 'ruleSets.wrong.whole' : `ruleSets.number.${problem}`, params: { max: decimals } });
  const value = kind === 'kroner' ? oereIn(text) : scaledUp(text.replace(/\s*(?:%|euro|eur|timer)$/i, ''), decimals);
  if (typeof value === 'string') return wrong(value);
  return Number.isSafeInteger(Number(value)) ? { ok: true, value: Number(value) } : wrong('too-large');
}

function oereIn(text: string): bigint | NumberProblem {
  const parsed = parseKroner(text);
  return parsed.ok ? parsed.oere : parsed.problem;
}

/** `37,5` with one decimal is 375. */
function scaledUp(text: string, decimals: number): bigint | NumberProblem {
  const parsed = parseDecimal(text, { maxDecimals: decimals });
  if (!parsed.ok) return parsed.problem;
  const [whole = '0', fraction = ''] = parsed.decimal.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** Nothing in any of the three parts is no date. */
function readDate(posted: Posted, name: string): Read {
  const [day, month, year] = ['Day', 'Month', 'Year'].map((part) => typed(posted, `${name}${part}`).trim()) as [string, string, string];
  if (!day && !month && !year) return { ok: true, value: null };
  const parsed = parseDateParts(day, month, year);
  return parsed.ok ? { ok: true, value: parsed.date } : { ok: false, key: 'ruleSets.wrong.date' };
}
