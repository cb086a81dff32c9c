import type { EventRow } from '../../platform/events/index.js';
import { dataTable, linkButton, pageHeading, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type PostButton, type Tag, type Task, type TaskList } from '../../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../../shared/dates.js';
import { formatKroner } from '../../shared/money.js';
import { applicationUrl } from '../application.paths.js';
import type { State } from '../application.state.js';
import { aroundOf, type Around } from '../around.page.js';
import { applicationTexts } from '../application.texts.js';
import { documentOf, type ApplicationDocument } from './document.page.js';
import type { Opened } from '../draft.rules.js';
import { stateTag } from '../create.page.js';
import type { Snapshot } from './snapshot.rules.js';
import { standingAlert, versionActions } from '../versions/version.page.js';
import { hindranceOf } from '../versions/version.rules.js';

const { say } = applicationTexts;

/** Template `applications/course`: a submitted application, for its members. */
export interface CoursePage {
  readonly heading: PageHeading;
  /** Where changes were made that were not sent in. */
  readonly standing: Alert | null;
  readonly buttons: readonly Button[];
  readonly around: Around;
  /** Reopen it, while that can be. */
  readonly posts: readonly PostButton[];
  readonly course: TaskList;
  /** null while nothing has been decided. */
  readonly results: DataTable | null;
  readonly document: ApplicationDocument;
}

export function coursePage(lang: Lang, opened: Opened<never>, { snapshot, events }: { snapshot: Snapshot; events: readonly EventRow[] }, now: Date, fileUrl: (reference: string) => string): CoursePage {
  const { state } = opened.draft;
  const { application, project } = snapshot;
  const { posts, links } = versionActions(lang, opened, now);
  const decisions = events.filter(({ kind }) => kind === 'fund.granted' || kind === 'fund.rejected');
  return {
    heading: pageHeading(project.title, { caption: application.number, tag: stateTag(lang, state) }),
    standing: standingAlert(lang, opened, now),
    buttons: [linkButton(say(lang, 'overview.receipt'), applicationUrl(application.id, 'receipt')), ...links],
    around: aroundOf(lang, opened.draft),
    posts,
    course: { groups: [{ heading: say(lang, 'course.title'), tasks: steps(lang, opened, snapshot, now) }] },
    results: decisions.length ? resultTable(lang, decisions) : null,
    document: documentOf(lang, snapshot, { attachment: fileUrl }),
  };
}

type Step = 'submitted' | 'assessment' | 'recommendation' | 'decision';

/** How far each step is in each state: done, now, waiting or not at all. */
const courses: Readonly<Record<State, string>> = {
  draft: 'now waiting waiting waiting',
  submitted: 'done now waiting waiting',
  assessment: 'done now waiting waiting',
  agenda: 'done done now waiting',
  recommended: 'done done done now',
  'not-recommended': 'done done done not',
  decided: 'done done done done',
};
const colours = { done: 'green', now: 'blue', waiting: 'grey', not: 'red' } as const satisfies Record<string, Tag['colour']>;

function steps(lang: Lang, opened: Opened<never>, { application, round }: Snapshot, now: Date): Task[] {
  const { state } = opened.draft;
  const meeting = formatDate(round.meetingOn, lang);
  const received = formatInstantPrecise(new Date(application.receivedAt), lang);
  const handled = state === 'recommended' || state === 'not-recommended' || state === 'decided';
  const hints: Record<Step, string> = {
    submitted: `${received}. ${say(lang, hindranceOf(opened, now) === null ? 'course.submitted.open' : 'course.submitted.text')}`,
    assessment: say(lang, 'course.assessment.text'),
    recommendation: handled ? say(lang, 'course.recommendation.done') : say(lang, 'course.recommendation.text', { meeting }),
    decision: say(lang, state === 'not-recommended' ? 'course.stopped' : state === 'decided' ? 'course.decision.done' : 'course.decision.text'),
  };
  const progress = courses[state].split(' ') as (keyof typeof colours)[];
  return (Object.keys(hints) as Step[]).map((step, at) => {
    const here = progress[at] ?? 'waiting';
    return { title: say(lang, `course.${step}`), hint: hints[step], href: null, tag: tag(say(lang, `course.${here}`), colours[here]) };
  });
}

function resultTable(lang: Lang, decisions: readonly EventRow[]): DataTable {
  return dataTable({
    id: 'results',
    caption: say(lang, 'result.caption'),
    captionHidden: true,
    columns: [say(lang, 'result.fund'), say(lang, 'result.outcome'), { label: say(lang, 'result.amount'), numeric: true }, say(lang, 'result.conditions')],
    rows: decisions.map(({ kind, facts }) => {
      const granted = kind === 'fund.granted';
      return [
        String(facts[lang === 'da' ? 'fundNameDa' : 'fundNameEn'] ?? facts.fundId ?? ''),
        { tag: granted ? tag(say(lang, 'result.granted'), 'green') : tag(say(lang, 'result.rejected'), 'red') },
        formatKroner(BigInt(granted ? String(facts.amountOere ?? '0') : '0'), lang, { decimals: 'always' }),
        String(facts.conditions || say(lang, 'result.none')),
      ];
    }),
    emptyText: say(lang, 'result.empty'),
  });
}
