import { applicationTexts, formatBytes, maxTotalOf } from '../applications/index.js';
import { endingsOf, labelOf, problemInWords, scanTag } from '../platform/files/index.js';
import { errorsIn, fileField, hiddenField, messagesIn, textareaField, type Field, type FormError } from '../platform/forms/index.js';
import { alert, button, pagination, postButton, tag, type Alert, type Button, type FileList, type Lang, type PageHeading, type Pagination, type PostButton, type SummaryList, type Tag } from '../platform/views/index.js';
import { countsUntil, phaseOf, type RoundView } from '../rounds/index.js';
import { formatInstant, formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { richText, type RichText } from '../shared/rich-text.js';
import type { FileRefusal, ReadThread } from './dialogue.service.js';
import { isUnread, longestMessage, messagesPerPage, type BodyProblem, type Message, type MessageFile, type Side } from './dialogue.rules.js';
import { dialogueTexts } from './dialogue.texts.js';
import { messageNames } from './message.form.js';

const { say } = dialogueTexts;
const catalogue = { da: { ...applicationTexts.da, ...dialogueTexts.da }, en: { ...applicationTexts.en, ...dialogueTexts.en } };

/** Template `dialogue/thread`: the same thread for both sides, each with what it may do. */
export interface ThreadPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  /** What the secretariat is told of the application; null for its members, who know. */
  readonly facts: SummaryList | null;
  /** '' where nothing can be written any more. */
  readonly openUntil: string;
  /** Past the form to what has been said; '' where nothing has. */
  readonly toMessages: string;
  readonly action: string;
  /** Empty where this person does not write; without buttons where it could not be sent. */
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  /** null: nothing is unread. */
  readonly markSeen: { readonly text: string; readonly form: PostButton } | null;
  /** The secretariat's: the last message needs no answer. */
  readonly settle: PostButton | null;
  readonly messages: readonly ShownMessage[];
  readonly emptyText: string;
  readonly pagination: Pagination;
  /** The consortium's; null for the secretariat. */
  readonly sharing: { readonly text: string; readonly form: PostButton | null } | null;
}

export interface ShownMessage {
  readonly number: number;
  readonly side: Side;
  readonly author: string;
  readonly sideText: string;
  readonly isNew: Tag | null;
  readonly when: string;
  readonly iso: string;
  readonly body: RichText;
  readonly files: FileList;
}

/** What somebody typed and could not be sent, and why. */
export interface Unsent {
  readonly typed: string;
  readonly errors: readonly FormError[];
  /** It came after the deadline. */
  readonly late: boolean;
}

export interface ThreadView {
  readonly side: Side;
  readonly readerId: string;
  readonly mayWrite: boolean;
  readonly round: RoundView;
  readonly now: Date;
  readonly read: ReadThread;
  readonly page: number;
  /** The next message's own id. */
  readonly messageId: string;
  readonly unsent: Unsent | null;
  readonly addresses: { readonly action: string; readonly seen: string; page(number: number): string; file(id: string): string };
}

type Whose = Pick<ThreadPage, 'heading' | 'facts' | 'settle' | 'sharing'> & { readonly alerts: readonly Alert[] };

export function threadPage(lang: Lang, view: ThreadView, whose: Whose): ThreadPage {
  const { side, round, now, read, unsent, addresses, page } = view;
  const isOpen = phaseOf(round, now) !== 'closed';
  const total = read.thread?.messages ?? 0;
  const fields = fieldsOf(lang, view, isOpen);
  const own = side === 'secretariat';
  const unread = markSeen(lang, view, total);
  const until = countsUntil(round, now);
  const deadline = formatInstantPrecise(until, lang);
  return {
    heading: whose.heading,
    errors: errorsIn(fields),
    alerts: [
      ...(unsent?.late ? [alert('error', say(lang, 'dialogue.unsent', { deadline }), { heading: say(lang, 'dialogue.unsent.heading') })] : []),
      ...(isOpen || unsent?.late ? [] : [alert('warning', say(lang, own ? 'dialogue.officer.closed' : 'dialogue.closed', { deadline }))]),
      ...(isOpen && !view.mayWrite ? [alert('info', say(lang, 'dialogue.readOnly'))] : []),
      ...whose.alerts,
    ],
    facts: whose.facts,
    openUntil: isOpen ? say(lang, own ? 'dialogue.officer.openUntil' : 'dialogue.openUntil', { deadline, left: formatRemaining(remaining(now, until), lang) }) : '',
    toMessages: unread?.text ?? (read.messages.length ? say(lang, 'dialogue.toMessages') : ''),
    action: addresses.action,
    fields,
    buttons: isOpen && view.mayWrite ? [button(say(lang, 'dialogue.send'))] : [],
    markSeen: unread,
    settle: isOpen ? whose.settle : null,
    messages: read.messages.map((message) => shown(lang, view, message)),
    emptyText: say(lang, own ? 'dialogue.officer.empty' : 'dialogue.empty'),
    pagination: pagination(lang, { page, pageSize: messagesPerPage, total, href: addresses.page }),
    sharing: whose.sharing,
  };
}

