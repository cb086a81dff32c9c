import type { Field } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import { activitySection } from './activity.section.js';
import { aidSection } from './aid.section.js';
import { budgetSection } from './budget.section.js';
import type { Draft, DraftParts, Frame, Part, WrittenParts } from '../draft.rules.js';
import { financingSection } from './financing.section.js';
import { goalSection } from './goal.section.js';
import type { Content } from '../merging/merge.rules.js';
import { partnerSection } from './partner.section.js';
import { projectSection } from './project.section.js';
import type { Section } from './section.js';
import { sectionsOf, type SectionKey } from './section.rules.js';
import type { SectionStore } from './section.store.js';
import { criterionSection, focusAreaSection } from './strategy.section.js';
import { targetSection } from './target.section.js';

/** What everything that concerns the application as a whole asks of a section: versions, history and copies. */
export interface WholeSection {
  readonly key: SectionKey;
  /** Name of its rows in the form; '' where it has none. */
  readonly group: string;
  /** Whether its rows belong to partners: then they go before a partner goes, and come after it has come. */
  readonly namesPartners: boolean;
  contentOf(parts: WrittenParts, frame: Frame): Content;
  /** Its form without anything filled in: there its fields have their names, and choices their words. */
  blank(lang: Lang, draft: Draft, frame: Frame): readonly Field[];
  write(store: SectionStore, applicationId: string, content: Content, frame: Frame): Promise<void>;
}

/** Every section that is filled in, in page order. Attachments are none: files are kept, not merged. */
export function wholeSections(frame: Pick<Frame, 'criteria' | 'round'>): WholeSection[] {
  return sectionsOf(frame).flatMap(({ key }) => {
    if (key.startsWith('criterion:')) return [whole(criterionSection(key.slice('criterion:'.length)))];
    const section = byKey[key];
    return section ? [section] : [];
  });
}

const byKey: Readonly<Partial<Record<SectionKey, WholeSection>>> = Object.fromEntries(
  [whole(projectSection), whole(focusAreaSection), whole(targetSection), whole(goalSection), whole(partnerSection), whole(activitySection), whole(budgetSection), whole(financingSection), whole(aidSection)].map((section) => [section.key, section]),
);

function whole<P extends Part, Input>(section: Section<P, Input>): WholeSection {
  return {
    key: section.key,
    group: section.group,
    namesPartners: section.key !== 'partners' && (section.wanted as readonly Part[]).includes('partners'),
    contentOf: (parts, frame) => section.split(section.stored(parts as DraftParts, frame), frame),
    blank: (lang, draft, frame) => section.content({ draft, frame, whole: draft, reach: 'all', scope: null, lang, posted: {}, errors: [], every: true }).fields,
    write: (store, applicationId, content, frame) => section.write(store, applicationId, section.join(content, frame)),
  };
}
