import type { RuleSetWorld } from './money-in-words.js';
import { widened } from './rule-set-values.js';
import type { RuleSetRow } from './rule-set.store.js';
import type { RuleSetValues } from './rule-set.js';

/** What a new version is made from. */
export interface Beginning {
  /** The version whose figures the form begins with. */
  readonly from: RuleSetRow;
  /** Another rule set, whose money rules the form begins with instead. */
  readonly moneyFrom: RuleSetRow | null;
  /** The family's newest version: the one that is replaced. */
  readonly newest: RuleSetRow;
  /** All versions of the family, newest first. */
  readonly family: readonly RuleSetRow[];
  /** The other families' newest versions that have money rules. */
  readonly others: readonly RuleSetRow[];
  /** What the form begins with, with room for all that it may hold. */
  readonly wide: RuleSetValues;
  /** The models it begins with. */
  readonly offered: readonly string[];
  readonly world: RuleSetWorld;
}

/** `all`: family by family, newest first. null: there is no rule set of that id. */
export function beginningOf(all: readonly RuleSetRow[], id: string, { moneyFromId, world }: { moneyFromId: string; world: RuleSetWorld }): Beginning | null {
  const from = all.find((set) => set.id === id);
  if (!from) return null;
  const moneyFrom = all.find((set) => set.id === moneyFromId && set.values.money) ?? null;
  const family = all.filter((set) => set.family === from.family);
  const values = moneyFrom?.values.money ? { ...from.values, maxEuSharePermille: moneyFrom.values.maxEuSharePermille, money: moneyFrom.values.money } : from.values;
  return {
    from,
    moneyFrom,
    family,
    newest: family[0] ?? from,
    others: all.filter((set, at) => set.values.money && set.family !== from.family && all.findIndex(({ family: other }) => other === set.family) === at),
    wide: widened(values, world.funds.map((fund) => fund.id), all.flatMap((set) => set.values.money?.costModels ?? [])),
    offered: values.money?.costModels.map((model) => model.id) ?? [],
    world,
  };
}

export function nextVersion({ family }: Pick<Beginning, 'family'>): number {
  return 1 + Math.max(0, ...family.map(({ version }) => version));
}
