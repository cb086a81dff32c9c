import { pageHeading, type Accordion, type Alert, type Lang, type PageHeading, type Step } from '../../platform/views/index.js';
import type { Field } from '../../platform/forms/index.js';
import { applicationTexts } from '../application.texts.js';
import { attachmentPage } from '../attachments/attachment.page.js';
import type { Frame, Part, Partner } from '../draft.rules.js';
import { nobodysDraft } from '../empty-draft.rules.js';
import { activitySection } from './activity.section.js';
import { aidSection } from './aid.section.js';
import { budgetSection } from './budget.section.js';
import { financingSection } from './financing.section.js';
import { goalSection } from './goal.section.js';
import { partnerSection } from './partner.section.js';
import { projectSection } from './project.section.js';
import type { Section } from './section.js';
import { sectionLead, sectionTitle, type SectionContent } from './section.page.js';
import { criterionIn, sectionsOf, type SectionKey } from './section.rules.js';
import { criterionSection, focusAreaSection } from './strategy.section.js';
import { targetSection } from './target.section.js';

/** One page of the application form as an applicant will meet it, with nothing typed yet. */
export interface FormPreviewPage {
  readonly step: Step;
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly guidance: Accordion['items'];
  readonly fields: readonly Field[];
}

/** The whole form of a round, built from the pages that applicants get. */
export function formPreview(lang: Lang, frame: Frame, now: Date): FormPreviewPage[] {
  const keys = sectionsOf(frame).map(({ key }) => key);
  return keys.map((key, at) => {
    const content = contentOf(lang, key, frame, now);
    return {
      step: { current: at + 1, total: keys.length + 1 },
      heading: pageHeading(sectionTitle(lang, key, frame.criteria), { lead: sectionLead(lang, key) }),
      // A link would lead into an application, and there is none.
      alerts: (content.alerts ?? []).filter(({ link }) => link === null),
      guidance: content.guidance ?? [],
      fields: content.fields,
    };
  });
}

function contentOf(lang: Lang, key: SectionKey, frame: Frame, now: Date): SectionContent {
  const show = <P extends Part, Input>(section: Section<P, Input>, partners: readonly Partner[] = []): SectionContent => {
    const draft = { ...nobodysDraft, roundId: frame.round.id, partners };
    return section.content({ draft, whole: draft, frame, reach: 'all', scope: null, lang, posted: null, errors: [] });
  };
  // Where lines belong to partners, nothing can be typed before there is one.
  const one: Partner = { id: nobodysDraft.id, name: applicationTexts.say(lang, 'partners.row', { number: 1 }), cvr: null, sector: 'company', size: '', productionUnit: '', address: '', aidBasis: '', role: '', isLead: true };
  const criterion = criterionIn(key);
  if (criterion !== null) return show(criterionSection(criterion));
  switch (key) {
    case 'project':
      return show(projectSection);
    case 'focusAreas':
      return show(focusAreaSection);
    case 'targets':
      return show(targetSection);
    case 'goals':
      return show(goalSection);
    case 'partners':
      return show(partnerSection);
    case 'activities':
      return show(activitySection, [one]);
    case 'budget':
      return show(budgetSection, [one]);
    case 'financing':
      return show(financingSection, [one]);
    case 'aid':
      // Asked of those alone who receive such aid.
      return show(aidSection, [{ ...one, aidBasis: 'de-minimis' }]);
    default:
      return attachmentPage(lang, { draft: { ...nobodysDraft, roundId: frame.round.id }, frame }, now);
  }
}
