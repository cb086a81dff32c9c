import { sectors } from '../applications/index.js';
import { typed, typedAll, type FormError, type Posted } from '../platform/forms/index.js';
import type { Fund, RoundTerms, RoundView } from '../rounds/index.js';
import { copenhagenDate, copenhagenInstants, copenhagenTime, formatDate, parseDateParts, type IsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { parseKroner, type Oere } from '../shared/money.js';
import { parseDecimal } from '../shared/numbers.js';
import { characterCount, normaliseLine, normaliseText } from '../shared/text.js';
import { readTime } from './call-time.rules.js';

export const longest = { name: 120, call: 20_000, contact: 500, reason: 2000 } as const;
const mostNumber = 99;

/** What may be chosen from, and what a form was made from. */
export interface Choices {
  readonly funds: readonly Fund[];
  readonly ruleSetIds: readonly string[];
  /** null: a round that is being made. */
  readonly base: RoundView | null;
  /** Applications have been begun under its rules: rule set and funds stay. */
  readonly isFixed: boolean;
}

export interface ReadCall {
  /** What could be read. */
  readonly terms: Partial<RoundTerms>;
  readonly errors: readonly FormError[];
}

export function readCall(posted: Posted, choices: Choices, lang: Lang): ReadCall {
  const form = new CallReading(posted, lang);
  const { base, funds, ruleSetIds, isFixed } = choices;
  const fundIds = isFixed && base ? base.fundIds : form.several('fundIds', funds.map(({ id }) => id), 'calls.wrong.fund');
  const graceSeconds = form.whole('graceSeconds', 2 ** 31);
  const terms = {
    year: base ? base.year : form.whole('year', 2199),
    number: base ? base.number : form.number(),
    nameDa: form.line('nameDa', longest.name),
    nameEn: form.line('nameEn', longest.name),
    opensAt: form.instant('opens', base?.opensAt ?? null),
    closesAt: form.instant('closes', base?.closesAt ?? null),
    graceMs: graceSeconds === undefined ? undefined : graceMsOf(graceSeconds, base),
    meetingOn: form.day('meetingOn') ?? undefined,
    panelFrom: form.dayOrNone('panelFrom'),
    panelUntil: form.dayOrNone('panelUntil'),
    hearingUntil: form.dayOrNone('hearingUntil'),
    ruleSetId: isFixed && base ? base.ruleSetId : form.one('ruleSetId', ruleSetIds, 'calls.wrong.ruleSet'),
    fundIds,
    poolsOere: form.pools(funds.map(({ id }) => id)),
    openTo: form.several('openTo', sectors, 'calls.wrong.sector'),
    contact: form.text('contact', longest.contact),
    callDa: form.text('callDa', longest.call),
    callEn: form.text('callEn', longest.call),
    outageLimitMinutes: form.whole('outageLimitMinutes', 2 ** 31),
    outageWindowMinutes: form.whole('outageWindowMinutes', 2 ** 31),
  };
  if (isFixed && base) form.mustStay(base);
  return { terms: Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined)) as Partial<RoundTerms>, errors: form.errors };
}

/** Declared in whole seconds; one that came otherwise stays where nobody touches it. */
function graceMsOf(seconds: number, base: RoundView | null): number {
  return base && Math.floor(base.graceMs / 1000) === seconds ? base.graceMs : seconds * 1000;
}

class CallReading {
  readonly errors: FormError[] = [];

  constructor(
    private readonly posted: Posted,
    private readonly lang: Lang,
  ) {}

  line(field: string, max: number): string | undefined {
    return this.within(field, normaliseLine(typed(this.posted, field)), max);
  }

  text(field: string, max: number): string | undefined {
    return this.within(field, normaliseText(typed(this.posted, field)), max);
  }

  whole(field: string, max: number): number | undefined {
    const read = parseDecimal(typed(this.posted, field), { maxDecimals: 0 });
    if (!read.ok) return this.wrong(field, read.problem === 'empty' ? 'calls.wrong.number.empty' : read.problem === 'too-large' ? 'calls.wrong.number.large' : 'calls.wrong.number');
    return Number(read.decimal) > max ? this.wrong(field, 'calls.wrong.number.large') : Number(read.decimal);
  }

