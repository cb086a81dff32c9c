import { acceptedEndings } from '../platform/files/index.js';
import { errorsIn, fileField, type Field, type FormError } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, postButton, type Alert, type Button, type FileList, type Lang, type PageHeading, type Step } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { applicationUrl, attachmentRemovalUrl, attachmentUrl } from './application.paths.js';
import { applicationTexts } from './application.texts.js';
import type { Attachment, Opened } from './draft.rules.js';
import { messagesFor } from './message.page.js';
import { captionOf, deadlineOf, type Deadline } from './section.page.js';
import { sectionsOf } from './section.rules.js';
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
  /** Empty where no more files fit. */
  readonly fields: readonly Field[];
  readonly upload: readonly Button[];
  readonly buttons: readonly Button[];
}

export function attachmentPage(lang: Lang, { draft, frame }: Opened<'attachments'>, now: Date, errors: readonly FormError[] = []): AttachmentPage {
  const { maxBytes, maxFiles: files } = frame.round.rules.attachments;
  const isFull = draft.attachments.length >= files;
  const file = fileField({
    name: 'file',
    label: say(lang, 'attachments.file'),
    hint: say(lang, 'attachments.file.hint', { endings: acceptedEndings.join(', '), size: formatBytes(maxBytes, lang), files }),
    accept: acceptedEndings.join(','),
    maxBytes,
    error: messagesFor(lang, errors)('file'),
  });
  const fields = isFull ? [] : [file];
  const total = sectionsOf(frame.criteria).length;
  return {
    errors: errorsIn(fields),
    step: { current: total, total: total + 1 },
    heading: pageHeading(say(lang, 'section.attachments'), { caption: captionOf(lang, draft), lead: say(lang, 'section.attachments.lead') }),
    deadline: deadlineOf(lang, frame.round, now),
    alerts: isFull ? [alert('info', say(lang, 'attachments.full', { files }))] : [],
    files: { files: draft.attachments.map((attachment) => fileRow(lang, draft.id, attachment)), emptyText: say(lang, 'attachments.empty') },
    action: applicationUrl(draft.id, 'attachments'),
    fields,
    upload: [button(say(lang, 'attachments.upload'), { variant: 'secondary' })],
    buttons: [linkButton(say(lang, 'attachments.continue'), applicationUrl(draft.id, 'summary'), { variant: 'primary' })],
  };
}

function fileRow(lang: Lang, applicationId: string, { id, fileName, bytes, sha256, uploadedAt }: Attachment): FileList['files'][number] {
  return {
    name: fileName,
    href: attachmentUrl(applicationId, id),
    meta: say(lang, 'attachments.meta', { size: formatBytes(bytes, lang), when: formatInstant(uploadedAt, lang), hash: shortHash(sha256) }),
    remove: postButton(attachmentRemovalUrl(applicationId, id), button(say(lang, 'attachments.remove'), { variant: 'tertiary', about: fileName })),
  };
}
