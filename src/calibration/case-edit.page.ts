import type { Criterion } from '../criteria/index.js';
import { errorsIn, messagesIn, numberField, textField, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { button, pageHeading, postButton, type Lang, type PageHeading, type PostButton } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { removalUrl, roundCaseUrl } from './calibration.paths.js';
import { answerName } from './case.form.js';
import { caseTexts } from './case.texts.js';

const { say } = caseTexts;

export interface CaseEditPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly action: string;
  readonly titles: readonly Field[];
  readonly criteria: readonly { readonly title: string; readonly guidance: string; readonly fields: readonly Field[] }[];
  /** Null for one that is not stored yet. */
  readonly remove: PostButton | null;
}

interface Given {
  readonly round: RoundView;
  readonly criteria: readonly Criterion[];
  readonly number: number;
  readonly isNew: boolean;
  readonly values: Posted;
  readonly errors?: readonly FormError[];
  /** A message that belongs to no field. */
  readonly refusal?: string;
}

export function caseEditPage(lang: Lang, { round, criteria, number, isNew, values, errors = [], refusal }: Given): CaseEditPage {
  const message = messagesIn(caseTexts, lang, errors);
  const limits = round.rules.textLimits;
  const area = (name: string, label: string): Field => textareaField({ name, label, rows: 4, value: typed(values, name), error: message(name), maxLength: limits.criterion });
  const titles = (['da', 'en'] as const).map((each) => {
    const name = each === 'da' ? 'titleDa' : 'titleEn';
    return textField({ name, label: say(lang, `trial.form.title.${each}`), width: 'xl', value: typed(values, name), error: message(name) });
  });
  const shown = criteria.map((criterion) => {
    const intended = answerName(criterion.number, 'intended');
    return {
      title: `${criterion.number}. ${inLang(lang, criterion, 'title')}`,
      guidance: inLang(lang, criterion, 'guidance'),
      fields: [
        area(answerName(criterion.number, 'da'), say(lang, 'trial.form.answer.da', { number: criterion.number })),
        area(answerName(criterion.number, 'en'), say(lang, 'trial.form.answer.en', { number: criterion.number })),
        numberField({ name: intended, label: say(lang, 'trial.form.intended', { number: criterion.number }), hint: say(lang, 'trial.form.intended.hint'), optional: true, width: 4, value: typed(values, intended), error: message(intended) }),
      ],
    };
  });
  const wrong = errorsIn([...titles, ...shown.flatMap(({ fields }) => fields)]);
  return {
    heading: pageHeading(isNew ? say(lang, 'trial.form.new') : say(lang, 'trial.form.edit', { number }), { caption: say(lang, 'trial.caption', { round: inLang(lang, round, 'name') }), lead: say(lang, 'trial.form.lead') }),
    errors: refusal === undefined ? wrong : [{ href: roundCaseUrl(round.id, number), text: refusal }, ...wrong],
    action: roundCaseUrl(round.id, number),
    titles,
    criteria: shown,
    remove: isNew ? null : postButton(removalUrl(round.id, number), button(say(lang, 'trial.form.remove'), { variant: 'warning' })),
  };
}
