import {
  checkboxesField, dateField, datePartsOf, formPage, groupField, hiddenField, messagesIn, moneyField, numberField, radiosField, selectField, textareaField, typed, typedAll,
  type Field, type FormError, type FormPage, type Posted,
} from '../platform/forms/index.js';
import { formatDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { modelInWords } from './money-in-words.js';
import { figureGroups, type Figure, type FigureGroup } from './rule-set-figures.js';
import { numberTyped, valueOf } from './rule-set-values.js';
import { newVersionUrl } from './rule-set.paths.js';
import { ruleSetTitle } from './rule-set.page.js';
import type { Beginning } from './rule-set-beginning.js';
import { ruleSetErrorTexts } from './rule-set-error.texts.js';
import { ruleSetTexts } from './rule-set.texts.js';

const { say } = ruleSetTexts;

type MessageOf = (field: string) => string | null;

/** The figures of the version it begins with, or what was posted to the letter. */
export function newVersionPage(lang: Lang, given: Beginning, posted: Posted | null, errors: readonly FormError[] = []): FormPage {
  const { from, moneyFrom, newest, others, wide, world } = given;
  const messageOf = messagesIn(ruleSetErrorTexts, lang, errors);
  const names = { from: ruleSetTitle(lang, from), money: moneyFrom ? ruleSetTitle(lang, moneyFrom) : '' };
  const [eu, ...groups] = figureGroups(lang, wide, world);
  const fieldsOf = (group: FigureGroup): Field => groupField({ id: group.id, label: group.heading, fields: group.figures.map((figure) => figureField(lang, figure, given, posted, messageOf)) });
  const firstModel = groups.findIndex(({ modelId }) => modelId !== undefined);
  const models = wide.money ? [modelsField(lang, given, posted, messageOf)] : [];
  const form = formPage({
    heading: say(lang, 'ruleSets.new.title', { family: inLang(lang, from, 'familyName') }),
    lead: moneyFrom ? say(lang, 'ruleSets.new.lead.money', names) : say(lang, 'ruleSets.new.lead', { from: names.from }),
    action: newVersionUrl(from.id),
    fields: [
      hiddenField('oekonomi', moneyFrom?.id ?? ''),
      groupField({
        id: 'about',
        label: say(lang, 'ruleSets.new.about'),
        fields: [
          dateField({ name: 'validFrom', label: say(lang, 'ruleSets.new.validFrom'), hint: say(lang, 'ruleSets.new.validFrom.hint', { date: formatDate(newest.validFrom, lang) }), value: partsTyped(posted, 'validFrom', null), error: messageOf('validFrom') }),
          textareaField({ name: 'legalBasis', label: say(lang, 'ruleSets.new.legalBasis'), hint: say(lang, 'ruleSets.new.legalBasis.hint'), value: posted ? typed(posted, 'legalBasis') : (moneyFrom ?? from).legalBasis, error: messageOf('legalBasis') }),
        ],
      }),
      ...(eu ? [fieldsOf(eu)] : []),
      ...groups.slice(0, Math.max(0, firstModel)).map(fieldsOf),
      ...models,
      ...groups.slice(Math.max(0, firstModel)).map(fieldsOf),
    ],
    submit: say(lang, 'ruleSets.new.preview'),
    links: others.map((other) => ({ href: newVersionUrl(from.id, other.id), label: say(lang, 'ruleSets.new.moneyFrom', { name: ruleSetTitle(lang, other) }) })),
  });
  return { ...form, errors: form.fields.flatMap((field) => namedErrors(field)) };
}

/** With the names of group and field: "Enter a number." alone would lead to any of a hundred fields. */
function namedErrors(field: Field, group = ''): { href: string; text: string }[] {
  if (field.kind === 'group') return field.fields.flatMap((inner) => namedErrors(inner, `${field.label}: `));
  return 'error' in field && field.error !== null ? [{ href: `#${field.id}`, text: `${group}${field.label}. ${field.error}` }] : [];
}

function modelsField(lang: Lang, { wide, offered }: Beginning, posted: Posted | null, messageOf: MessageOf): Field {
  return checkboxesField({
    name: 'costModels',
    label: say(lang, 'ruleSets.new.models'),
    hint: say(lang, 'ruleSets.new.models.hint'),
    options: (wide.money?.costModels ?? []).map((model) => {
      const name = inLang(lang, model, 'name');
      return { value: model.id, label: name, hint: modelInWords(lang, model).slice(`${name}: `.length) };
    }),
    values: posted ? typedAll(posted, 'costModels') : offered,
    error: messageOf('costModels'),
  });
}

function figureField(lang: Lang, figure: Figure, { wide }: Beginning, posted: Posted | null, messageOf: MessageOf): Field {
  const { name, label, kind, emptyMeans, options } = figure;
  const value = valueOf(wide, figure);
  const base = { name, label, error: messageOf(name), hint: emptyMeans && kind !== 'several' ? say(lang, 'ruleSets.emptyHint', { means: emptyMeans.toLowerCase() }) : null };
  const typedOr = (stored: string): string => (posted ? typed(posted, name) : stored);
  const number = { ...base, value: typedOr(numberTyped(kind, value)) };
  switch (kind) {
    case 'several':
      return checkboxesField({ ...base, options, values: posted ? typedAll(posted, name) : ((value ?? []) as readonly string[]) });
    case 'choice':
      return radiosField({ ...base, options, value: typedOr(String(value)) });
    case 'pick':
      return selectField({ name, label, error: base.error, options, prompt: emptyMeans ?? '', value: typedOr(String(value ?? '')), width: 'm' });
    case 'points':
      return numberField({ ...number, suffix: say(lang, 'ruleSets.unit.points') });
    case 'yesNo':
      return radiosField({ ...base, inline: true, options: (['yes', 'no'] as const).map((answer) => ({ value: answer, label: say(lang, `ruleSets.${answer}`) })), value: typedOr(value === true ? 'yes' : 'no') });
    case 'text':
      return textareaField({ ...base, rows: 3, value: typedOr(String(value ?? '')) });
    case 'date':
      return dateField({ ...base, value: partsTyped(posted, name, value as string | null) });
    case 'kroner':
      return moneyField(number);
    case 'percent':
      return numberField({ ...number, suffix: '%' });
    case 'euro':
      return numberField({ ...number, width: 11, suffix: 'euro' });
    case 'eurRate':
      return numberField({ ...number, suffix: 'kr.' });
    case 'days':
      return numberField({ ...number, suffix: say(lang, 'ruleSets.unit.days') });
    default:
      return numberField({ ...number, suffix: say(lang, 'ruleSets.unit.hours') });
  }
}

function partsTyped(posted: Posted | null, name: string, stored: string | null): { day: string; month: string; year: string } {
  return posted ? { day: typed(posted, `${name}Day`), month: typed(posted, `${name}Month`), year: typed(posted, `${name}Year`) } : datePartsOf(stored);
}
