import { applicationUrl, createUrl } from '../applications/application.paths.js';
import { applicationTexts, isBeingWritten, stateTag } from '../applications/index.js';
import { calendarUrl } from '../calendar/calendar.paths.js';
import { consortiumUrl } from '../consortium/consortium.paths.js';
import type { OwnInvitation } from '../consortium/index.js';
import { dialogueUrl } from '../dialogue/index.js';
import { ideaPaths } from '../ideas/index.js';
import { linkButton, pageHeading, tag, type Button, type Lang, type PageHeading, type Tag, type Task, type TaskList } from '../platform/views/index.js';
import { countsUntil, extraTimeOf, phaseOf } from '../rounds/index.js';
import { formatDate, formatInstant, formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { grouped, todosOf, type MyApplication, type Todo } from './mine.rules.js';
import type { Mine } from './mine.service.js';
import { mineTexts } from './mine.texts.js';

const { say } = mineTexts;

/** Template `mine/mine`. */
export interface MinePage {
  readonly heading: PageHeading;
  readonly buttons: readonly Button[];
  /** No groups where nothing waits. */
  readonly todos: TaskList;
  readonly calendar: { readonly href: string; readonly label: string };
  /** A group without any is left out. */
  readonly groups: readonly { readonly heading: string; readonly applications: readonly ListedApplication[] }[];
}

export interface ListedApplication {
  readonly title: string;
  readonly href: string;
  readonly caption: string;
  readonly tags: readonly Tag[];
  /** '' where there is nothing to explain. */
  readonly note: string;
  readonly facts: readonly Fact[];
}

/** `href` and `sub` may be ''. */
interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href: string;
  readonly sub: string;
}

export function minePage(lang: Lang, { invitations, applications }: Mine, now: Date): MinePage {
  const { drafts, submitted, closed } = grouped(applications, now);
  const groups = [
    { heading: say(lang, 'mine.drafts'), applications: drafts.map((one) => listed(lang, one, now)) },
    { heading: say(lang, 'mine.submitted'), applications: submitted.map((one) => listed(lang, one, now)) },
    { heading: say(lang, 'mine.closed'), applications: closed.map((one) => listed(lang, one, now)) },
  ];
  const todos = [...invitations.map((one) => invitationTask(lang, one)), ...[...drafts, ...submitted, ...closed].flatMap((one) => todosOf(one, now).map((todo) => todoTask(lang, one, todo, now)))];
  const isNew = applications.length === 0;
  return {
    heading: pageHeading(applicationTexts.say(lang, 'mine.title'), { lead: say(lang, isNew ? 'mine.empty' : 'mine.lead') }),
    buttons: [linkButton(say(lang, 'mine.start'), createUrl(), { variant: 'primary' }), ...(isNew ? [linkButton(say(lang, 'mine.empty.ideas'), ideaPaths.ideas)] : [])],
    calendar: { href: calendarUrl('egne'), label: say(lang, 'mine.calendar') },
    todos: { groups: todos.length ? [{ heading: say(lang, 'todo.title'), tasks: todos }] : [] },
    groups: groups.filter((group) => group.applications.length > 0),
  };
}

/** Without the link: it stands in the mail only, and whoever has the mail has the address. */
function invitationTask(lang: Lang, { number, invitedByName: name, sentAt, expiresAt }: OwnInvitation): Task {
  return {
    title: say(lang, 'todo.invitation', { number }),
    hint: say(lang, 'todo.invitation.hint', { name, sent: formatInstant(sentAt, lang), expires: formatInstant(expiresAt, lang) }),
    href: null,
    tag: tag(say(lang, 'todo.invitation.tag'), 'yellow'),
  };
}

const colours = { infected: 'red', changes: 'yellow', answers: 'blue', proposal: 'yellow', signature: 'yellow', ready: 'green' } as const satisfies Record<Todo['kind'], Tag['colour']>;

function todoTask(lang: Lang, one: MyApplication, todo: Todo, now: Date): Task {
  const { id } = one.draft;
  const hrefs = {
    infected: applicationUrl(id, 'attachments'),
    changes: applicationUrl(id, 'summary'),
    answers: dialogueUrl(id),
    proposal: consortiumUrl(id),
    signature: consortiumUrl(id, 'signing'),
    ready: applicationUrl(id, 'summary'),
  };
  const application = `${one.draft.number} · ${titleOf(lang, one)}`;
  const isOpen = phaseOf(one.frame.round, now) !== 'closed';
  return {
    title: todoTitle(lang, todo),
    hint: isOpen ? say(lang, 'todo.hint', { application, left: leftOf(lang, one, now) }) : application,
    href: hrefs[todo.kind],
    tag: tag(say(lang, `todo.${todo.kind}.tag`), colours[todo.kind]),
  };
}