  number(): number | undefined {
    const number = this.whole('number', 2 ** 31);
    return number !== undefined && (number < 1 || number > mostNumber) ? this.wrong('number', 'calls.wrong.roundNumber', { max: mostNumber }) : number;
  }

  day(field: string): IsoDate | null | undefined {
    const [day, month, year] = ['Day', 'Month', 'Year'].map((part) => typed(this.posted, `${field}${part}`).trim()) as [string, string, string];
    const read = parseDateParts(day, month, year);
    if (read.ok) return read.date;
    if (read.problem === 'empty') return this.wrong(field, 'calls.wrong.date.empty');
    if (read.problem === 'no-such-day') return this.wrong(field, 'calls.wrong.date.noDay', { typed: `${Number(day)}.${Number(month)}.${year}` });
    return this.wrong(field, `calls.wrong.date.${read.part}`);
  }

  dayOrNone(field: string): IsoDate | null | undefined {
    const isEmpty = ['Day', 'Month', 'Year'].every((part) => typed(this.posted, `${field}${part}`).trim() === '');
    return isEmpty ? null : this.day(field);
  }

  /** `own`: what stands there already. Typed as it is shown it stays to the millisecond. */
  instant(name: 'opens' | 'closes', own: Date | null): Date | undefined {
    const date = this.day(`${name}On`);
    const field = `${name}Time`;
    const read = readTime(typed(this.posted, field));
    if (!read.ok) return this.wrong(field, `calls.wrong.time.${read.problem}`);
    if (!date) return undefined;
    const [first, second] = copenhagenInstants(date, read.time);
    if (!first) return this.wrong(field, 'calls.wrong.time.skipped', { date: formatDate(date, this.lang) });
    const which = typed(this.posted, `${name}Which`);
    if (second && which !== 'summer' && which !== 'winter') return this.wrong(`${name}Which`, 'calls.wrong.time.twice', { date: formatDate(date, this.lang) });
    const chosen = second && which === 'winter' ? second : first;
    return own && isShownAs(own, date, read.time) && Math.abs(own.getTime() - chosen.getTime()) < 1000 ? own : chosen;
  }

  one(field: string, known: readonly string[], key: string): string | undefined {
    const value = typed(this.posted, field);
    return known.includes(value) ? value : this.wrong(field, key);
  }

  /** One that does not exist is refused, not left out: none of them would mean something else. */
  several(field: string, known: readonly string[], key: string): string[] | undefined {
    const values = typedAll(this.posted, field).filter((value) => value !== '');
    return values.every((value) => known.includes(value)) ? known.filter((one) => values.includes(one)) : this.wrong(field, key);
  }

  pools(fundIds: readonly string[]): Record<string, Oere | null> | undefined {
    const read = fundIds.flatMap((fundId): [string, Oere | null][] => {
      const field = `pool.${fundId}`;
      const text = typed(this.posted, field).trim();
      if (text === '') return [[fundId, null]];
      const parsed = parseKroner(text);
      if (parsed.ok) return [[fundId, parsed.oere]];
      this.wrong(field, parsed.problem === 'negative' ? 'calls.wrong.amount.negative' : 'calls.wrong.amount');
      return [];
    });
    return read.length === fundIds.length ? Object.fromEntries(read.filter(([, pool]) => pool !== null)) : undefined;
  }

  mustStay({ ruleSetId, fundIds }: RoundView): void {
    const chosen = typed(this.posted, 'ruleSetId');
    const funds = typedAll(this.posted, 'fundIds').filter((fundId) => fundId !== '');
    if (chosen !== '' && chosen !== ruleSetId) this.wrong('ruleSetId', 'calls.wrong.fixed');
    if (funds.length > 0 && [...funds].sort().join() !== [...fundIds].sort().join()) this.wrong('fundIds', 'calls.wrong.fixed');
  }

  private within(field: string, text: string, max: number): string | undefined {
    const over = characterCount(text) - max;
    return over > 0 ? this.wrong(field, 'calls.wrong.long', { max, over }) : text;
  }

  private wrong(field: string, key: string, params?: FormError['params']): undefined {
    this.errors.push({ field, key, ...(params && { params }) });
    return undefined;
  }
}

const isShownAs = (instant: Date, date: IsoDate, time: string): boolean => copenhagenDate(instant) === date && copenhagenTime(instant) === time;
