import { inLang, type Lang } from '../shared/lang.js';
import type { RuleSetWorld } from './money-in-words.js';
import { figureGroups, type Figure } from './rule-set-figures.js';
import { comparable, inWords, valueOf, widened } from './rule-set-values.js';
import type { RuleSetValues } from './rule-set.js';
import { ruleSetTexts } from './rule-set.texts.js';

const { say } = ruleSetTexts;

export interface RuleChange {
  /** What the figure belongs to: a fund, a model. */
  readonly group: string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

/** What a version says otherwise than the one it replaces, in the order of the form. */
export function changesBetween(lang: Lang, old: RuleSetValues, fresh: RuleSetValues, world: RuleSetWorld): RuleChange[] {
  const fundIds = world.funds.map(({ id }) => id);
  const before = told(lang, widened(old, fundIds, []), world);
  const after = told(lang, widened(fresh, fundIds, []), world);
  const nothing = say(lang, 'ruleSets.preview.noMoney');
  // A model that is no longer offered is one change, not one a figure.
  const names = [...new Set([...after.keys(), ...[...before].filter(([, { modelId }]) => modelId === undefined).map(([name]) => name)])];
  return names.flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const { group = '', rule = '' } = is ?? was ?? {};
    return was?.raw === is?.raw ? [] : [{ group, rule, before: was?.text ?? nothing, after: is?.text ?? nothing }];
  });
}

interface Told {
  readonly group: string;
  readonly rule: string;
  readonly text: string;
  /** Compared; two different values may be told in the same words. */
  readonly raw: string;
  readonly modelId: string | undefined;
}

function told(lang: Lang, values: RuleSetValues, world: RuleSetWorld): Map<string, Told> {
  const { money } = values;
  const tell = (figure: Figure): Pick<Told, 'rule' | 'text' | 'raw'> => {
    const value = valueOf(values, figure);
    return { rule: figure.label, text: inWords(lang, figure, value), raw: comparable(value) };
  };
  const figures = figureGroups(lang, values, world).flatMap(({ heading, modelId, figures: own }) => own.map((figure) => [figure.name, { group: heading, modelId, ...tell(figure) }] as const));
  const offered = money && {
    group: say(lang, 'ruleSets.group.costs'),
    rule: say(lang, 'ruleSets.preview.offered'),
    text: money.costModels.map((model) => inLang(lang, model, 'name')).join('; '),
    raw: JSON.stringify(money.costModels.map(({ id }) => id)),
    modelId: undefined,
  };
  return new Map<string, Told>([...(offered ? [['costModels', offered] as const] : []), ...figures]);
}
