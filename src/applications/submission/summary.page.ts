import { randomUUID } from 'node:crypto';
import { checkboxField, errorsIn, type CheckboxField, type FormError } from '../../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, summaryList, summaryRow, type Alert, type Button, type Lang, type PageHeading, type SummaryList } from '../../platform/views/index.js';
import { phaseOf } from '../../rounds/index.js';
import { copenhagenDate, formatInstantPrecise, formatRemaining, remaining } from '../../shared/dates.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationPaths, applicationUrl, refusalUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { documentOf, type ApplicationDocument } from './document.page.js';
import type { Opened } from '../draft.rules.js';
import { isLead, reachOf } from '../members/member.access.js';
import { findingText, messagesFor } from '../form/message.page.js';
import { captionOf, deadlineOf, fieldUrl, sectionUrl, type Deadline } from '../form/section.page.js';
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
    buttons: maySubmit ? [button(say(lang, 'summary.submit')), back, economy] : [back, economy],
  };
}

/** Template `applications/late`. */
export interface LatePage {
  readonly heading: PageHeading;
  readonly facts: SummaryList;
  readonly help: string;
  readonly buttons: readonly Button[];
}

export function latePage(lang: Lang, { draft, frame }: Opened, receivedAt: Date, position: number | null): LatePage {
  const { closesAt } = frame.round;
  // Two instants of the same second must not read the same.
  const isClose = receivedAt.getTime() - closesAt.getTime() < 60_000;
  const shown = (instant: Date): string => {
    const text = formatInstantPrecise(instant, lang);
    return isClose ? say(lang, 'late.instant', { instant: text, milliseconds: instant.getMilliseconds() }) : text;
  };
  return {
    heading: pageHeading(say(lang, 'late.title'), { caption: captionOf(lang, draft), lead: say(lang, 'late.lead') }),
    facts: summaryList(
      [
        summaryRow(say(lang, 'late.deadline'), shown(closesAt)),
        summaryRow(say(lang, 'late.received'), shown(receivedAt)),
        summaryRow(say(lang, 'late.by'), delayText(lang, closesAt, receivedAt)),
      ],
      { heading: say(lang, 'late.facts') },
    ),
    help: say(lang, 'late.help'),
    buttons: [linkButton(say(lang, 'late.draft'), applicationUrl(draft.id), { variant: 'primary' }), ...(position === null ? [] : [linkButton(say(lang, 'summary.refused.receipt'), refusalUrl(draft.id, position), { icon: 'download' })]), linkButton(say(lang, 'late.mine'), applicationPaths.mine)],
  };
}

/** To the millisecond below a minute, so that two instants in the same second can be told apart. */
function delayText(lang: Lang, closesAt: Date, receivedAt: Date): string {
  const late = receivedAt.getTime() - closesAt.getTime();
  if (late < 60_000) return say(lang, 'late.seconds', { seconds: formatDecimal((late / 1000).toFixed(3), lang) });
  if (late < 3_600_000) return say(lang, 'late.minutes', { minutes: Math.floor(late / 60_000), seconds: Math.floor(late / 1000) % 60 });
  return formatRemaining(remaining(closesAt, receivedAt), lang);
}
