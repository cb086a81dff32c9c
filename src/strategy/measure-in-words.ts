import { inLang, type Lang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import type { BaselineUnit, Comparator, Measure } from './measure.rules.js';
import { strategyTexts } from './strategy.texts.js';

const { say } = strategyTexts;

/** A figure with what the strategy says about it, for a table cell. */
export interface Said {
  readonly text: string;
  /** Second, quiet line. */
  readonly sub: string | null;
}

/** `op på 27 %`, `mindst 4 % om året`, `op på 9 % mere end i 2007`; below it what the strategy compares with. */
export function aimInWords(lang: Lang, measure: Measure): Said {
  const { longTermValue: value, longTermYear: year, longTermComparator } = measure;
  const later =
    value !== null && year !== null && longTermComparator !== null
      ? say(lang, 'strategy.longTerm', { value: compared(lang, longTermComparator, measure.direction, percent(lang, value)), year })
      : null;
  return {
    text: aim(lang, measure),
    sub: sentences([inLang(lang, measure, 'targetNote'), later, inLang(lang, measure, 'comparison')]),
  };
}

function aim(lang: Lang, { kind, comparator, direction, baseline, targetValue }: Measure): string {
  const value = percent(lang, targetValue);
  if (kind === 'share') return compared(lang, comparator, direction, value);
  if (kind === 'annual-growth-rate') {
    return compared(lang, comparator, direction, say(lang, 'strategy.rate', { value }));
  }
  const change = say(lang, `strategy.change.${direction}`, { value, year: baseline.year ?? say(lang, 'strategy.missing.year') });
  // "up to 9 % more" would promise less than the strategy does.
  return comparator === 'reach' ? change : compared(lang, comparator, direction, change);
}

function compared(lang: Lang, comparator: Comparator, direction: Measure['direction'], value: string): string {
  return comparator === 'reach' ? say(lang, `strategy.reach.${direction}`, { value }) : say(lang, `strategy.${comparator}`, { value });
}

/** `22 % i 2008`; what the strategy leaves out reads `ikke angivet`, with its reason below. */
export function baselineInWords(lang: Lang, { baseline }: Pick<Measure, 'baseline'>): Said {
  const note = inLang(lang, baseline, 'note');
  const amount = amountOf(lang, baseline);
  const dated = amount !== null && baseline.year !== null ? say(lang, 'strategy.inYear', { value: amount, year: baseline.year }) : null;
  switch (baseline.status) {
    case 'stated':
    case 'stated-approximate':
      return { text: dated ?? say(lang, 'strategy.missing'), sub: note };
    case 'stated-forecast':
      return { text: dated === null ? say(lang, 'strategy.missing') : say(lang, 'strategy.expected', { value: dated }), sub: note };
    case 'value-only':
      return { text: `${amount ?? ''} (${say(lang, 'strategy.missing.year')})`, sub: note };
    case 'level-only':
      return {
        text: say(lang, 'strategy.missing'),
        sub: sentences([dated === null ? null : say(lang, 'strategy.missing.level', { value: dated }), note]),
      };
    case 'year-only':
    case 'none':
      return { text: say(lang, 'strategy.missing'), sub: note };
  }
}

function amountOf(lang: Lang, { value, unit, qualifier }: Measure['baseline']): string | null {
  if (value === null || unit === null) return null;
  const amount = withUnit(lang, value, unit);
  return qualifier === null ? amount : say(lang, `strategy.qualifier.${qualifier}`, { value: amount });
}

function withUnit(lang: Lang, value: string, unit: BaselineUnit): string {
  if (unit !== 'DKK') return say(lang, `strategy.unit.${unit}`, { value: formatDecimal(value, lang) });
  return say(lang, 'strategy.unit.billions', { value: formatDecimal(billions(value), lang) });
}

/** Whole kroner as a decimal text of billions, every digit kept: `8500000000` is `8.5`. */
function billions(kroner: string): string {
  const digits = kroner.padStart(10, '0');
  const fraction = digits.slice(-9).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -9) : `${digits.slice(0, -9)}.${fraction}`;
}

function percent(lang: Lang, value: string): string {
  return say(lang, 'strategy.percent', { value: formatDecimal(value, lang) });
}

function sentences(parts: readonly (string | null)[]): string | null {
  const said = parts.flatMap((part) => (part ? [/[.!?]$/.test(part) ? part : `${part}.`] : []));
  return said.length === 0 ? null : said.join(' ');
}
