import type { FormError, Posted } from '../platform/forms/index.js';
import { Page, type Member } from '../platform/web/index.js';
import { backTo, sectionPage } from './section.page.js';
import { conflictItems } from './conflict.page.js';
import type { LookedUp } from './company-lookup.rules.js';
import type { Part } from './draft.rules.js';
import type { Conflict } from './merge.rules.js';
import { newOrigin, originOf } from './origin.form.js';
import { reached } from './own-rows.rules.js';
import type { Reached, Section } from './section.js';
import type { Refused } from './section.service.js';

type Shown<P extends Part, Input> = { readonly section: Section<P, Input>; readonly opened: Reached<P>; readonly visitor: Member; /** Who else writes here, in words. */ readonly others?: string };
type Filling = { readonly posted: Posted; readonly errors: readonly FormError[]; readonly lookedUp?: LookedUp };

/** A section's page as it is stored. */
export function fresh<P extends Part, Input>(shown: Shown<P, Input>): Page {
  const { opened, section, visitor } = shown;
  const content = section.content({ ...opened, lang: visitor.lang, posted: null, errors: [] });
  return answer(shown, content, { status: 200, origin: newOrigin(opened.whole.revision), conflicts: [], unsaved: false });
}

/** The page as it was posted, after a press on "add" or "remove" or with messages. */
export function asPosted<P extends Part, Input>(shown: Shown<P, Input>, { posted, errors, lookedUp }: Filling, open: readonly Conflict[] = []): Page {
  const { opened, section, visitor } = shown;
  const content = section.content({ ...opened, lang: visitor.lang, posted, errors, lookedUp });
  // Choices that this page does not show: to the merge nothing has been seen yet, so that it asks again.
  const said = originOf(posted);
  const origin = said.settled.size && !open.length ? { ...said, basis: 0, pageId: null } : said;
  const conflicts = open.length ? itemsFor(shown, content, opened, open, new Set()) : [];
  return answer(shown, content, { status: errors.length ? 422 : 200, origin, conflicts, unsaved: true });
}

/** What was typed cannot be stored: as it was typed, or put together with what others have stored. */
export function refusedPage<P extends Part, Input>(shown: Shown<P, Input>, posted: Posted, refusal: Refused<Input>): Page {
  if (refusal.why === 'wrong') return asPosted(shown, { posted, errors: refusal.errors }, refusal.open);
  const { opened, section, visitor } = shown;
  const draft = section.with(opened.whole, refusal.merged);
  const together = { ...reached({ draft, frame: opened.frame }, section.key), whole: draft };
  const errors = refusal.why === 'clash' ? refusal.errors : [];
  const content = section.content({ ...together, lang: visitor.lang, posted: null, errors });
  const { pageId, settled } = originOf(posted);
  const origin = { basis: opened.whole.revision, pageId, settled };
  if (refusal.why === 'clash') return answer(shown, content, { status: 422, origin, conflicts: [], unsaved: true });
  const unanswered = new Set([...settled].flatMap(([key, choice]) => (choice === null ? [key] : [])));
  return answer(shown, content, { status: 409, origin, conflicts: itemsFor(shown, content, together, refusal.conflicts, unanswered), unsaved: true });
}

function itemsFor<P extends Part, Input>({ section, opened, visitor }: Shown<P, Input>, content: ReturnType<Section<P, Input>['content']>, together: Reached<P>, conflicts: readonly Conflict[], unanswered: ReadonlySet<string>) {
  const { lang, account } = visitor;
  const rowIds = (at: Reached<P>): string[] => section.split(section.stored(at.draft, at.frame)).rows.map(({ id }) => id);
  const stored = section.content({ ...opened, lang, posted: null, errors: [] });
  return conflictItems(lang, {
    conflicts,
    mine: { fields: content.fields, rowIds: rowIds(together) },
    theirs: { fields: stored.fields, rowIds: rowIds(opened) },
    group: section.group,
    accountId: account.id,
    unanswered,
  });
}

type Rest = { readonly status: 200 | 409 | 422; readonly origin: ReturnType<typeof originOf>; readonly conflicts: ReturnType<typeof conflictItems>; readonly unsaved: boolean };

function answer<P extends Part, Input>({ section, opened, visitor, others = '' }: Shown<P, Input>, content: ReturnType<Section<P, Input>['content']>, { status, origin, conflicts, unsaved }: Rest): Page {
  const { lang, receivedAt: now } = visitor;
  const model = sectionPage(lang, section.key, { draft: opened.whole, frame: opened.frame, now }, content, { origin, conflicts, writing: { account: visitor.account.id, others, unsaved } });
  return new Page('applications/section', model.heading.title, model, status, backTo(lang, opened.whole.id));
}
