import { lineAmount, moneyRulesOf, type CostLine, type FinancingLine } from '../../budgets/index.js';
import { isReckoned } from '../form/cost-content.rules.js';
import { mostLines } from '../form/scope.rules.js';
import type { DraftParts, Frame } from '../draft.rules.js';

type Budgeted = Pick<DraftParts, 'partners' | 'costModel' | 'costs' | 'financing'>;
type Within = Pick<Frame, 'round' | 'funds'>;

/** A figure that can be tried: an amount, the hours an amount follows from, or the cost model. */
export interface Trial {
  /** Of its field. */
  readonly name: string;
  readonly kind: 'amount' | 'hours' | 'choice';
  readonly table: 'costs' | 'funds' | 'gifts' | 'model';
  /** null: of the whole project, or from outside it. */
  readonly partnerId: string | null;
  /** Number of its line on its own page; 0 where it has none. */
  readonly line: number;
  /** What is stored: øre, hours as a decimal string, or an id. */
  readonly now: string;
  /** Where one of several ids is chosen. */
  readonly choices: readonly string[];
}

export const modelField = 'costModel';

/** Every figure there is, in the order of the pages. */
export function trialsOf(draft: Budgeted, { round, funds }: Within): Trial[] {
  const { costModels, hours: hourRules } = moneyRulesOf(round.rules);
  const sought = new Map(draft.financing.flatMap(({ fundId, amountOere }) => (fundId === null ? [] : [[fundId, amountOere] as const])));
  const gifts = draft.financing.filter(({ kind }) => kind !== 'fund');
  const model: Trial[] = costModels.length < 2 ? [] : [{ name: modelField, kind: 'choice', table: 'model', partnerId: null, line: 0, choices: costModels.map(({ id }) => id), now: costModels.find(({ id }) => id === draft.costModel)?.id ?? costModels[0]!.id }];
  return [
    ...model,
    ...draft.costs.map((line, at): Trial => ({
      name: `cost.${line.id}`,
      table: 'costs',
      partnerId: line.partnerId,
      line: at + 1,
      choices: [],
      ...(isReckoned(line, hourRules) ? { kind: 'hours', now: shortest(line.hours ?? '0') } : { kind: 'amount', now: String(line.amountOere) }),
    })),
    ...funds.map(({ id }): Trial => ({ name: `fund.${id}`, kind: 'amount', table: 'funds', partnerId: null, line: 0, choices: [], now: String(sought.get(id) ?? 0n) })),
    ...gifts.map(({ id, partnerId, amountOere }, at): Trial => ({ name: `gift.${id}`, kind: 'amount', table: 'gifts', partnerId, line: at + 1, choices: [], now: String(amountOere) })),
  ];
}

/** `410.50` hours are `410.5`, as a field reads them. */
function shortest(hours: string): string {
  return hours.includes('.') ? hours.replace(/\.?0+$/, '') : hours;
}

/** A figure that somebody tries: `was` is what stood there when the page was made. */
export interface Change {
  readonly trial: Trial;
  readonly was: string;
  readonly mine: string;
}

/** Somebody else has given it a third value since. */
export function isStale({ trial, was, mine }: Change): boolean {
  return trial.now !== was && trial.now !== mine;
}

/** The draft with the tried figures in place of what is stored. */
export function tried<Draft extends Budgeted>(draft: Draft, changes: readonly Change[], { round, funds }: Within): Draft {
  const { hours: hourRules } = moneyRulesOf(round.rules);
  const mine = new Map(changes.map(({ trial, mine: value }) => [trial.name, value]));
  const cost = (line: CostLine): CostLine => {
    const value = mine.get(`cost.${line.id}`);
    if (value === undefined) return line;
    if (!isReckoned(line, hourRules)) return { ...line, amountOere: BigInt(value) };
    return { ...line, hours: value, amountOere: lineAmount({ ...line, hours: value }, hourRules) };
  };
  const gift = (line: FinancingLine): FinancingLine => {
    const value = mine.get(line.kind === 'fund' ? `fund.${line.fundId}` : `gift.${line.id}`);
    return value === undefined ? line : { ...line, amountOere: BigInt(value) };
  };
  const sought = new Set(draft.financing.map(({ fundId }) => fundId));
  const added = funds.flatMap(({ id }): FinancingLine[] => (mine.has(`fund.${id}`) && !sought.has(id) ? [fundLine(id, BigInt(mine.get(`fund.${id}`)!))] : []));
  return {
    ...draft,
    costModel: mine.get(modelField) ?? draft.costModel,
    costs: draft.costs.map(cost),
    // A fund that is not applied to has no line.
    financing: [...draft.financing.map(gift), ...added].filter(({ kind, amountOere, fundId }) => kind !== 'fund' || amountOere > 0n || !mine.has(`fund.${fundId}`)),
  };
}

function fundLine(fundId: string, amountOere: bigint): FinancingLine {
  return { id: '', kind: 'fund', fundId, partnerId: null, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere };
}

/** Of a long budget, the partner whose lines are shown; null: everybody's are. */
export function shownPartner({ partners, costs }: Budgeted, asked: string): string | null {
  if (costs.length <= mostLines) return null;
  const known = partners.find(({ id }) => id === asked) ?? partners.find(({ id }) => costs.some(({ partnerId }) => partnerId === id));
  return known?.id ?? null;
}

/** What belongs to nobody, and what belongs to the partner that is shown. */
export function isShown({ partnerId }: Trial, shown: string | null): boolean {
  return shown === null || partnerId === null || partnerId === shown;
}
