import { ideaPaths, type Initiative } from '../ideas/index.js';
import { formPage, messagesIn, radiosField, selectField, typed, type FormError, type FormPage, type Posted } from '../platform/forms/index.js';
import { alert, card, linkButton, pageHeading, tag, type Alert, type Button, type Card, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
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
  decided: 'outline',
} as const satisfies Record<State, Tag['colour']>;

export function stateTag(lang: Lang, state: State): Tag {
  return tag(say(lang, `state.${state}`), stateColours[state]);
}

/** Template `applications/mine`. */
export interface MinePage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  /** Drafts and submitted ones; a group without any is left out. */
  readonly groups: readonly { readonly heading: string; readonly cards: readonly Card[] }[];
}

type Mine = { readonly draft: Draft; readonly frame: Frame };

export function minePage(lang: Lang, applications: readonly Mine[], now: Date): MinePage {
  const drafts = applications.filter(({ draft }) => draft.state === 'draft');
  const submitted = applications.filter(({ draft }) => draft.state !== 'draft');
  const groups = [
    { heading: say(lang, 'mine.drafts'), cards: byUrgency(drafts, now).map((one) => draftCard(lang, one, now)) },
    { heading: say(lang, 'mine.submitted'), cards: submitted.map((one) => submittedCard(lang, one)) },
  ];
  const more = applications.length ? [] : [linkButton(say(lang, 'mine.empty.ideas'), ideaPaths.ideas)];
  return {
    heading: pageHeading(say(lang, 'mine.title'), { lead: say(lang, applications.length ? 'mine.lead' : 'mine.empty') }),
    buttons: [linkButton(say(lang, 'mine.start'), createUrl(), { variant: 'primary' }), ...more],
    groups: groups.filter(({ cards }) => cards.length > 0),
  };
}

/** What can still be sent in by deadline, then the rest, last changed first (as they come). */
function byUrgency(drafts: readonly Mine[], now: Date): Mine[] {
  const isOpen = ({ frame }: Mine): boolean => phaseOf(frame.round, now) !== 'closed';
  const open = drafts.filter(isOpen).sort((a, b) => a.frame.round.closesAt.getTime() - b.frame.round.closesAt.getTime());
  return [...open, ...drafts.filter((draft) => !isOpen(draft))];
}

function draftCard(lang: Lang, { draft, frame }: Mine, now: Date): Card {
  const n = missingBeforeSubmit(draft, frame).length;
  const isOver = phaseOf(frame.round, now) === 'closed';
  const left = isOver ? say(lang, 'mine.over') : formatRemaining(remaining(now, frame.round.closesAt), lang);
  return applicationCard(lang, { draft, frame }, [
    { label: say(lang, 'mine.deadline'), value: formatInstant(frame.round.closesAt, lang) },
    { label: say(lang, 'mine.left'), value: left },
    { label: say(lang, 'mine.missing'), value: n ? say(lang, 'mine.count', { n }) : say(lang, 'mine.nothing') },
  ]);
}

function submittedCard(lang: Lang, mine: Mine): Card {
  return applicationCard(lang, mine, [{ label: say(lang, 'tasks.meeting'), value: formatDate(mine.frame.round.meetingOn, lang) }]);
}

function applicationCard(lang: Lang, { draft, frame }: Mine, facts: Card['facts']): Card {
  const caption = `${draft.number} · ${inLang(lang, frame.round, 'name')}`;
  return card(draft.title || say(lang, 'applications.untitled'), applicationUrl(draft.id), { caption, tag: stateTag(lang, draft.state), facts });
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
