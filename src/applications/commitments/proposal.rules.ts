import { lineAmount, type CostLine, type FinancingLine } from '../../budgets/index.js';
import type { HourRules, MoneyRules } from '../../rounds/index.js';
import { canonicalJson } from '../../shared/canonical-json.js';
import { contradictionsIn } from '../form/cost-choices.rules.js';
import type { Proposal, ProposedLine, SaidLine } from './commitment.rules.js';
import type { Partner } from '../draft.rules.js';
import { costSaid, financingSaid, type Part } from './part.rules.js';

/** New figures for one line, by its place in the part; what is left out stays. */
export interface NewFigures {
  readonly amountOere?: bigint;
  readonly hours?: string | null;
}

export interface Figures {
  readonly costs: readonly NewFigures[];
  readonly financing: readonly NewFigures[];
}

/** The part with a partner's own figures in it. What a line counts follows from its hours where it did. */
export function withFigures(part: Part, figures: Figures, hours: HourRules): Part {
  return {
    ...part,
    costs: part.costs.map((line, at) => {
      const changed = { ...line, ...figures.costs[at] };
      return { ...changed, amountOere: lineAmount(changed, hours) };
    }),
    financing: part.financing.map((line, at) => ({ ...line, ...figures.financing[at] })),
  };
}

/** Lines whose hours come to more than any form takes. */
export function tooLargeIn(costs: readonly CostLine[], money: Pick<MoneyRules, 'hours'>): CostLine[] {
  return costs.filter((line) => contradictionsIn(line, money).some(({ code }) => code === 'product-too-large'));
}

/** What is proposed, line by line; `to` is `from` with other figures. */
export function proposalOf(from: Part, to: Part): Proposal {
  const moneySaid = ({ financing, partner }: Part): object[] => financing.map((line) => financingSaid(line, partner));
  return { lines: [...linesOf('costs', from.costs.map(costSaid), to.costs.map(costSaid)), ...linesOf('financing', moneySaid(from), moneySaid(to))] };
}

/** The lines of a draft with a proposal taken over; the part must be the one it was made for. */
export function takenOver<Lines extends { readonly partners: readonly Partner[]; readonly costs: readonly CostLine[]; readonly financing: readonly FinancingLine[] }>({ partners, costs, financing }: Lines, partnerId: string, { lines }: Proposal): Pick<Lines, 'costs' | 'financing'> {
  const waiting = [...lines];
  const partner = partners.find(({ id }) => id === partnerId);
  const after = (table: ProposedLine['table'], line: CostLine | FinancingLine, said: object): object => {
    const at = line.partnerId === partnerId ? waiting.findIndex((one) => one.table === table && canonicalJson(one.before) === canonicalJson(said)) : -1;
    if (at < 0) return line;
    const [{ after: to }] = waiting.splice(at, 1) as [ProposedLine];
    return { ...line, hours: to['hours'], amountOere: BigInt(String(to['amountOere'])) };
  };
  const changed = {
    costs: costs.map((line) => after('costs', line, costSaid(line)) as CostLine),
    financing: financing.map((line) => (line.kind === 'fund' || !partner ? line : (after('financing', line, financingSaid(line, partner)) as FinancingLine))),
  };
  if (waiting.length) throw new Error('The proposal was made for other lines');
  return changed;
}

function linesOf(table: ProposedLine['table'], before: readonly object[], after: readonly object[]): ProposedLine[] {
  return before.flatMap((line, at) => {
    const [was, is] = [canonicalJson(line), canonicalJson(after[at])];
    return was === is ? [] : [{ table, before: JSON.parse(was) as SaidLine, after: JSON.parse(is) as SaidLine }];
  });
}
