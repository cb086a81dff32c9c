import type { RuleSetValues } from '../../rounds/index.js';
import { characterCount, countWords } from '../../shared/text.js';
import { activityLimits } from './activity.rules.js';
import { applicationTexts, type ApplicationText } from '../application.texts.js';
import type { Frame, WrittenParts } from '../draft.rules.js';
import { broken, type Finding } from './finding.rules.js';
import { goalLine } from './goal.rules.js';
import { projectFields } from './project.rules.js';
import type { SectionKey } from './section.rules.js';
import type { Bilingual } from '../submission/snapshot.rules.js';

interface Written {
  readonly section: SectionKey;
  readonly field: string;
  readonly text: string | null;
  readonly max: number;
  readonly maxWords?: number | undefined;
  readonly what: Bilingual;
}

/**
 * Texts longer than the round allows. A form refuses them, so these came with a copy from a round that allowed more: they
 * are kept whole, and shortened by somebody who knows what matters.
 */
export function textFindings(draft: WrittenParts, { round, criteria }: Pick<Frame, 'round' | 'criteria'>): Finding[] {
  return written(draft, round.rules, criteria).flatMap(({ section, field, text, max, maxWords, what }) => {
    const words = maxWords === undefined ? 0 : countWords(text ?? '');
    const length = characterCount(text ?? '');
    if (maxWords !== undefined && words > maxWords) return [broken(section, field, 'finding.too-many-words', { what, length: words, max: maxWords, over: words - maxWords })];
    return length > max ? [broken(section, field, 'finding.too-long', { what, length, max, over: length - max })] : [];
  });
}

function written(draft: WrittenParts, { textLimits: limits, wordLimits: words = {} }: RuleSetValues, criteria: Frame['criteria']): Written[] {
  const activity = activityLimits(limits);
  return [
    ...projectFields.flatMap((field) => (field.kind === 'date' ? [] : [{ section: 'project', field: field.name, text: draft.project[field.name], max: limits[field.limit] ?? Infinity, maxWords: (words as Readonly<Record<string, number | undefined>>)[field.limit], what: named(`project.${field.name}.what`) } as const])),
    ...draft.targets.map(({ explanation }, at) => ({ section: 'targets', field: `targets[${at}].explanation`, text: explanation, max: limits.contribution, maxWords: words.contribution, what: named('targets.explanation', at) }) as const),
    ...draft.goals.flatMap(({ indicator, source }, at) => [
      { section: 'goals', field: `goals[${at}].indicator`, text: indicator, max: goalLine(limits), what: named('goals.indicator', at) } as const,
      { section: 'goals', field: `goals[${at}].source`, text: source, max: goalLine(limits), what: named('goals.source', at) } as const,
    ]),
    ...criteria.map(({ id, titleDa, titleEn }) => ({ section: `criterion:${id}`, field: 'answer', text: draft.answers[id] ?? '', max: limits.criterion, maxWords: words.criterion, what: { da: titleDa, en: titleEn } }) as const),
    ...draft.partners.flatMap(({ name, role }, at) => [
      { section: 'partners', field: `partners[${at}].name`, text: name, max: limits.partnerName, what: named('partners.name', at) } as const,
      { section: 'partners', field: `partners[${at}].role`, text: role, max: limits.partnerRole, what: named('partners.role', at) } as const,
    ]),
    ...draft.activities.flatMap(({ title, description, milestone }, at) => [
      { section: 'activities', field: `activities[${at}].title`, text: title, max: activity.title, what: named('activities.title', at) } as const,
      { section: 'activities', field: `activities[${at}].description`, text: description, max: activity.text, what: named('activities.description', at) } as const,
      { section: 'activities', field: `activities[${at}].milestone`, text: milestone, max: activity.text, what: named('activities.milestone', at) } as const,
    ]),
    ...draft.costs.map(({ description }, at) => ({ section: 'budget', field: `costs[${at}].description`, text: description, max: limits.costDescription, what: named('budget.description', at) }) as const),
    ...draft.financing.filter(({ kind }) => kind !== 'fund').map(({ sourceName }, at) => ({ section: 'financing', field: `financing[${at}].sourceName`, text: sourceName, max: limits.sourceName, what: named('financing.source', at) }) as const),
  ];
}

/** "Rolle i projektet (2)" for the second row. */
function named(key: ApplicationText, at?: number): Bilingual {
  const row = at === undefined ? '' : ` (${at + 1})`;
  return { da: applicationTexts.da[key] + row, en: applicationTexts.en[key] + row };
}
