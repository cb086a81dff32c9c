import { budgetTotals, formatGearing, type BudgetTotals } from '../../budgets/index.js';
import { alert, keyFigure, linkButton, moneyFigure, pageHeading, type Alert, type BarChart, type Button, type DataTable, type KeyFigure, type Lang, type PageHeading } from '../../platform/views/index.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { findingText } from '../form/message.page.js';
import type { Finding } from '../form/finding.rules.js';
import { captionOf, fieldUrl } from '../form/section.page.js';
import type { SectionKey } from '../form/section.rules.js';
import { reachOf } from '../members/member.access.js';
import { budgetFindings } from './budget-findings.rules.js';
import { categoryTable, limitTable, originTable, partnerTable, percentOf } from './economy-tables.page.js';
import type { Economy } from './economy.service.js';
import { activityCostTable, partnerYearTable } from './breakdown.page.js';
import { payersChart } from './payers.page.js';
import { yearsChart } from './years.page.js';

const { say } = applicationTexts;

/** Template `applications/economy`. */
export interface EconomyPage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  readonly figures: readonly KeyFigure[];
  readonly checks: Checks;
  readonly limits: DataTable;
  readonly payers: BarChart | null;
  readonly origin: DataTable;
  readonly categories: DataTable;
  /** null where no cost names one. */
  readonly activities: DataTable | null;
  readonly partners: DataTable;
  /** null where the years are not told apart. */
  readonly partnerYears: DataTable | null;
  readonly years: BarChart | null;
}

/** Partial `applications/_economy-checks`. */
export interface Checks {
  /** Where nothing is wrong. */
  readonly fine: Alert | null;
  readonly errors: readonly Told[];
  readonly remarks: readonly Told[];
}

/** '' leads nowhere: this reader cannot change it. */
interface Told {
  readonly text: string;
  readonly href: string;
}

export function economyPage(lang: Lang, economy: Economy): EconomyPage {
  const { draft, version, budget, context } = economy;
  const totals = budgetTotals(budget, context.money);
  return {
    heading: pageHeading(say(lang, 'economy.title'), { caption: captionOf(lang, draft), lead: version === null ? say(lang, 'economy.lead') : say(lang, 'economy.lead.version', { version }) }),
    buttons: version === null ? draftButtons(lang, economy) : [],
    figures: figuresOf(lang, totals),
    checks: checksOf(lang, economy),
    limits: limitTable(lang, economy, totals),
    payers: payersChart(lang, economy),
    origin: originTable(lang, totals),
    categories: categoryTable(lang, economy, totals),
    activities: activityCostTable(lang, economy, totals),
    partners: partnerTable(lang, economy, totals),
    partnerYears: partnerYearTable(lang, economy, totals),
    years: yearsChart(lang, totals),
  };
}

function draftButtons(lang: Lang, { draft: { id, membership } }: Economy): Button[] {
  const mayWrite = (section: 'budget' | 'financing'): boolean => reachOf(membership, section) !== 'none';
  return [
    linkButton(say(lang, 'economy.link.whatIf'), applicationUrl(id, 'whatIf'), { variant: 'primary' }),
    ...(mayWrite('budget') ? [linkButton(say(lang, 'economy.link.budget'), applicationUrl(id, 'budget'))] : []),
    ...(mayWrite('financing') ? [linkButton(say(lang, 'economy.link.financing'), applicationUrl(id, 'financing'))] : []),
  ];
}

export function figuresOf(lang: Lang, totals: BudgetTotals): KeyFigure[] {
  const { costOere, financingOere, differenceOere, soughtOere, coFinancingOere, hours } = totals;
  const isShort = differenceOere < 0n;
  return [
    moneyFigure(lang, say(lang, 'figures.cost'), costOere),
    moneyFigure(lang, say(lang, 'figures.financing'), financingOere),
    moneyFigure(lang, say(lang, differenceOere === 0n ? 'figures.difference' : isShort ? 'figures.short' : 'figures.over'), isShort ? -differenceOere : differenceOere),
    moneyFigure(lang, say(lang, 'figures.sought'), soughtOere),
    moneyFigure(lang, say(lang, 'figures.coFinancing'), coFinancingOere),
    moneyFigure(lang, say(lang, 'economy.cash'), totals.cashOere),
    moneyFigure(lang, say(lang, 'economy.hours'), totals.workingHoursOere, { note: say(lang, 'economy.hours.note', { number: formatDecimal(hours, lang) }) }),
    keyFigure(say(lang, 'figures.gearing'), formatGearing(totals.gearing, lang), { note: say(lang, 'figures.gearing.note') }),
    keyFigure(say(lang, 'economy.leverage'), formatGearing(totals.leverage, lang), { note: say(lang, 'economy.leverage.note') }),
    keyFigure(say(lang, 'economy.privateShare'), percentOf(lang, totals.privateShare), { note: say(lang, 'economy.privateShare.note') }),
  ];
}

/** What is wrong with it and what is worth knowing; each leads to its field where the reader may change it. */
export function checksOf(lang: Lang, { draft, frame, budget, context, version }: Economy): Checks {
  const { errors, remarks } = budgetFindings(budget, context, frame);
  const told = (finding: Finding): Told => {
    const mayGo = version === null && reachOf(draft.membership, finding.section as SectionKey) === 'all';
    return { text: findingText(lang, finding), href: mayGo ? fieldUrl(draft.id, finding) : '' };
  };
  const isFine = errors.length === 0;
  return { fine: isFine ? alert('success', say(lang, 'economy.checks.fine')) : null, errors: errors.map(told), remarks: remarks.map(told) };
}
