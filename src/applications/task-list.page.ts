import { linkButton, pageHeading, summaryList, summaryRow, task, type Alert, type Button, type Lang, type PageHeading, type SummaryList, type Task, type TaskList } from '../platform/views/index.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { consortiumUrl } from '../consortium/consortium.paths.js';
import { applicationUrl } from './application.paths.js';
import { demandOn } from './commitments/demand.rules.js';
import { aroundOf, type Around } from './around.page.js';
import { applicationTexts } from './application.texts.js';
import { initiativeOf, type Draft, type Frame, type Opened } from './draft.rules.js';
import { stateTag } from './create.page.js';
import { reachOf } from './members/member.access.js';
import { writingText } from './merging/presence.page.js';
import type { Present } from './merging/presence.store.js';
import { isOptional, progressOf, sectionsOf, type Group, type SectionKey } from './form/section.rules.js';
import { deadlineOf, type Deadline } from './form/deadline.page.js';
import { sectionTitle, sectionUrl } from './form/section.page.js';
import { missingBeforeSubmit } from './submission/submission.rules.js';
import { taskHint } from './task-hint.page.js';
import { standingAlert } from './versions/version.page.js';

const { say } = applicationTexts;
const groups: readonly Group[] = ['project', 'criteria', 'economy', 'submission'];

/** Template `applications/task-list`. */
export interface TaskListPage {
  readonly heading: PageHeading;
  readonly deadline: Deadline;
  /** What was sent in earlier, and what it is worth now. */
  readonly standing: Alert | null;
  readonly buttons: readonly Button[];
  readonly tasks: TaskList;
  readonly facts: SummaryList;
  readonly around: Around;
}

export function taskListPage(lang: Lang, { draft, frame }: Opened, present: readonly Present[], now: Date): TaskListPage {
  const missing = missingBeforeSubmit(draft, frame);
  const sections = sectionsOf(frame).map((section) => ({ ...section, progress: progressOf(section.key, draft, missing) }));
  // An application without what is optional is whole; what has been begun in it counts.
  const counted = sections.filter(({ key, progress }) => !isOptional(key, frame.round.rules) || progress === 'started' || progress === 'error');
  const done = counted.filter(({ progress }) => progress === 'done').length;
  const next = counted.find(({ progress }) => progress !== 'done');
  const summary = task(
    lang,
    say(lang, 'tasks.summary'),
    applicationUrl(draft.id, 'summary'),
    'not-started',
    missing.length ? say(lang, 'tasks.summary.missing', { n: missing.length }) : say(lang, 'tasks.summary.ready'),
  );
  return {
    heading: pageHeading(draft.title || say(lang, 'applications.untitled'), {
      caption: draft.number,
      lead: say(lang, 'tasks.lead', { done, total: counted.length }),
      tag: stateTag(lang, draft.state),
    }),
    deadline: deadlineOf(lang, frame.round, now),
    standing: standingAlert(lang, { draft, frame }, now),
    buttons: [firstButton(lang, { draft, frame }, next?.key ?? null)],
    tasks: {
      groups: groups.map((group) => ({
        heading: say(lang, `tasks.group.${group}`),
        tasks: [
          ...sections
            .filter((section) => section.group === group)
            .map(({ key, progress }) =>
              task(lang, sectionTitle(lang, key, frame.criteria), urlFor(draft, key), progress, hintOf(lang, present, key, taskHint(lang, key, { frame, progress, missing }))),
            ),
          ...(group === 'submission' ? [...commitmentTask(lang, { draft, frame }), summary] : []),
        ],
      })),
    },
    facts: factsOf(lang, draft, frame),
    around: aroundOf(lang, draft),
  };
}

/** What a section still lacks, and who has it open. */
function hintOf(lang: Lang, present: readonly Present[], key: SectionKey, hint: string | null): string | null {
  const writing = writingText(lang, present.filter(({ section }) => section === key));
  return [hint, writing].filter(Boolean).join(' · ') || null;
}

/** What the partners have confirmed, where the round asks for it. */
function commitmentTask(lang: Lang, { draft, frame }: Opened): Task[] {
  const { demand, standings } = demandOn(draft, frame.round);
  if (demand === 'none') return [];
  const open = standings.filter(({ state }) => state !== 'confirmed').map(({ part }) => part.partner.name);
  const total = standings.length;
  const done = total - open.length;
  const hint = total === 0 ? say(lang, 'tasks.commitments.none') : open.length ? say(lang, 'tasks.commitments.left', { n: done, total, names: open.join(', ') }) : say(lang, 'tasks.commitments.done', { total });
  const isWrong = standings.some(({ state }) => state === 'declined');
  const state = isWrong ? 'error' : total > 0 && open.length === 0 ? 'done' : done > 0 ? 'started' : 'not-started';
  return [task(lang, say(lang, 'tasks.commitments'), `${consortiumUrl(draft.id)}#commitments`, state, hint)];
}

/** What this person does next: write on, the own partner's part, or read. */
function firstButton(lang: Lang, { draft, frame }: Opened, next: SectionKey | null): Button {
  const { role } = draft.membership;
  if (role === 'reader') return linkButton(say(lang, 'tasks.read'), applicationUrl(draft.id, 'summary'), { variant: 'primary' });
  if (role === 'signatory') return linkButton(say(lang, 'tasks.own'), urlFor(draft, 'partners'), { variant: 'primary' });
  if (next === null) return linkButton(say(lang, 'tasks.check'), applicationUrl(draft.id, 'summary'), { variant: 'primary' });
  return linkButton(say(lang, 'tasks.continue', { section: sectionTitle(lang, next, frame.criteria) }), sectionUrl(draft.id, next), { variant: 'primary' });
}

/** The section's form, or the whole application where this person only reads it. */
function urlFor({ id, membership }: Draft, key: SectionKey): string {
  return reachOf(membership, key) === 'none' ? applicationUrl(id, 'summary') : sectionUrl(id, key);
}

function factsOf(lang: Lang, draft: Draft, frame: Frame): SummaryList {
  const initiative = initiativeOf(draft, frame);
  const origin = initiative ? say(lang, 'create.option', { number: initiative.number, title: inLang(lang, initiative, 'title') }) : say(lang, 'create.own');
  return summaryList(
    [
      summaryRow(say(lang, 'member.yours'), [say(lang, `member.${draft.membership.role}`), say(lang, `member.${draft.membership.role}.may`)]),
      summaryRow(say(lang, 'tasks.round'), inLang(lang, frame.round, 'name')),
      summaryRow(say(lang, 'tasks.meeting'), formatDate(frame.round.meetingOn, lang)),
      summaryRow(say(lang, 'tasks.initiative'), origin),
    ],
    { heading: say(lang, 'tasks.facts') },
  );
}
