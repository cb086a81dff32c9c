import { formPage, groupField, hiddenField, moneyField, textareaField, typed, type Field, type FormPage, type Messages, type Posted } from '../platform/forms/index.js';
import { button } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatKroner, formatKronerInput } from '../shared/money.js';
import { appointmentUrl, assessmentsUrl } from '../scoring/index.js';
import { fundOf } from './fund-line.rules.js';
import { lineField, type Problem } from './problem.rules.js';
import { lineMessagesOf } from './problem.page.js';
import { caseUrl, recommendationUrl } from './recommendation.paths.js';
import type { RecommendationLine } from './recommendation.rules.js';
import type { RecommendationDraft } from './recommendation.service.js';
import { recommendationTexts } from './recommendation.texts.js';
import type { Refusal } from './refusal.js';

const { say } = recommendationTexts;

/** @param posted what was typed; null shows what is stored */
export function recommendationPage(lang: Lang, draft: RecommendationDraft, posted: Posted | null, problems: readonly Problem[] = []): FormPage {
  const { head, text, maxCharacters: maxLength } = draft;
  const message = lineMessagesOf(lang, problems, draft.funds);
  const value = (name: string, stored: string) => (posted ? typed(posted, name) : stored);
  const long = (name: 'resume' | 'casePresentation') => ({ name, value: value(name, text[name]), error: message(name), maxLength });
  return formPage({
    caption: `${head.number} · ${head.title}`,
    heading: say(lang, 'recommendations.write.title'),
    lead: say(lang, 'recommendations.write.lead'),
    action: recommendationUrl(head.id),
    fields: [
      hiddenField('seen', draft.savedAt?.toISOString() ?? ''),
      textareaField({ ...long('resume'), label: say(lang, 'recommendations.resume.label'), hint: say(lang, 'recommendations.resume.hint'), rows: 8 }),
      textareaField({ ...long('casePresentation'), label: say(lang, 'recommendations.case.label'), hint: say(lang, 'recommendations.case.hint'), rows: 22 }),
      ...text.lines.map((line) => lineGroup(lang, draft, line, value, message)),
    ],
    submit: say(lang, 'recommendations.save'),
    more: [button(say(lang, 'recommendations.saveAndPlace'), { variant: 'secondary', name: 'next', value: 'agenda' })],
    links: [
      ...(draft.assessment.seats > 0 ? [{ href: assessmentsUrl(head.id), label: say(lang, 'recommendations.link.assessments') }] : []),
      { href: caseUrl(head.id), label: say(lang, 'recommendations.link.case') },
    ],
  });
}

function lineGroup(lang: Lang, draft: RecommendationDraft, line: RecommendationLine, value: (name: string, stored: string) => string, message: Messages): Field {
  const applied = formatKroner(line.appliedOere, lang);
  const stored = { recommended: line.recommendedOere === null ? '' : formatKronerInput(line.recommendedOere), conditions: line.conditions, reason: line.reason };
  const field = (which: keyof typeof stored) => {
    const name = lineField(which, line.fundId);
    return { name, value: value(name, stored[which]), error: message(name) };
  };
  return groupField({
    id: lineField('line', line.fundId).replace('.', '-'),
    label: inLang(lang, fundOf(draft.funds, line.fundId), 'name'),
    hint: say(lang, 'recommendations.line.hint', { applied }),
    fields: [
      moneyField({ ...field('recommended'), label: say(lang, 'recommendations.amount.label'), hint: say(lang, 'recommendations.amount.hint', { applied }) }),
      textareaField({ ...field('conditions'), label: say(lang, 'recommendations.conditions.label'), hint: say(lang, 'recommendations.conditions.hint'), rows: 3, optional: true }),
      textareaField({ ...field('reason'), label: say(lang, 'recommendations.reason.label'), hint: say(lang, 'recommendations.reason.hint'), rows: 5 }),
    ],
  });
}

/** The form again where the panel is not done: the summary says who is missing, and its link leads there. */
export function notAssessedPage(lang: Lang, draft: RecommendationDraft, posted: Posted | null, refusal: Refusal & { kind: 'assessments-missing' }): FormPage {
  const page = recommendationPage(lang, draft, posted);
  const { assessment, required } = refusal;
  const lacking = required - assessment.seats;
  const error =
    lacking > 0
      ? { href: appointmentUrl(draft.head.id), text: say(lang, 'recommendations.missing.panel', { count: lacking, required }) }
      : {
          href: assessmentsUrl(draft.head.id),
          text: say(lang, 'recommendations.missing.assessments', { count: assessment.waitingFor.length, names: assessment.waitingFor.join(', ') }),
        };
  return { ...page, errors: [error, ...page.errors] };
}

/** The form again with the writer's own text; sent once more, it replaces what the other has saved. */
export function savedMeanwhilePage(lang: Lang, draft: RecommendationDraft, posted: Posted | null, savedAt: Date): FormPage {
  const page = recommendationPage(lang, { ...draft, savedAt }, posted);
  const error = { href: '#resume', text: say(lang, 'recommendations.savedMeanwhile', { when: formatInstant(savedAt, lang) }) };
  return { ...page, errors: [error, ...page.errors] };
}

export function caseBack(lang: Lang, applicationId: string): { href: string; label: string } {
  return { href: caseUrl(applicationId), label: say(lang, 'recommendations.back.case') };
}