/** The text stands before the file: what has been read when a file is found to be too large is kept. */
function fieldsOf(lang: Lang, { round, read, messageId, mayWrite, unsent }: ThreadView, isOpen: boolean): Field[] {
  if (unsent?.late) return [textareaField({ name: messageNames.body, label: say(lang, 'dialogue.unsent.body'), value: unsent.typed, rows: 10 })];
  if (!isOpen || !mayWrite) return [];
  const message = messagesIn(catalogue, lang, unsent?.errors ?? []);
  const { maxBytes, maxFiles: files } = round.rules.attachments;
  return [
    hiddenField(messageNames.id, messageId),
    hiddenField(messageNames.upTo, String(read.thread?.messages ?? 0)),
    textareaField({ name: messageNames.body, label: say(lang, 'dialogue.body'), hint: say(lang, 'dialogue.body.hint'), error: message(messageNames.body), value: unsent?.typed ?? '', rows: 6, maxLength: longestMessage }),
    fileField({
      name: 'file',
      label: say(lang, 'dialogue.file'),
      hint: say(lang, 'dialogue.file.hint', { endings: endingsOf().join(', '), size: formatBytes(maxBytes, lang), files, total: formatBytes(maxTotalOf(round.rules.attachments), lang) }),
      error: message('file'),
      accept: endingsOf().join(','),
      maxBytes,
      multiple: true,
      optional: true,
    }),
  ];
}

function markSeen(lang: Lang, { read, readerId, addresses, page }: ThreadView, total: number): ThreadPage['markSeen'] {
  const { thread, messages } = read;
  const n = thread ? messages.filter((message) => isUnread(message, thread, readerId)).length : 0;
  if (n === 0 || page > 1) return null;
  return {
    text: say(lang, 'dialogue.unread', { n }),
    form: postButton(addresses.seen, button(say(lang, 'dialogue.markSeen'), { variant: 'secondary' }), { [messageNames.upTo]: String(total) }),
  };
}

function shown(lang: Lang, { read, readerId, addresses }: ThreadView, message: Message): ShownMessage {
  const { number, side, accountId, authorName, at, body, files } = message;
  return {
    number,
    side,
    author: accountId === readerId ? `${authorName} (${say(lang, 'dialogue.you')})` : authorName,
    sideText: say(lang, `dialogue.side.${side}`),
    isNew: read.thread && isUnread(message, read.thread, readerId) ? tag(say(lang, 'dialogue.new'), 'yellow') : null,
    when: formatInstant(at, lang),
    iso: at.toISOString(),
    body: richText(body),
    files: { files: files.map((file) => fileRow(lang, file, addresses.file(file.id))), emptyText: '' },
  };
}

function fileRow(lang: Lang, { fileName, mediaType, bytes, scan, finding }: MessageFile, href: string): FileList['files'][number] {
  const notes = { none: null, clean: null, pending: say(lang, 'dialogue.file.pending'), infected: say(lang, 'dialogue.file.infected', { finding }) };
  return {
    name: fileName,
    href: scan === 'pending' || scan === 'infected' ? null : href,
    meta: say(lang, 'dialogue.file.meta', { kind: labelOf(mediaType), size: formatBytes(bytes, lang) }),
    tag: scanTag(lang, scan),
    note: notes[scan],
    remove: null,
  };
}

/** A browser shows no chosen file a second time, so whoever had chosen some is told. */
export function bodyErrors(problem: BodyProblem, hadFiles: boolean): FormError[] {
  const error = { field: messageNames.body, key: `dialogue.wrong.${problem.code}`, params: { ...problem, max: longestMessage } };
  return hadFiles ? [error, { field: 'file', key: 'dialogue.wrong.filesAgain' }] : [error];
}

/** The message beside the file field. */
export function fileError(lang: Lang, { rules: { attachments } }: RoundView, refused: FileRefusal): FormError {
  const key = refused.code === 'room' || refused.code === 'total' ? `dialogue.wrong.${refused.code}` : refused.code === 'many' ? 'dialogue.wrong.room' : `wrong.file.${refused.code}`;
  const count = 'count' in refused ? refused.count : 0;
  return {
    field: 'file',
    key,
    params: {
      ...('name' in refused ? problemInWords(lang, refused) : {}),
      size: formatBytes(attachments.maxBytes, lang),
      total: formatBytes(maxTotalOf(attachments), lang),
      by: 'byBytes' in refused ? formatBytes(refused.byBytes, lang) : '',
      files: attachments.maxFiles,
      count,
      room: Math.max(0, attachments.maxFiles - count),
    },
  };
}
