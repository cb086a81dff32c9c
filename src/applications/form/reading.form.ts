import type { FormError, Parsed, Posted } from '../../platform/forms/index.js';
import { typed } from '../../platform/forms/index.js';
import { parseCvr } from '../../shared/cvr.js';
import { parseDateParts } from '../../shared/dates.js';
import { parseKroner } from '../../shared/money.js';
import { parseDecimal } from '../../shared/numbers.js';
import { characterCount, countWords, normaliseLine, normaliseText } from '../../shared/text.js';
import type { ApplicationText } from '../application.texts.js';
import { largestOere } from './finance.rules.js';

const MOST_COUNTED = 99_999;
const LONGEST_QUOTE = 30;

/**
 * What a message calls the field: `what.amount` with the number of its line. Messages take it as {What} at the start of
 * a sentence and {what} inside one.
 */
export interface What {
  readonly key: ApplicationText;
  readonly line?: number;
}

/** Reads the values of one form and gathers what is wrong with them. A value that is wrong reads as empty. */
export class Reading {
  private readonly errors: FormError[] = [];

  constructor(private readonly posted: Posted) {}

  get isFine(): boolean {
    return this.errors.length === 0;
  }

  result<Input>(input: Input): Parsed<Input> {
    return this.isFine ? { ok: true, input } : { ok: false, errors: this.errors };
  }

  /** `key` is that of a text; `what` fills its {what}. */
  wrong(field: string, key: ApplicationText, what: What | null, params: FormError['params'] = {}): void {
    const named = what ? { whatKey: what.key, ...(what.line === undefined ? {} : { line: what.line }) } : {};
    this.errors.push({ field, key, params: { ...named, ...params } });
  }

  text(field: string, max: number, what: What, { form = 'text', maxWords }: { form?: 'line' | 'text'; maxWords?: number | undefined } = {}): string {
    const text = (form === 'line' ? normaliseLine : normaliseText)(typed(this.posted, field));
    const count = characterCount(text);
    const words = countWords(text);
    if (maxWords !== undefined && words > maxWords) this.wrong(field, 'wrong.words', what, { max: maxWords, count: words, over: words - maxWords });
    else if (count > max) this.wrong(field, 'wrong.long', what, { max, count, over: count - max });
    return text;
  }

  choice<Value extends string>(field: string, among: readonly Value[], what: What): Value | null {
    const value = typed(this.posted, field);
    const known = among.find((one) => one === value);
    if (known === undefined) this.wrong(field, 'wrong.choice', what);
    return known ?? null;
  }

  /** null where nothing is typed. */
  date(field: string, what: What): string | null {
    const part = (name: string): string => typed(this.posted, `${field}${name}`);
    const parsed = parseDateParts(part('Day'), part('Month'), part('Year'));
    if (parsed.ok) return parsed.date;
    if (parsed.problem === 'empty') return null;
    const params: FormError['params'] = 'part' in parsed ? { partKey: `date.${parsed.part}` } : {};
    this.wrong(field, `wrong.date.${parsed.problem}`, what, params);
    return null;
  }

  /** null where nothing is typed or the amount is wrong. */
  amount(field: string, what: What): bigint | null {
    const text = typed(this.posted, field);
    const parsed = parseKroner(text);
    if (parsed.ok && parsed.oere <= largestOere) return parsed.oere;
    const problem = parsed.ok ? 'too-large' : parsed.problem;
    if (problem !== 'empty') this.wrong(field, `wrong.amount.${problem}`, what, { typed: quoted(text) });
    return null;
  }

  /** An amount that cannot be left out; 0 where it is. */
  neededAmount(field: string, what: What): bigint {
    if (typed(this.posted, field).trim() === '') this.wrong(field, 'wrong.empty', what);
    return this.amount(field, what) ?? 0n;
  }

  /** Decimal text of at most `digits` before the comma; null where nothing is typed or the number is wrong. */
  decimal(field: string, what: What, { digits, allowNegative = false }: { digits: number; allowNegative?: boolean }): string | null {
    const text = typed(this.posted, field);
    const parsed = parseDecimal(text, { allowNegative });
    if (parsed.ok && /\d+/.exec(parsed.decimal)![0].length <= digits) return parsed.decimal;
    const problem = parsed.ok ? 'too-large' : parsed.problem;
    if (problem !== 'empty') this.wrong(field, `wrong.number.${problem}`, what, { typed: quoted(text), largest: digits });
    return null;
  }

  /** A whole number from 1 on; null where nothing is typed or it is none. */
  count(field: string, what: What): number | null {
    const text = typed(this.posted, field);
    const parsed = parseDecimal(text);
    if (parsed.ok && /^[1-9]\d*$/.test(parsed.decimal) && Number(parsed.decimal) <= MOST_COUNTED) return Number(parsed.decimal);
    if (parsed.ok || parsed.problem !== 'empty') this.wrong(field, 'wrong.count', what, { typed: quoted(text), max: MOST_COUNTED });
    return null;
  }

  year(field: string, what: What): number | null {
    const text = typed(this.posted, field).trim();
    if (text === '') return null;
    const year = /^\d{4}$/.test(text) ? Number(text) : 0;
    if (year >= 2000 && year <= 2100) return year;
    this.wrong(field, 'wrong.year', what, { typed: quoted(text) });
    return null;
  }

  /** null: no Danish company number. */
  cvr(field: string, what: What): string | null {
    const text = typed(this.posted, field);
    const parsed = parseCvr(text);
    if (parsed.ok) return parsed.cvr;
    const digits = text.replace(/\D/g, '').length;
    if (parsed.problem !== 'empty') this.wrong(field, `wrong.cvr.${parsed.problem}`, what, { typed: quoted(text), digits });
    return null;
  }

  /** Ten digits without a check digit; '' where nothing is typed. */
  productionUnit(field: string, what: What): string {
    const text = typed(this.posted, field);
    const digits = text.replace(/\s/g, '');
    if (digits === '' || /^\d{10}$/.test(digits)) return digits;
    this.wrong(field, 'wrong.productionUnit', what, { typed: quoted(text) });
    return '';
  }
}

function quoted(text: string): string {
  const line = normaliseLine(text);
  return [...line].length > LONGEST_QUOTE ? `${[...line].slice(0, LONGEST_QUOTE).join('')} …` : line;
}
