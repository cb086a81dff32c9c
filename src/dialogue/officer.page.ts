import { isBeingWritten, documentOf, stateTag, type ApplicationDocument, type SharedDraft } from '../applications/index.js';
import { alert, button, dataTable, pageHeading, pagination, postButton, summaryList, summaryRow, tag, type Alert, type DataTable, type Lang, type PageHeading, type Pagination, type SummaryRow, type Tag } from '../platform/views/index.js';
import { caseUrl } from '../recommendations/recommendation.paths.js';
import { countsUntil, phaseOf } from '../rounds/index.js';
import { formatInstant, formatRemaining, remaining } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { dialoguesUrl, messageFileUrl, officerDialogueUrl, sharedDraftFileUrl, sharedDraftUrl } from './dialogue.paths.js';
import { threadsPerPage } from './dialogue.rules.js';
import { dialogueTexts } from './dialogue.texts.js';
import type { OfficerThread } from './officer.service.js';
import { threadPage, type ThreadPage, type ThreadView } from './thread.page.js';
import type { ListedThread } from './thread-list.store.js';

const { say } = dialogueTexts;

/** Template `dialogue/list`. */
export interface DialoguesPage {
  readonly heading: PageHeading;
  readonly table: DataTable;
  readonly pagination: Pagination;
}

type Listed = OfficerThread & { readonly listed: ListedThread };

export function dialoguesPage(lang: Lang, { threads, total, page, now }: { threads: readonly Listed[]; total: number; page: number; now: Date }): DialoguesPage {
  return {
    heading: pageHeading(say(lang, 'dialogues.title'), { lead: say(lang, 'dialogues.lead') }),
    table: dataTable({
      id: 'dialogues',
      caption: say(lang, 'dialogues.caption'),
      captionHidden: true,
      columns: [say(lang, 'dialogues.application'), say(lang, 'dialogues.state'), say(lang, 'dialogues.last'), { label: say(lang, 'dialogues.unread'), numeric: true }, say(lang, 'dialogues.deadline')],
      rows: threads.map(({ face, round, listed }) => [
        { text: face.number, href: officerDialogueUrl(face.id), sub: face.leadOrganisation },
        stateOf(lang, listed, phaseOf(round, now) === 'closed'),
        { text: formatInstant(listed.lastAt, lang), sub: lastBy(lang, listed) },
        listed.unread ? String(listed.unread) : '–',
        { text: inLang(lang, round, 'name'), sub: phaseOf(round, now) === 'closed' ? say(lang, 'dialogues.over') : say(lang, 'dialogues.left', { left: formatRemaining(remaining(now, countsUntil(round, now)), lang) }) },
      ]),
      emptyText: say(lang, 'dialogues.empty'),
    }),
    pagination: pagination(lang, { page, pageSize: threadsPerPage, total, href: dialoguesUrl }),
  };
}

function stateOf(lang: Lang, { waitingSince, lastSide }: ListedThread, isClosed: boolean): { tag: Tag; sub: string | null } {
  if (waitingSince && isClosed) return { tag: tag(say(lang, 'dialogues.unanswered'), 'grey'), sub: null };
  if (waitingSince) return { tag: tag(say(lang, 'dialogues.waiting'), 'yellow'), sub: say(lang, 'dialogues.waitingSince', { when: formatInstant(waitingSince, lang) }) };
  if (lastSide === null) return { tag: tag(say(lang, 'dialogues.silent'), 'outline'), sub: null };
  return { tag: tag(say(lang, lastSide === 'secretariat' ? 'dialogues.answered' : 'dialogues.settled'), 'green'), sub: null };
}

function lastBy(lang: Lang, { lastSide, lastName }: ListedThread): string {
  return lastSide && lastName !== null ? say(lang, 'dialogues.by', { name: lastName, side: say(lang, `dialogue.side.${lastSide}`) }) : say(lang, 'dialogues.shared');
}

type Given = Pick<ThreadView, 'readerId' | 'now' | 'read' | 'page' | 'messageId' | 'unsent'>;

/** The thread as the secretariat sees it: of the application no more than its face. */
export function officerThreadPage(lang: Lang, { face, round }: OfficerThread, given: Given): ThreadPage {
  const { id, number } = face;
  const view: ThreadView = {
    ...given,
    side: 'secretariat',
    mayWrite: true,
    round,
    addresses: { action: officerDialogueUrl(id), seen: officerDialogueUrl(id, 'officerSeen'), page: (at) => officerDialogueUrl(id, 'officerThread', at), file: (fileId) => messageFileUrl(id, fileId, 'officerFile') },
  };
  const settle = given.read.thread?.waitingSince ? postButton(officerDialogueUrl(id, 'settling'), button(say(lang, 'officer.settle'), { variant: 'tertiary' })) : null;
  return threadPage(lang, view, {
    heading: pageHeading(say(lang, 'officer.title', { number }), { caption: inLang(lang, round, 'name') }),
    alerts: [],
    facts: summaryList([
      summaryRow(say(lang, 'officer.organisation'), face.leadOrganisation),
      applicationRow(lang, { face, round }, given.now),
    ]),
    settle,
    sharing: null,
  });
}

function applicationRow(lang: Lang, { face, round }: OfficerThread, now: Date): SummaryRow {
  const label = say(lang, 'officer.application');
  const { id, state, sharedAt } = face;
  if (sharedAt && isBeingWritten({ draft: face, frame: { round } }, now)) return summaryRow(label, [say(lang, 'officer.draft.open')], { href: sharedDraftUrl(id), tag: tag(say(lang, 'officer.draft.shared', { when: formatInstant(sharedAt, lang) }), 'outline') });
  if (state !== 'draft') return summaryRow(label, [say(lang, 'officer.case')], { href: caseUrl(id), tag: stateTag(lang, state) });
  return summaryRow(label, say(lang, 'officer.draft.closed'));
}

/** Template `dialogue/draft`: the draft as it stands, read only and marked as what it is. */
export interface SharedDraftPage {
  readonly heading: PageHeading;
  readonly alert: Alert;
  readonly document: ApplicationDocument;
}

export function sharedDraftPage(lang: Lang, { head, snapshot }: SharedDraft): SharedDraftPage {
  const shared = head.sharedAt ? formatInstant(head.sharedAt, lang) : '';
  return {
    heading: pageHeading(snapshot.project.title || say(lang, 'sharedDraft.untitled'), { caption: say(lang, 'sharedDraft.title', { number: head.number }) }),
    alert: alert('warning', say(lang, 'sharedDraft.text', { shared, changed: formatInstant(head.changedAt, lang) }), { heading: say(lang, 'sharedDraft.heading') }),
    document: documentOf(lang, snapshot, { attachment: (reference) => sharedDraftFileUrl(head.id, reference) }),
  };
}
