import { ideaPaths, type Initiative } from '../ideas/index.js';
import { formPage, messagesIn, radiosField, selectField, typed, type FormError, type FormPage, type Posted } from '../platform/forms/index.js';
import { alert, dataTable, linkButton, pageHeading, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
import { phaseOf, roundPaths, type RoundView } from '../rounds/index.js';
import { formatDate, formatInstant, formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { ownIdea } from './application.form.js';
import { applicationPaths, applicationUrl, createUrl } from './application.paths.js';
import type { State } from './application.state.js';
import { applicationTexts } from './application.texts.js';
import type { Draft, Frame } from './draft.rules.js';
import { missingBeforeSubmit } from './submission.rules.js';

const { say } = applicationTexts;

const stateColours = {
  draft: 'grey',
  submitted: 'blue',
  assessment: 'blue',
  agenda: 'blue',
  recommended: 'green',
  'not-recommended': 'red',
  decided: 'green',
} as const satisfies Record<State, Tag['colour']>;

export function stateTag(lang: Lang, state: State): Tag {
  return tag(say(lang, `state.${state}`), stateColours[state]);
}

/** Template `applications/mine`. */
export interface MinePage {
  readonly heading: PageHeading;
  readonly table: DataTable;
  readonly buttons: readonly Button[];
}

type Mine = { readonly draft: Draft; readonly frame: Frame };

export function minePage(lang: Lang, applications: readonly Mine[], now: Date): MinePage {
  const more = applications.length ? [] : [linkButton(say(lang, 'mine.empty.ideas'), ideaPaths.ideas)];
  return {
    heading: pageHeading(say(lang, 'mine.title'), { lead: applications.length ? say(lang, 'mine.lead') : null }),
    buttons: [linkButton(say(lang, 'mine.start'), createUrl(), { variant: 'primary' }), ...more],
    table: dataTable({
      id: 'mine',
      caption: say(lang, 'mine.caption'),
      captionHidden: true,
      columns: ['mine.application', 'mine.state', 'mine.missing', 'mine.deadline', 'mine.round'].map((key) => say(lang, key as 'mine.round')),
      rows: byUrgency(applications, now).map(({ draft, frame }) => [
        { text: draft.title || say(lang, 'applications.untitled'), href: applicationUrl(draft.id), sub: draft.number },
        { tag: stateTag(lang, draft.state) },
        missingText(lang, { draft, frame }),
        { text: formatInstant(frame.round.closesAt, lang), sub: leftText(lang, { draft, frame }, now) },
        inLang(lang, frame.round, 'name'),
      ]),
      emptyText: say(lang, 'mine.empty'),
    }),
  };
}

/** Drafts that can still be sent in by deadline, then the rest, last changed first (as they come). */
function byUrgency(applications: readonly Mine[], now: Date): Mine[] {
  const isOpen = ({ draft, frame }: Mine): boolean => draft.state === 'draft' && phaseOf(frame.round, now) !== 'closed';
  const open = applications.filter(isOpen).sort((a, b) => a.frame.round.closesAt.getTime() - b.frame.round.closesAt.getTime());
  return [...open, ...applications.filter((application) => !isOpen(application))];
}

function missingText(lang: Lang, { draft, frame }: Mine): string {
  if (draft.state !== 'draft') return say(lang, 'mine.none');
  const n = missingBeforeSubmit(draft, frame).length;
  return n ? say(lang, 'mine.count', { n }) : say(lang, 'mine.nothing');
}

function leftText(lang: Lang, { draft, frame }: Mine, now: Date): string | null {
  if (draft.state !== 'draft') return null;
  if (phaseOf(frame.round, now) === 'closed') return say(lang, 'mine.over');
  return say(lang, 'mine.left', { left: formatRemaining(remaining(now, frame.round.closesAt), lang) });
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
          hint: say(lang, 'create.round.hint', { deadline: formatInstantPrecise(round.closesAt, lang), meeting: formatDate(round.meetingOn, lang) }),
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
