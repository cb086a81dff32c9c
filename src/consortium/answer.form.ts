import { Equals, IsNotEmpty, MaxLength } from 'class-validator';
import { Reading, tooLargeIn, withFigures, type Figures } from '../applications/index.js';
import type { CostLine, FinancingLine } from '../budgets/index.js';
import { parseForm, type FormError, type Parsed, type Posted } from '../platform/forms/index.js';
import type { HourRules } from '../rounds/index.js';
import { normaliseLine } from '../shared/text.js';
import type { Answering } from './answer.service.js';
import type { Asked } from './asked.rules.js';

/** The three ways to answer. */
export type Way = 'confirm' | 'propose' | 'decline';

export const COMMENT_MAX = 2000;

class SignedForm {
  @IsNotEmpty({ message: 'consortium.wrong.who' })
  @MaxLength(120, { message: 'consortium.wrong.name.long', context: { max: 120 } })
  name = '';

  @IsNotEmpty({ message: 'consortium.wrong.title' })
  @MaxLength(160, { message: 'consortium.wrong.title.long', context: { max: 160 } })
  title = '';

  /** Hash of the part that was on the page. */
  sha256 = '';
}

class ConfirmationForm extends SignedForm {
  @Equals('1', { message: 'consortium.wrong.declaration' })
  declaration = '';
}

class ProposalForm extends SignedForm {
  @MaxLength(COMMENT_MAX, { message: 'consortium.wrong.comment.long', context: { max: COMMENT_MAX } })
  comment = '';

  @Equals('1', { message: 'consortium.wrong.declaration.proposal' })
  declaration = '';
}

class RefusalForm extends SignedForm {
  @IsNotEmpty({ message: 'consortium.wrong.reason' })
  @MaxLength(COMMENT_MAX, { message: 'consortium.wrong.comment.long', context: { max: COMMENT_MAX } })
  comment = '';
}

/** By the line's id: a line that is changed while somebody writes keeps what was typed on it. */
export const figureField = (figure: 'amount' | 'hours', lineId: string): string => `${figure}.${lineId}`;

/** Which figures of a line can be proposed: hours where it has any, and the amount unless it follows from them. */
export function figuresAsked(line: Pick<CostLine | FinancingLine, 'hours'> & Partial<Pick<CostLine, 'category' | 'annualCostOere'>>, rules: HourRules | null): { amount: boolean; hours: boolean } {
  const hours = line.hours !== null;
  const isReckoned = rules !== null && hours && (line.annualCostOere != null || (line.category === 'in-kind' && rules.standardRateOere !== null));
  return { amount: !isReckoned, hours };
}

/** What was posted, as an answer to what is asked now. Figures are only read where they were typed beside these very lines. */
export function answeringIn(way: Way, posted: Posted, asked: Asked): Parsed<Answering> {
  if (way === 'confirm') return read(ConfirmationForm, posted, (form) => ({ ...form, answer: 'confirmed' }));
  if (way === 'decline') return read(RefusalForm, posted, (form) => ({ ...form, answer: 'declined' }));
  const seen = posted['sha256'] === asked.sha256;
  const figures: Parsed<Figures> = seen ? figuresIn(posted, asked) : { ok: true, input: { costs: [], financing: [] } };
  const form = read(ProposalForm, posted, (signed) => ({ ...signed, answer: 'proposed', figures: figures.ok ? figures.input : { costs: [], financing: [] } }));
  const errors = [...(figures.ok ? [] : figures.errors), ...(form.ok ? [] : form.errors)];
  return errors.length || !form.ok ? { ok: false, errors } : form;
}

type Answered<Form> = Omit<Form, 'sha256' | 'declaration'> & { readonly seen: string };

function read<Form extends SignedForm>(Form: new () => Form, posted: Posted, as: (form: Answered<Form> & { name: string; title: string }) => object): Parsed<Answering> {
  const parsed = parseForm(Form, posted);
  if (!parsed.ok) return parsed;
  const { sha256, name, title, ...rest } = parsed.input;
  const said = as({ ...rest, name: normaliseLine(name), title: normaliseLine(title), seen: sha256 } as unknown as Answered<Form> & { name: string; title: string });
  return { ok: true, input: said as Answering };
}

function figuresIn(posted: Posted, { part, money }: Asked): Parsed<Figures> {
  const reading = new Reading(posted);
  const one = (line: CostLine | FinancingLine, at: number, table: 'cost' | 'financing', rules: HourRules | null) => {
    const asked = figuresAsked(line, rules);
    const what = (name: 'amount' | 'hours') => ({ key: `what.${table}.${name}`, line: at + 1 }) as const;
    return {
      ...(asked.hours ? { hours: reading.decimal(figureField('hours', line.id), what('hours'), { digits: 9 }) ?? '0' } : {}),
      ...(asked.amount ? { amountOere: reading.neededAmount(figureField('amount', line.id), what('amount')) } : {}),
    };
  };
  const costs = part.costs.map((line, at) => one(line, at, 'cost', money.hours));
  const financing = part.financing.map((line, at) => one(line, at, 'financing', null));
  const figures = reading.result({ costs, financing });
  if (!figures.ok) return figures;
  const tooLarge = tooLargeIn(withFigures(part, figures.input, money.hours).costs, money);
  return tooLarge.length ? { ok: false, errors: tooLarge.map(({ id }) => ({ field: figureField('hours', id), key: 'consortium.wrong.product' })) } : figures;
}

/** Beside the field where the answer stands, whichever way was chosen. */
export function changedError(way: Way): FormError {
  return { field: way === 'decline' ? 'comment' : 'declaration', key: 'consortium.wrong.changed' };
}
