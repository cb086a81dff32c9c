import { typed, type Posted } from '../platform/forms/index.js';
import { parseDateParts, type IsoDate } from '../shared/dates.js';
import { parseKroner, type Oere } from '../shared/money.js';
import { normaliseText } from '../shared/text.js';
import { problem, type Problem } from './problem.rules.js';

/** Reads posted fields one by one and gathers what could not be understood, in the order it was asked for. */
export class PostedFields {
  readonly problems: Problem[] = [];

  constructor(private readonly posted: Posted) {}

  text(name: string): string {
    return normaliseText(typed(this.posted, name));
  }

  /** Null where nothing was typed; also where it could not be read, and then there is a problem. */
  amount(name: string): Oere | null {
    const read = parseKroner(typed(this.posted, name));
    if (read.ok) return read.oere;
    if (read.problem !== 'empty') this.problems.push(problem(name, `amount-${read.problem}`));
    return null;
  }

  /** The three fields of a date. A date must be given. */
  date(name: string): IsoDate | null {
    const part = (which: string) => typed(this.posted, `${name}${which}`);
    const read = parseDateParts(part('Day'), part('Month'), part('Year'));
    if (read.ok) return read.date;
    this.problems.push(problem(name, read.problem === 'empty' ? 'date-missing' : 'date-wrong'));
    return null;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
    const given = typed(this.posted, name);
    return choices.find((choice) => choice === given) ?? null;
  }
}

export interface Read<Input> {
  readonly input: Input;
  /** What could not be understood at all; the rules have more to say about what could. */
  readonly problems: readonly Problem[];
}
