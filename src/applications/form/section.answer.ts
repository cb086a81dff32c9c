import { typed, type FormError, type Posted } from '../../platform/forms/index.js';
import { alert } from '../../platform/views/index.js';
import { Page, type Member } from '../../platform/web/index.js';
import { applicationTexts } from '../application.texts.js';
import { backTo, figuresHeading, sectionPage } from './section.page.js';
import { conflictItems, type ShownConflicts } from '../merging/conflict.page.js';
import type { Part } from '../draft.rules.js';
import type { Conflict } from '../merging/merge.rules.js';
import { newOrigin, originOf } from '../merging/origin.form.js';
import type { Asked, Reached, Section } from './section.js';
import type { Refused } from './section.service.js';
import { closedText } from '../versions/version.page.js';

const { say } = applicationTexts;

type Shown<P extends Part, Input> = { readonly section: Section<P, Input>; readonly opened: Reached<P>; readonly visitor: Member; /** Who else writes here, in words. */ readonly others?: string };
type Filling = { readonly posted: Posted; readonly errors: readonly FormError[] } & Pick<Asked<Part>, 'lookedUp' | 'told' | 'isTyped'>;

/** A section's page as it is stored. */
export function fresh<P extends Part, Input>(shown: Shown<P, Input>): Page {
  const { opened, section, visitor } = shown;
  const content = section.content({ ...opened, lang: visitor.lang, posted: null, errors: [] });
  return answer(shown, content, { status: 200, origin: newOrigin(opened.whole.revision), conflicts: [], unsaved: false });
}

/** The page as it was posted, after a press on "add" or "remove" or with messages. */
export function asPosted<P extends Part, Input>(shown: Shown<P, Input>, { posted, errors, ...said }: Filling, open: readonly Conflict[] = []): Page {
  const { opened, section, visitor } = shown;
  const content = section.content({ ...opened, lang: visitor.lang, posted, errors, ...said });
  const origin = originOf(posted);
  const conflicts = open.length ? itemsFor(shown, content, open, { unanswered: new Set(), chosen: origin.settled }) : [];
  return answer(shown, content, { status: errors.length ? 422 : 200, origin, conflicts, unsaved: true });
}

/** What changes on a page while it is written in: the figures, the sums below its lines and the amounts that are reckoned. */
export function liveFacts<P extends Part, Input>({ section, opened, visitor: { lang } }: Shown<P, Input>, { posted, errors }: Filling): Readonly<Record<string, unknown>> {
  const { figures = [], fields } = section.content({ ...opened, lang, posted, errors, isTyped: true });
  const rows = fields.flatMap((field) => (field.kind === 'rows' ? [field] : []));
  const reckoned = rows.flatMap((field) => field.rows.filter((row) => typed(posted, `${row.prefix}.was`) !== '').map(({ prefix }) => [prefix, typed(posted, `${prefix}.was`)]));
  return {
    heading: figuresHeading(lang, true),
    figures: figures.map(({ label, value }) => ({ label, value })),
    sums: rows.flatMap(({ foot }) => foot.map(({ label, value }) => ({ label, value }))),
    reckoned: Object.fromEntries(reckoned),
  };
}

/** Sent in while somebody was still writing: nothing is stored, and everything typed stands on the page. */
export function closedPage<P extends Part, Input>(shown: Shown<P, Input>, posted: Posted, sender: string, open: readonly Conflict[]): Page {
  const { opened, section, visitor } = shown;
  const { lang } = visitor;
  const content = section.content({ ...opened, lang, posted, errors: [] });
  const closed = alert('warning', closedText(lang, { draft: opened.whole, frame: opened.frame }, sender, visitor.receivedAt), { heading: say(lang, 'section.closed') });
  const origin = originOf(posted);
  const conflicts = itemsFor(shown, content, open, { unanswered: new Set(), chosen: origin.settled });
  return answer(shown, { ...content, alerts: [closed, ...(content.alerts ?? [])] }, { status: 409, origin, conflicts, unsaved: true });
}

/** What was typed cannot be stored: as it was typed, or put together with what others have stored. */
export function refusedPage<P extends Part, Input>(shown: Shown<P, Input>, posted: Posted, refusal: Refused<Input>): Page {
  if (refusal.why === 'wrong') return asPosted(shown, { posted, errors: refusal.errors }, refusal.open);
  const { opened, section, visitor } = shown;
  const together = { ...opened, draft: section.with(opened.draft, refusal.merged.shown), whole: section.with(opened.whole, refusal.merged.whole) };
  const errors = refusal.why === 'clash' ? refusal.errors : [];
  const content = section.content({ ...together, lang: visitor.lang, posted: null, errors });
  const origin = { ...originOf(posted), basis: opened.whole.revision };
  const { settled } = origin;
  if (refusal.why === 'clash') return answer(shown, content, { status: 422, origin, conflicts: [], unsaved: true });
  const unanswered = new Set([...settled].flatMap(([key, choice]) => (choice === null ? [key] : [])));
  return answer(shown, content, { status: 409, origin, conflicts: itemsFor(shown, content, refusal.conflicts, { unanswered, chosen: new Map() }), unsaved: true });
}

function itemsFor<P extends Part, Input>({ section, opened, visitor }: Shown<P, Input>, content: ReturnType<Section<P, Input>['content']>, conflicts: readonly Conflict[], said: Pick<ShownConflicts, 'unanswered' | 'chosen'>) {
  const { lang, account } = visitor;
  const stored = section.content({ ...opened, lang, posted: null, errors: [] });
  return conflictItems(lang, { conflicts, mine: content.fields, theirs: stored.fields, group: section.group, accountId: account.id, ...said });
}

type Rest = { readonly status: 200 | 409 | 422; readonly origin: ReturnType<typeof originOf>; readonly conflicts: ReturnType<typeof conflictItems>; readonly unsaved: boolean };

function answer<P extends Part, Input>({ section, opened, visitor, others = '' }: Shown<P, Input>, content: ReturnType<Section<P, Input>['content']>, { status, origin, conflicts, unsaved }: Rest): Page {
  const { lang, receivedAt: now } = visitor;
  const model = sectionPage(lang, section.key, { draft: opened.whole, frame: opened.frame, now }, content, { origin, conflicts, writing: { account: visitor.account.id, others, unsaved } });
  return new Page('applications/section', model.heading.title, model, status, backTo(lang, opened.whole.id));
}
