import { aidBases, lineAmount, moneyRulesOf } from '../../budgets/index.js';
import { applicationTexts } from '../application.texts.js';
import type { Frame } from '../draft.rules.js';
import type { Content, Row, Scalar } from '../merging/merge.rules.js';
import type { WrittenParts } from '../draft.rules.js';
import type { Bilingual } from '../submission/snapshot.rules.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What fits into another round, and what does not: choices that the strategy or the round no longer has. */
export function fitting(parts: WrittenParts, source: Frame, target: Pick<Frame, 'focusAreas' | 'targets' | 'criteria' | 'funds' | 'round'>): { readonly kept: WrittenParts; readonly leftOut: readonly Bilingual[] } {
  const has = (known: readonly { readonly id: string }[]) => (id: string | null): boolean => known.some((one) => one.id === id);
  const [area, aim, criterion, fund] = [has(target.focusAreas), has(target.targets), has(target.criteria), has(target.funds)];
  const aid = target.round.rules.money?.aid ?? null;
  const bases = aidBases(aid);
  const [from, to] = [moneyRulesOf(source.round.rules), moneyRulesOf(target.round.rules)];
  const model = from.costModels.find(({ id }) => id === parts.costModel);
  const knownModel = parts.costModel === '' || to.costModels.some(({ id }) => id === parts.costModel);
  const reckonedAnew = parts.costs.filter((line) => lineAmount(line, to.hours) !== line.amountOere).length;
  const kept: WrittenParts = {
    ...parts,
    costModel: knownModel ? parts.costModel : '',
    focusAreaIds: parts.focusAreaIds.filter(area),
    targets: parts.targets.filter(({ targetId }) => aim(targetId)),
    goals: parts.goals.map((goal) => (aim(goal.targetId) ? goal : { ...goal, targetId: null })),
    // What another rule set calls it says nothing here: it is asked for again.
    partners: parts.partners.map((partner) => (!aid || bases.includes(partner.aidBasis) ? partner : { ...partner, aidBasis: '' })),
    earlierAid: aid ? parts.earlierAid : [],
    answers: Object.fromEntries(Object.entries(parts.answers).filter(([id]) => criterion(id))),
    financing: parts.financing.filter(({ fundId }) => fundId === null || fund(fundId)),
  };
  const leftOut = [
    ...parts.focusAreaIds.filter((id) => !area(id)).map((id) => nameIn(source.focusAreas, id, 'name')),
    ...parts.targets.filter(({ targetId }) => !aim(targetId)).map(({ targetId }) => nameIn(source.targets, targetId, 'title')),
    ...Object.keys(parts.answers).filter((id) => !criterion(id)).map((id) => nameIn(source.criteria, id, 'title')),
    ...parts.financing.filter(({ fundId }) => fundId !== null && !fund(fundId)).map(({ fundId }) => nameIn(source.funds, fundId ?? '', 'name')),
    ...(knownModel ? [] : [nameIn(model ? [model] : [], parts.costModel, 'name')]),
    ...(reckonedAnew ? [{ da: applicationTexts.say('da', 'copy.reckonedAnew', { n: reckonedAnew }), en: applicationTexts.say('en', 'copy.reckonedAnew', { n: reckonedAnew }) }] : []),
    ...(aid || parts.earlierAid.length === 0 ? [] : [{ da: applicationTexts.da['aid.legend'], en: applicationTexts.en['aid.legend'] }]),
  ];
  return { kept, leftOut };
}

/** Every row with an id of its own, and every field that names a row naming the new one. Ids of the strategy stay. */
export function withNewIds<K extends string>(contents: ReadonlyMap<K, Content>, newId: () => string): Map<K, Content> {
  const ids = new Map<string, string>();
  for (const { rows } of contents.values()) for (const { id } of rows) if (uuid.test(id) && !ids.has(id)) ids.set(id, newId());
  const renamed = (value: Scalar): Scalar => (typeof value === 'string' ? (ids.get(value) ?? value) : value);
  const row = (one: Row): Row => Object.fromEntries(Object.entries(one).map(([field, value]) => [field, renamed(value)])) as Row;
  return new Map([...contents].map(([key, { fields, rows }]) => [key, { fields, rows: rows.map(row) }]));
}

type Named<Key extends string> = { readonly id: string } & Readonly<Record<`${Key}Da` | `${Key}En`, string>>;

function nameIn<Key extends 'name' | 'title'>(list: readonly Named<Key>[], id: string, key: Key): Bilingual {
  const found: Readonly<Record<string, string>> | undefined = list.find((one) => one.id === id);
  return { da: found?.[`${key}Da`] ?? id, en: found?.[`${key}En`] ?? id };
}
