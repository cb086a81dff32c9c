import { budgetTotals, formatGearing, headroom, type BudgetTotals } from '../../budgets/index.js';
import { alert, dataTable, type Alert, type DataTable, type Lang } from '../../platform/views/index.js';
import { formatAmount, formatKroner } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import type { Finding } from '../form/finding.rules.js';
import { findingText } from '../form/message.page.js';
import { budgetFindings } from './budget-findings.rules.js';
import { fundName, percentOf } from './economy-tables.page.js';
import type { Economy } from './economy.service.js';

const { say } = applicationTexts;

/** Partial `applications/_what-if-result`: what the tried figures come to. */
export interface WhatIfResult {
  /** In one sentence, for whoever hears the page. */
  readonly said: string;
  readonly same: string;
  readonly table: DataTable;
  readonly fine: Alert | null;
  /** Lists of checks, none of them empty. */
  readonly checks: readonly { readonly heading: string; readonly texts: readonly string[] }[];
}

export function whatIfResult(lang: Lang, now: Economy, then: Economy, isSame: boolean): WhatIfResult {
  const [before, after] = [budgetTotals(now.budget, now.context.money), budgetTotals(then.budget, then.context.money)];
  const rows = [...figureRows(lang, before, after), ...fundRows(lang, now, then, before, after)];
  const changed = rows.flatMap(([, was, is], at) => (was === is ? [] : [at]));
  const was = found(lang, now);
  const is = found(lang, then);
  const list = (heading: 'whatIf.fixed' | 'whatIf.broken' | 'whatIf.still', texts: readonly string[]) => (texts.length ? [{ heading: say(lang, heading), texts }] : []);
  const only = (these: ReadonlyMap<string, string>, those: ReadonlyMap<string, string>, inBoth: boolean): string[] => [...these].filter(([key]) => those.has(key) === inBoth).map(([, text]) => text);
  const figures = { cost: formatKroner(after.costOere, lang), financing: formatKroner(after.financingOere, lang) };
  return {
    said: (is.size ? say(lang, 'whatIf.said', { ...figures, errors: is.size }) : say(lang, 'whatIf.said.fine', figures)).replaceAll('kr..', 'kr.'),
    same: isSame ? say(lang, 'whatIf.same') : '',
    table: dataTable({
      id: 'what-if-table',
      caption: say(lang, 'whatIf.caption'),
      captionHidden: true,
      compact: true,
      columns: [say(lang, 'whatIf.figure'), ...(['now', 'then'] as const).map((column) => ({ label: say(lang, `whatIf.${column}`), numeric: true }))],
      rows: rows.map(([label, was, is, change]) => [label, was, { text: is, sub: change || null }]),
      strongRows: changed,
      emptyText: say(lang, 'whatIf.none'),
    }),
    fine: is.size ? null : alert('success', say(lang, 'whatIf.fine')),
    checks: [...list('whatIf.broken', only(is, was, false)), ...list('whatIf.still', only(is, was, true)), ...list('whatIf.fixed', only(was, is, false))],
  };
}

type Row = [label: string, now: string, then: string, change: string];

function figureRows(lang: Lang, before: BudgetTotals, after: BudgetTotals): Row[] {
  const amounts = (label: string, of: (totals: BudgetTotals) => bigint): Row => moneyRow(lang, label, of(before), of(after));
  const ratio = (label: string, of: (totals: BudgetTotals) => string): Row => [label, of(before), of(after), ''];
  const flat = ({ flatStaffOere, indirectOere }: BudgetTotals): bigint => flatStaffOere + indirectOere;
  return [
    amounts(say(lang, 'figures.cost'), ({ costOere }) => costOere),
    ...(flat(before) + flat(after) > 0n ? [amounts(say(lang, 'whatIf.figure.flat'), flat)] : []),
    amounts(say(lang, 'figures.financing'), ({ financingOere }) => financingOere),
    amounts(say(lang, 'figures.difference'), ({ differenceOere }) => differenceOere),
    amounts(say(lang, 'figures.sought'), ({ soughtOere }) => soughtOere),
    amounts(say(lang, 'figures.coFinancing'), ({ coFinancingOere }) => coFinancingOere),
    ratio(say(lang, 'figures.gearing'), ({ gearing }) => formatGearing(gearing, lang)),
    ratio(say(lang, 'economy.leverage'), ({ leverage }) => formatGearing(leverage, lang)),
    ratio(say(lang, 'economy.privateShare'), ({ privateShare }) => percentOf(lang, privateShare)),
  ];
}

/** Of each fund that is or would be applied to: its share; and of every fund how much more there is room for. */
function fundRows(lang: Lang, now: Economy, then: Economy, before: BudgetTotals, after: BudgetTotals): Row[] {
  const shareIn = ({ byFund }: BudgetTotals, fundId: string) => percentOf(lang, byFund.find((one) => one.fundId === fundId)?.share ?? { numerator: 0n, denominator: 1n });
  const fundIds = [...new Set([...before.byFund, ...after.byFund].map(({ fundId }) => fundId))];
  const rooms = new Map(headroom(now.budget, now.context).map((one) => [one.fundId, one.binding.roomOere]));
  return [
    ...fundIds.map((fundId): Row => [say(lang, 'whatIf.figure.share', { fund: fundName(lang, { fundId }, now) }), shareIn(before, fundId), shareIn(after, fundId), '']),
    ...headroom(then.budget, then.context).map(({ fundId, binding: { roomOere } }): Row => moneyRow(lang, say(lang, 'whatIf.figure.room', { fund: fundName(lang, { fundId }, now) }), rooms.get(fundId) ?? 0n, roomOere)),
  ];
}

function moneyRow(lang: Lang, label: string, was: bigint, is: bigint): Row {
  const change = is - was;
  return [label, formatAmount(was, lang), formatAmount(is, lang), change === 0n ? '' : `${change > 0n ? '+' : ''}${formatAmount(change, lang)}`];
}

/** By what it is about, so that the same fault with other numbers is the same fault. */
function found(lang: Lang, { budget, context, frame }: Economy): Map<string, string> {
  const { errors } = budgetFindings(budget, context, frame);
  return new Map(errors.map((finding: Finding) => [`${finding.key} ${finding.field}`, findingText(lang, finding)]));
}
