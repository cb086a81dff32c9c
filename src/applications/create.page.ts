import type { Initiative } from '../ideas/index.js';
import { formPage, messagesIn, radiosField, selectField, typed, type FormError, type FormPage, type Posted } from '../platform/forms/index.js';
import { alert, pageHeading, tag, type Alert, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
import { roundPaths, type RoundView } from '../rounds/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { ownIdea } from './application.form.js';
import { applicationPaths } from './application.paths.js';
import { openToText } from './form/open-to.page.js';
import type { State } from './application.state.js';
import { applicationTexts } from './application.texts.js';

const { say } = applicationTexts;

const stateColours = {
  draft: 'grey',
  submitted: 'blue',
  assessment: 'blue',
  agenda: 'blue',
  recommended: 'green',
  'not-recommended': 'red',
  decided: 'outline',
} as const satisfies Record<State, Tag['colour']>;

export function stateTag(lang: Lang, state: State): Tag {
  return tag(say(lang, `state.${state}`), stateColours[state]);
}

export function createPage(lang: Lang, choices: { rounds: readonly RoundView[]; initiatives: readonly Initiative[] }, posted: Posted, errors: readonly FormError[] = []): FormPage {
  const message = messagesIn(applicationTexts, lang, errors);
  const chosenRound = typed(posted, 'round') || (choices.rounds[0]?.id ?? '');
  return formPage({
    heading: say(lang, 'create.title'),
    lead: say(lang, 'create.lead'),
    action: applicationPaths.create,
    fields: [
      radiosField({
        name: 'round',
        label: say(lang, 'create.round'),
        value: chosenRound,
        error: message('round'),
        options: choices.rounds.map((round) => ({
          value: round.id,
          label: inLang(lang, round, 'name'),
          hint: [say(lang, 'create.round.hint', { deadline: formatInstantPrecise(round.closesAt, lang), meeting: formatDate(round.meetingOn, lang) }), openToText(lang, round.openTo)].filter(Boolean).join(' '),
        })),
      }),
      selectField({
        name: 'initiative',
        label: say(lang, 'create.initiative'),
        hint: say(lang, 'create.initiative.hint'),
        prompt: say(lang, 'choose'),
        value: typed(posted, 'initiative'),
        error: message('initiative'),
        options: [
          { value: ownIdea, label: say(lang, 'create.own') },
          ...choices.initiatives.map((initiative) => ({ value: initiative.number, label: say(lang, 'create.option', { number: initiative.number, title: inLang(lang, initiative, 'title') }) })),
        ],
      }),
    ],
    submit: say(lang, 'create.submit'),
  });
}

/** Template `applications/no-round`. */
export function noRoundPage(lang: Lang): { heading: PageHeading; alert: Alert } {
  const link = { label: say(lang, 'create.noRound.link'), href: roundPaths.rounds };
  return { heading: pageHeading(say(lang, 'create.title')), alert: alert('info', say(lang, 'create.noRound'), { link }) };
}
