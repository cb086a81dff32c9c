import { budgetIn, type Snapshot } from '../applications/index.js';
import { budgetTotals, formatGearing } from '../budgets/index.js';
import { summaryRow, type Lang, type SummaryRow } from '../platform/views/index.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { panelTexts } from './panel.texts.js';

const { say } = panelTexts;
const sectors = ['company', 'knowledge', 'public', 'organisation'] as const;

/** What the system can count for a criterion, so that no assessor has to score it. None for those that are all judgement. */
export function countedFacts(lang: Lang, snapshot: Snapshot, criterionId: string): SummaryRow[] {
  switch (criterionId) {
    case 'focus-area-fit':
      return focusAreaFacts(lang, snapshot);
    case 'target-contribution':
      return targetFacts(lang, snapshot);
    case 'broad-partnership':
      return partnerFacts(lang, snapshot);
    case 'significance':
      return budgetFacts(lang, snapshot).slice(0, 2);
    case 'partner-commitment':
      return budgetFacts(lang, snapshot);
    default:
      return [];
  }
}

function focusAreaFacts(lang: Lang, { focusAreas, ruleSet: { values } }: Snapshot): SummaryRow[] {
  const count = { n: focusAreas.length, min: values.minFocusAreas, preferred: values.preferredFocusAreas };
  return [summaryRow(say(lang, 'panel.facts.focusAreas'), [say(lang, 'panel.facts.focusAreas.value', count), ...focusAreas.map(({ name }) => name[lang])])];
}

function targetFacts(lang: Lang, { targets }: Snapshot): SummaryRow[] {
  const lines = targets.map(({ title, contribution, unit, year }) =>
    say(lang, 'panel.facts.target', { title: title[lang], contribution: formatDecimal(contribution, lang), unit, year }),
  );
  return [summaryRow(say(lang, 'panel.facts.targets'), lines)];
}

function partnerFacts(lang: Lang, { partners }: Snapshot): SummaryRow[] {
  const lines = sectors.flatMap((sector) => {
    const n = partners.filter((partner) => partner.sector === sector).length;
    return n ? [say(lang, `panel.facts.sector.${sector}`, { n })] : [];
  });
  return [summaryRow(say(lang, 'panel.facts.partners'), lines)];
}

function budgetFacts(lang: Lang, snapshot: Snapshot): SummaryRow[] {
  const { budget, money } = budgetIn(snapshot);
  const totals = budgetTotals(budget, money);
  const hours = { hours: formatDecimal(totals.hours, lang), amount: formatKroner(totals.workingHoursOere, lang) };
  return [
    summaryRow(say(lang, 'panel.facts.cost'), formatKroner(totals.costOere, lang)),
    summaryRow(say(lang, 'panel.facts.sought'), formatKroner(totals.soughtOere, lang)),
    summaryRow(say(lang, 'panel.facts.cash'), formatKroner(totals.cashOere, lang)),
    summaryRow(say(lang, 'panel.facts.hours'), say(lang, 'panel.facts.hours.value', hours)),
    summaryRow(say(lang, 'panel.facts.gearing'), formatGearing(totals.gearing, lang)),
  ];
}
