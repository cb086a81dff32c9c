import { budgetTotals, costModelOf, moneyRulesOf } from '../../budgets/index.js';
import type { RowsSum } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import type { CostModel } from '../../rounds/index.js';
import { inLang } from '../../shared/lang.js';
import { formatKroner } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { Asking } from './cost-rows.page.js';

const { say } = applicationTexts;

/** Below the lines: what they come to, what the cost model adds, and both together; of one partner where the page shows one. */
export function costSums({ lang, whole, frame, reach, scope }: Pick<Asking, 'lang' | 'whole' | 'frame' | 'reach' | 'scope'>): RowsSum[] {
  const rules = moneyRulesOf(frame.round.rules);
  const totals = budgetTotals(whole, rules);
  const partnerId = scope?.partnerId ?? (reach === 'own' ? whole.membership.partnerId : null);
  const partner = whole.partners.find(({ id }) => id === partnerId);
  const model = costModelOf(whole, rules);
  const own = totals.byPartner.find((one) => one.partnerId === partnerId) ?? { directOere: 0n, flatOere: 0n, costOere: 0n };
  const sums = partner ? own : { directOere: totals.directOere, flatOere: totals.flatStaffOere + totals.indirectOere, costOere: totals.costOere };
  const total = { label: partner ? say(lang, 'budget.sum.partner', { partner: partner.name }) : say(lang, 'budget.sum.total'), value: formatKroner(sums.costOere, lang), strong: true };
  if (model.steps.length === 0) return [total];
  return [
    { label: say(lang, 'budget.sum.lines'), value: formatKroner(sums.directOere, lang), strong: false },
    { label: say(lang, 'budget.sum.model', { model: inLang(lang, model, 'name') }), value: formatKroner(sums.flatOere, lang), strong: false },
    total,
  ];
}

/** What a cost model does, in a sentence, with the provision it rests on. */
export function modelHint(lang: Lang, { steps, covers, basis }: CostModel): string {
  const categories = (codes: CostModel['covers']): string => list(lang, codes.map((code) => say(lang, `category.${code}`).toLowerCase()));
  const said = steps.map(({ ratePermille, of, makes }) => say(lang, `budget.model.${makes}`, { rate: percentOf(lang, ratePermille), of: categories(of) }));
  const notes = [...(said.length ? said : [say(lang, 'budget.model.actual')]), ...(covers.length ? [say(lang, 'budget.model.covers', { what: categories(covers) })] : []), ...(basis ? [say(lang, 'budget.model.basis', { basis: basis.replace(/\.$/, '') })] : [])];
  return notes.join(' ');
}

function percentOf(lang: Lang, permille: number): string {
  const whole = permille % 10 === 0 ? String(permille / 10) : `${Math.floor(permille / 10)}.${permille % 10}`;
  return `${formatDecimal(whole, lang)}${lang === 'da' ? ' %' : '%'}`;
}

function list(lang: Lang, words: readonly string[]): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(words);
}