function todoTitle(lang: Lang, todo: Todo): string {
  if (todo.kind === 'answers') return say(lang, 'todo.answers', { n: todo.n });
  return todo.kind === 'signature' || todo.kind === 'proposal' ? say(lang, `todo.${todo.kind}`, { partner: todo.partner }) : say(lang, `todo.${todo.kind}`);
}

function listed(lang: Lang, one: MyApplication, now: Date): ListedApplication {
  const { draft, frame } = one;
  const isReopened = draft.state === 'submitted' && draft.reopenedAt !== null;
  const isWritten = isBeingWritten(one, now) && phaseOf(frame.round, now) !== 'closed';
  return {
    title: titleOf(lang, one),
    href: applicationUrl(draft.id),
    caption: `${draft.number} · ${inLang(lang, frame.round, 'name')}`,
    tags: [stateTag(lang, draft.state), ...(isReopened && isWritten ? [tag(say(lang, 'mine.reopened'), 'yellow')] : [])],
    note: noteOf(lang, one, isReopened, isWritten),
    facts: [
      ...(isWritten || draft.state === 'draft' ? [deadlineFact(lang, one, now)] : []),
      ...(isWritten ? [missingFact(lang, one), waitingFact(lang, one)] : []),
      ...(draft.sent && draft.state !== 'draft' ? [sentFact(lang, one, draft.sent)] : []),
      ...(draft.state === 'draft' ? [] : [fact(say(lang, 'mine.meeting'), formatDate(frame.round.meetingOn, lang))]),
      fact(say(lang, 'mine.role'), applicationTexts.say(lang, `member.${draft.membership.role}`)),
      fact(say(lang, 'mine.messages'), one.unread ? say(lang, 'mine.unread', { n: one.unread.unread }) : say(lang, 'mine.read'), dialogueUrl(draft.id)),
    ],
  };
}

function noteOf(lang: Lang, { draft: { sent, state } }: MyApplication, isReopened: boolean, isWritten: boolean): string {
  if (!sent) return '';
  const { version } = sent;
  if (state === 'draft') return say(lang, 'mine.withdrawn.text', { version });
  if (!isReopened) return '';
  return say(lang, isWritten ? 'mine.reopened.text' : 'mine.reopened.late', { version });
}

const fact = (label: string, value: string, href = '', sub = ''): Fact => ({ label, value, href, sub });

function deadlineFact(lang: Lang, one: MyApplication, now: Date): Fact {
  const { round } = one.frame;
  const left = leftOf(lang, one, now);
  const extra = extraTimeOf(round, now);
  const sub = phaseOf(round, now) === 'closed' ? say(lang, 'mine.over') : extra ? say(lang, `mine.${extra.ground}`, { left, until: formatInstantPrecise(extra.until, lang) }) : say(lang, 'mine.left', { left });
  return fact(say(lang, 'mine.deadline'), formatInstantPrecise(round.closesAt, lang), '', sub);
}

function missingFact(lang: Lang, { draft, missing: n }: MyApplication): Fact {
  return fact(say(lang, 'mine.missing'), n ? say(lang, 'mine.count', { n }) : say(lang, 'mine.nothing'), n ? applicationUrl(draft.id, 'summary') : '');
}

function waitingFact(lang: Lang, { draft, waiting: { invited, unsigned } }: MyApplication): Fact {
  const words = [...(invited ? [say(lang, 'mine.waitsFor.invited', { n: invited })] : []), ...(unsigned.length ? [say(lang, 'mine.waitsFor.unsigned', { partners: lists[lang].format(unsigned) })] : [])];
  return fact(say(lang, 'mine.waitsFor'), words.length ? words.join('. ') : say(lang, 'mine.waitsFor.nobody'), words.length ? consortiumUrl(draft.id) : '');
}

const lists = { da: new Intl.ListFormat('da-DK'), en: new Intl.ListFormat('en-GB') };

function sentFact(lang: Lang, { draft }: MyApplication, { version, receivedAt }: { readonly version: number; readonly receivedAt: Date }): Fact {
  return fact(say(lang, 'mine.sent'), say(lang, 'mine.version', { version, when: formatInstant(receivedAt, lang) }), applicationUrl(draft.id, 'receipt'));
}

function leftOf(lang: Lang, { frame: { round } }: MyApplication, now: Date): string {
  return formatRemaining(remaining(now, countsUntil(round, now)), lang);
}

function titleOf(lang: Lang, { draft }: MyApplication): string {
  return draft.title || applicationTexts.say(lang, 'applications.untitled');
}
