import type { CostLine, FinancingLine } from '../budgets/index.js';
import { groupField, moneyField, numberField, typed, type Field, type Messages, type Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { formatKronerInput } from '../shared/money.js';
import { formatDecimal, formatDecimalInput } from '../shared/numbers.js';
import { figureField, figuresAsked } from './answer.form.js';
import type { Asked } from './asked.rules.js';
import { consortiumTexts } from './consortium.texts.js';
import { amountText, costName, financingName } from './part-tables.page.js';

const { say } = consortiumTexts;

/** One group of figures for each line, filled in with what stands there, or with what was typed. */
export function lineFields(lang: Lang, { part, money }: Asked, posted: Posted, message: Messages): Field[] {
  const costs = part.costs.map((line) => lineGroup(lang, line, costName(lang, line, true), figuresAsked(line, money.hours), posted, message));
  const financing = part.financing.map((line) => lineGroup(lang, line, financingName(lang, line), figuresAsked(line, null), posted, message));
  return [...costs, ...financing];
}

function lineGroup(lang: Lang, line: CostLine | FinancingLine, label: string, { amount, hours }: { amount: boolean; hours: boolean }, posted: Posted, message: Messages): Field {
  const now = { amount: amountText(line.amountOere, lang), hours: line.hours === null ? '' : formatDecimal(line.hours, lang) };
  const hint = !hours ? say(lang, 'signing.proposal.now', { amount: now.amount }) : say(lang, amount ? 'signing.proposal.now.hours' : 'signing.proposal.reckoned', now);
  const value = (name: string, stored: string): string => (name in posted ? typed(posted, name) : stored);
  const [hoursName, amountName] = [figureField('hours', line.id), figureField('amount', line.id)];
  return groupField({
    id: `line-${line.id}`,
    label,
    hint,
    fields: [
      ...(hours ? [numberField({ name: hoursName, label: say(lang, 'signing.proposal.hours'), value: value(hoursName, line.hours === null ? '' : formatDecimalInput(line.hours)), error: message(hoursName) })] : []),
      ...(amount ? [moneyField({ name: amountName, label: say(lang, 'signing.proposal.amount'), value: value(amountName, formatKronerInput(line.amountOere)), error: message(amountName) })] : []),
    ],
  });
}

/** What was typed on lines that are gone: it is shown once more, for it stands nowhere else. */
export function lostText(lang: Lang, { part }: Asked, posted: Posted): string[] {
  const ids = new Set([...part.costs, ...part.financing].map(({ id }) => id));
  const lost = Object.keys(posted).filter((name) => /^(amount|hours)\./.test(name) && !ids.has(name.replace(/^\w+\./, '')));
  const words = lost.map((name) => typed(posted, name)).filter((text) => text !== '');
  return words.length ? [say(lang, 'signing.proposal.lost', { typed: words.join(', ') })] : [];
}
