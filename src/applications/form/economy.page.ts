import { budgetTotals, formatGearing, moneyRulesOf, type Budget } from '../../budgets/index.js';
import { alert, keyFigure, moneyFigure, type Alert, type KeyFigure, type Lang } from '../../platform/views/index.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftHead, DraftParts, Frame } from '../draft.rules.js';
import { budgetFindings } from '../economy/budget-findings.rules.js';
import { checkContextOf } from '../economy/check-context.rules.js';
import type { Finding } from './finding.rules.js';
import { findingText } from './message.page.js';
import { fieldUrl } from './section.page.js';
import { reachOf } from '../members/member.access.js';

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

/** So many at a time; all of them stand in the overview. */
const TOLD = 4;

/** What is wrong with the economy as it is stored: told while it is written, and a bar to submitting. Then what is worth knowing. */
export function economyAlerts(lang: Lang, draft: DraftHead & Economy & Partial<Pick<DraftParts, 'project' | 'focusAreaIds'>>, frame: Frame, page: 'budget' | 'financing'): Alert[] {
  if (page === 'budget' && draft.partners.length === 0) {
    const link = { label: say(lang, 'economy.noPartners.link'), href: applicationUrl(draft.id, 'partners') };
    return [alert('info', say(lang, 'economy.noPartners'), { link })];
  }
  const { errors, remarks } = budgetFindings(draft, checkContextOf(draft, frame, null), frame);
  const told = errors.filter(({ broken, key, section }) => broken && (section === page || key.startsWith('finding.financing-too')));
  // The page of a signatory numbers the own lines alone.
  const one = (finding: Finding, heading: 'economy.problem' | 'economy.advice'): Alert =>
    alert('info', findingText(lang, finding), { heading: say(lang, heading), link: reachOf(draft.membership, page) === 'all' ? { label: say(lang, 'economy.check.go'), href: fieldUrl(draft.id, finding) } : null });
  const rest = told.length - TOLD;
  const more = alert('info', say(lang, 'economy.check.more', { n: rest }), { link: { label: say(lang, 'economy.check.more.link'), href: applicationUrl(draft.id, 'economy') } });
  return [...told.slice(0, TOLD).map((finding) => one(finding, 'economy.problem')), ...(rest > 0 ? [more] : []), ...remarks.filter(({ section }) => section === page).map((finding) => one(finding, 'economy.advice'))];
}
