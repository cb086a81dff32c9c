import { typed, type FormError, type Posted } from '../../platform/forms/index.js';
import { parseKroner, formatKronerInput } from '../../shared/money.js';
import { formatDecimalInput, parseDecimal } from '../../shared/numbers.js';
import { Reading } from '../form/reading.form.js';
import type { Change, Trial } from './what-if.rules.js';

/** Name of the hidden field that keeps what stood beside a figure when the page was made. */
export const wasName = (name: string): string => `was.${name}`;

/** A figure as its field shows it. */
export function inField({ kind }: Pick<Trial, 'kind'>, value: string): string {
  if (kind === 'choice') return value;
  return kind === 'amount' ? formatKronerInput(BigInt(value)) : formatDecimalInput(value);
}

export interface ReadTrials {
  readonly changes: readonly Change[];
  readonly errors: readonly FormError[];
  /** Changed figures whose line is gone. */
  readonly gone: number;
}

/** What differs from what the page was made from. A figure that cannot be read is no change, and has a message. */
export function readTrials(posted: Posted, trials: readonly Trial[]): ReadTrials {
  const reading = new Reading(posted);
  const changes = trials.flatMap((trial): Change[] => {
    if (posted[trial.name] === undefined || typed(posted, trial.name) === typed(posted, wasName(trial.name))) return [];
    const mine = valueOf(reading, posted, trial);
    const was = wasOf(posted, trial);
    return mine === null || mine === was ? [] : [{ trial, was, mine }];
  });
  const read = reading.result(null);
  return { changes, errors: read.ok ? [] : read.errors, gone: goneAmong(posted, trials) };
}

function valueOf(reading: Reading, posted: Posted, { name, kind, table, line, now, choices }: Trial): string | null {
  const text = typed(posted, name);
  if (kind === 'choice') return choices.includes(text) ? text : now;
  if (kind === 'hours') {
    if (text.trim() === '') return '0';
    return reading.decimal(name, { key: 'what.whatIf.hours', line }, { digits: 9 });
  }
  if (text.trim() === '') return '0';
  const what = { costs: { key: 'what.cost.amount', line }, gifts: { key: 'what.financing.amount', line }, funds: { key: 'what.fund' }, model: { key: 'what.fund' } } as const;
  const amount = reading.amount(name, what[table]);
  return amount === null ? null : String(amount);
}

/** As the page had it; a page that does not say is taken to have shown what stands there now. */
function wasOf(posted: Posted, { name, kind, now }: Trial): string {
  return plain(kind, typed(posted, wasName(name))) ?? now;
}

function plain(kind: Trial['kind'], text: string): string | null {
  if (kind === 'choice') return text === '' ? null : text;
  if (kind === 'hours') {
    const parsed = parseDecimal(text);
    return parsed.ok ? parsed.decimal : null;
  }
  const parsed = parseKroner(text);
  return parsed.ok ? String(parsed.oere) : null;
}

function goneAmong(posted: Posted, trials: readonly Trial[]): number {
  const known = new Set(trials.map(({ name }) => name));
  return Object.keys(posted).filter((name) => /^(cost|gift)\./.test(name) && !known.has(name) && typed(posted, name) !== typed(posted, wasName(name))).length;
}
