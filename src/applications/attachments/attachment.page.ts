import { endingsOf, labelOf, problemInWords, scanTag, type UploadProblem } from '../../platform/files/index.js';
import { errorsIn, fileField, type Field, type FormError } from '../../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, postButton, type Alert, type Button, type FileList, type Lang, type PageHeading, type Step } from '../../platform/views/index.js';
import { formatInstant } from '../../shared/dates.js';
import { applicationUrl, attachmentRemovalUrl, attachmentUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { maxTotalOf, sumOf } from './attachment.rules.js';
import type { Attachment, Opened } from '../draft.rules.js';
import { reachOf } from '../members/member.access.js';
import { messagesFor } from '../form/message.page.js';
import { deadlineOf, type Deadline } from '../form/deadline.page.js';
import { captionOf } from '../form/section.page.js';
import { sectionsOf } from '../form/section.rules.js';
import { formatBytes, shortHash } from './size.page.js';

const { say } = applicationTexts;

/** Template `applications/attachments`. */
export interface AttachmentPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly step: Step;
  readonly heading: PageHeading;
  readonly deadline: Deadline;
  readonly alerts: readonly Alert[];
  readonly files: FileList;
  readonly action: string;
  /** Empty where no more files fit, and for those who may only read. */
  readonly fields: readonly Field[];
  readonly upload: readonly Button[];
  readonly buttons: readonly Button[];
}

export type Refused = UploadProblem | { readonly code: 'total'; readonly byBytes: number } | { readonly code: 'many' };

export function attachmentPage(lang: Lang, { draft, frame }: Opened<'attachments'>, now: Date, errors: readonly FormError[] = []): AttachmentPage {
  const limits = frame.round.rules.attachments;
  const { maxBytes, maxFiles: files } = limits;
  const isFull = draft.attachments.length >= files;
  const mayWrite = reachOf(draft.membership, 'attachments') === 'all';
  const file = fileField({
    name: 'file',
    label: say(lang, 'attachments.file'),
    hint: say(lang, 'attachments.file.hint', {
      endings: endingsOf().join(', '),
      size: formatBytes(maxBytes, lang),
      files,
      total: formatBytes(maxTotalOf(limits), lang),
      used: formatBytes(sumOf(draft.attachments), lang),
      count: draft.attachments.length,
    }),
    accept: endingsOf().join(','),
    maxBytes,
    multiple: true,
    error: messagesFor(lang, errors)('file'),
  });
  const fields = isFull || !mayWrite ? [] : [file];
  const total = sectionsOf(frame).length;
  return {
    errors: errorsIn(fields),
    step: { current: total, total: total + 1 },
    heading: pageHeading(say(lang, 'section.attachments'), { caption: captionOf(lang, draft), lead: say(lang, 'section.attachments.lead') }),
    deadline: deadlineOf(lang, frame.round, now),
    alerts: [
      ...(isFull && mayWrite ? [alert('info', say(lang, 'attachments.full', { files }))] : []),
      ...(mayWrite ? [] : [alert('info', say(lang, 'attachments.readOnly'))]),
      ...(draft.attachments.some(({ scan }) => scan === 'none') ? [alert('info', say(lang, 'attachments.unscanned'))] : []),
      ...(draft.attachments.some(({ scan }) => scan === 'pending') ? [alert('info', say(lang, 'attachments.pending'))] : []),
    ],
    files: { files: draft.attachments.map((attachment) => fileRow(lang, draft.id, attachment, mayWrite)), emptyText: say(lang, 'attachments.empty') },
    action: applicationUrl(draft.id, 'attachments'),
    fields,
    upload: [button(say(lang, 'attachments.upload'), { variant: 'secondary' })],
    buttons: [linkButton(say(lang, 'attachments.continue'), applicationUrl(draft.id, 'summary'), { variant: 'primary' })],
  };
}

function fileRow(lang: Lang, applicationId: string, file: Attachment, mayWrite: boolean): FileList['files'][number] {
  const { id, fileName, mediaType, bytes, sha256, uploadedAt, uploadedBy, scan, finding } = file;
  return {
    name: fileName,
    href: scan === 'pending' || scan === 'infected' ? null : attachmentUrl(applicationId, id),
    meta: say(lang, 'attachments.meta', { kind: labelOf(mediaType), size: formatBytes(bytes, lang), when: formatInstant(uploadedAt, lang), who: uploadedBy, hash: shortHash(sha256) }),
    tag: scanTag(lang, scan),
    note: scan === 'infected' ? say(lang, 'attachments.infected', { finding }) : null,
    remove: mayWrite ? postButton(attachmentRemovalUrl(applicationId, id), button(say(lang, 'attachments.remove'), { variant: 'tertiary', about: fileName })) : null,
  };
}

/** The message beside the file field, with the numbers of the round's rule set. */
export function uploadError(lang: Lang, { draft, frame }: Opened<'attachments'>, refused: Refused): FormError {
  const limits = frame.round.rules.attachments;
  const count = draft.attachments.length;
  return {
    field: 'file',
    key: `wrong.file.${refused.code}`,
    params: {
      ...('name' in refused ? problemInWords(lang, refused) : {}),
      size: formatBytes(limits.maxBytes, lang),
      total: formatBytes(maxTotalOf(limits), lang),
      by: 'byBytes' in refused ? formatBytes(refused.byBytes, lang) : '',
      files: limits.maxFiles,
      count,
      room: Math.max(0, limits.maxFiles - count),
    },
  };
}
