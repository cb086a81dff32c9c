import { budgetIn, type Snapshot } from '../applications/index.js';
import { budgetTotals, formatGearing, whoPays, type Budget, type BudgetTotals, type Payer } from '../budgets/index.js';
import type { CountedFact } from '../criteria/index.js';
import type { Lang } from '../platform/views/index.js';
import { formatKroner, formatPercentage, sumOere } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { factTexts } from './facts.texts.js';

const { say } = factTexts;

interface Reckoned {
  readonly budget: Budget;
  readonly totals: BudgetTotals;
}

/** A desk asks for seven of them; the budget of a version is added up once. */
const reckoned = new WeakMap<Snapshot, Reckoned>();

export function moneyFact(lang: Lang, snapshot: Snapshot, fact: CountedFact): string[] {
  const { budget, totals } = reckon(snapshot);
  switch (fact) {
    case 'cost':
      return [formatKroner(totals.costOere, lang)];
    case 'sought':
      return [withShare(lang, totals.soughtOere, totals.costOere), ...totals.byFund.filter(({ oere }) => oere > 0n).map(({ fundId, oere }) => say(lang, 'facts.fund', { name: fundName(lang, snapshot, fundId), amount: formatKroner(oere, lang) }))];
    case 'cash':
      return [formatKroner(totals.cashOere, lang)];
    case 'hours':
      return [say(lang, 'facts.hours', { hours: formatDecimal(totals.hours, lang), amount: formatKroner(totals.workingHoursOere, lang) })];
    case 'other':
      return totals.otherOere > 0n ? [formatKroner(totals.otherOere, lang)] : [];
    case 'sources':
      return sources(lang, budget);
    case 'privateShare':
      return [withShare(lang, totals.privateOere, totals.costOere)];
    case 'gearing':
      return [formatGearing(totals.gearing, lang)];
    default:
      return [];
  }
}

function reckon(snapshot: Snapshot): Reckoned {
  const known = reckoned.get(snapshot);
  if (known) return known;
  const { budget, money } = budgetIn(snapshot);
  const made = { budget, totals: budgetTotals(budget, money) };
  reckoned.set(snapshot, made);
  return made;
}

/** What each partner and outside source brings, whatever the kind, in the order of the budget. */
function sources(lang: Lang, budget: Budget): string[] {
  const nameOf = ({ source, id, sourceName }: Payer) => (source === 'partner' ? (budget.partners.find((partner) => partner.id === id)?.name ?? '') : sourceName);
  const bySource = Map.groupBy(whoPays(budget).filter(({ source, oere }) => source !== 'fund' && oere > 0n), nameOf);
  const lines = [...bySource].map(([name, lines]) => say(lang, 'facts.source', { name: name || say(lang, 'facts.source.unnamed'), amount: formatKroner(sumOere(lines.map(({ oere }) => oere)), lang) }));
  return lines.length ? lines : [say(lang, 'facts.sources.none')];
}

function fundName(lang: Lang, { financing }: Snapshot, fundId: string): string {
  return financing.find((line) => line.fundId === fundId)?.fundName?.[lang] ?? fundId;
}

/** With one decimal, half rounded up; no share of a budget of nothing. */
function withShare(lang: Lang, oere: bigint, ofOere: bigint): string {
  const amount = formatKroner(oere, lang);
  if (ofOere <= 0n) return amount;
  return say(lang, 'facts.amount.share', { amount, share: formatPercentage((oere * 2000n + ofOere) / (ofOere * 2n), 1, lang) });
}
