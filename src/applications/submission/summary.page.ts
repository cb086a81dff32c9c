import { randomUUID } from 'node:crypto';
import { checkboxField, errorsIn, type CheckboxField, type FormError } from '../../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type Lang, type Link, type PageHeading } from '../../platform/views/index.js';
import { phaseOf, roundPaths } from '../../rounds/index.js';
import { copenhagenDate, formatInstantPrecise } from '../../shared/dates.js';
import { applicationUrl, refusalUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { documentOf, type ApplicationDocument } from './document.page.js';
import type { Opened } from '../draft.rules.js';
import { isLead, reachOf } from '../members/member.access.js';
import { findingText, messagesFor } from '../form/message.page.js';
import { deadlineOf, type Deadline } from '../form/deadline.page.js';
import { captionOf, fieldUrl, sectionUrl } from '../form/section.page.js';
import { snapshotOf } from './snapshot-builder.rules.js';
import { missingBeforeSubmit, remarksOn } from './submission.rules.js';
import { standingAlert } from '../versions/version.page.js';

const { say } = applicationTexts;

/** Template `applications/summary`. */
export interface SummaryPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly deadline: Deadline;
  readonly alerts: readonly Alert[];
  readonly remarks: readonly { readonly href: string; readonly text: string }[];
  readonly document: ApplicationDocument;
  readonly action: string;
  /** What is shown here: what is changed between this and the submission stands on the receipt. */
  readonly basis: number;
  /** When it is shown, in ISO. */
  readonly seen: string;
  /** Of this page: sent twice, it sends in once. */
  readonly key: string;
  /** null: it cannot be submitted now. */
  readonly declaration: CheckboxField | null;
  /** Where the submission stands, for whoever has pressed the button. */
  readonly status: Link;
  /** What a deadline means, read beside the button. */
  readonly promise: Link;
  readonly buttons: readonly Button[];
}

/** After a refused try: what was wrong with the form itself, and where the try stands in the log. */
interface Tried {
  readonly errors: readonly FormError[];
  readonly position: number | null;
}

export function summaryPage(lang: Lang, opened: Opened, now: Date, { errors, position }: Tried = { errors: [], position: null }): SummaryPage {
  const { draft, frame } = opened;
  const missing = missingBeforeSubmit(draft, frame);
  const phase = phaseOf(frame.round, now);
  const link = (finding: (typeof missing)[number]) => ({ href: fieldUrl(draft.id, finding), text: findingText(lang, finding) });
  const maySubmit = phase === 'open' && missing.length === 0 && isLead(draft.membership);
  const declaration = maySubmit
    ? checkboxField({ name: 'declaration', label: say(lang, 'summary.declaration'), error: messagesFor(lang, errors)('declaration') })
    : null;
  const back = linkButton(say(lang, 'summary.back'), applicationUrl(draft.id));
  const economy = linkButton(say(lang, 'economy.link'), applicationUrl(draft.id, 'economy'), { variant: 'tertiary' });
  return {
    errors: phase === 'closed' ? [] : [...missing.map(link), ...(declaration ? errorsIn([declaration]) : [])],
    heading: pageHeading(say(lang, 'summary.title'), { caption: captionOf(lang, draft), lead: say(lang, 'summary.lead') }),
    deadline: deadlineOf(lang, frame.round, now),
    alerts: [
      ...[standingAlert(lang, opened, now)].filter((one) => one !== null),
      ...(position === null ? [] : [alert('info', say(lang, 'summary.refused', { when: formatInstantPrecise(now, lang) }), { link: { label: say(lang, 'summary.refused.receipt'), href: refusalUrl(draft.id, position) } })]),
      ...(phase === 'coming' ? [alert('info', say(lang, 'summary.notOpen', { opens: formatInstantPrecise(frame.round.opensAt, lang) }))] : []),
      ...(isLead(draft.membership) ? [] : [alert('info', say(lang, 'summary.leadSends'))]),
    ],
    remarks: remarksOn(draft, frame, copenhagenDate(now)).map(link),
    document: documentOf(lang, snapshotOf(draft, frame, { version: 0, receivedAt: '', submittedBy: '' }), { edit: (section) => (reachOf(draft.membership, section) === 'none' ? null : sectionUrl(draft.id, section)) }),
    action: applicationUrl(draft.id, 'submission'),
    basis: draft.revision,
    seen: now.toISOString(),
    key: randomUUID(),
    declaration,
    status: { label: say(lang, 'queue.link'), href: applicationUrl(draft.id, 'submissionStatus') },
    promise: { label: say(lang, 'summary.promise'), href: roundPaths.promise },
    buttons: maySubmit ? [button(say(lang, 'summary.submit')), back, economy] : [back, economy],
  };
}
