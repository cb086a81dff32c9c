import { budgetTotals, formatGearing, moneyRulesOf, type Budget } from '../../budgets/index.js';
import { alert, keyFigure, moneyFigure, type Alert, type KeyFigure, type Lang } from '../../platform/views/index.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftHead, DraftParts, Frame } from '../draft.rules.js';
import { findingText } from './message.page.js';
import { budgetFindings } from '../submission/submission.rules.js';

const { say } = applicationTexts;
type Economy = Pick<DraftParts, 'partners' | 'costModel' | 'costs' | 'financing'>;

/** The figures of the whole economy as it is stored, shown on both of its pages. */
export function budgetFigures(lang: Lang, budget: Budget, { round }: Pick<Frame, 'round'>): KeyFigure[] {
  const totals = budgetTotals(budget, moneyRulesOf(round.rules));
  const short = totals.differenceOere < 0n;
  const difference = short ? -totals.differenceOere : totals.differenceOere;
  return [
    moneyFigure(lang, say(lang, 'figures.cost'), totals.costOere),
    moneyFigure(lang, say(lang, 'figures.financing'), totals.financingOere),
    moneyFigure(lang, say(lang, difference === 0n ? 'figures.difference' : short ? 'figures.short' : 'figures.over'), difference),
    moneyFigure(lang, say(lang, 'figures.sought'), totals.soughtOere),
    moneyFigure(lang, say(lang, 'figures.coFinancing'), totals.coFinancingOere),
    keyFigure(say(lang, 'figures.gearing'), formatGearing(totals.gearing, lang), { note: say(lang, 'figures.gearing.note') }),
  ];
}

/** What is wrong with the economy as it is stored: told while it is written, and a bar to submitting. */
export function economyAlerts(lang: Lang, draft: DraftHead & Economy, frame: Frame, page: 'budget' | 'financing'): Alert[] {
  if (page === 'budget' && draft.partners.length === 0) {
    const link = { label: say(lang, 'economy.noPartners.link'), href: applicationUrl(draft.id, 'partners') };
    return [alert('info', say(lang, 'economy.noPartners'), { link })];
  }
  return budgetFindings(draft, frame)
    .filter(({ broken }) => broken)
    .map((finding) => alert('info', findingText(lang, finding), { heading: say(lang, 'economy.problem') }));
}
