import { alert, linkButton, summaryList, summaryRow, type Alert, type DataTable, type Lang, type Receipt, type SummaryList } from '../../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../../shared/dates.js';
import { formatKroner } from '../../shared/money.js';
import { documentsUrl } from '../../documents/document.paths.js';
import { receiptPaths, receiptTexts, type Ground } from '../../receipts/index.js';
import { applicationUrl, sentUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { commitmentTable, pendingText } from '../commitments/commitment-table.page.js';
import type { ChangeGroup } from '../history/change.page.js';
import type { Opened } from '../draft.rules.js';
import { meanwhileGroups } from './meanwhile.page.js';
import type { Meanwhile } from './meanwhile.service.js';
import type { Snapshot } from './snapshot.rules.js';
import type { Submitted } from './submission.store.js';
import { standingAlert } from '../versions/version.page.js';

const { say } = applicationTexts;

/** Template `applications/receipt`. */
export interface ReceiptPage {
  readonly receipt: Receipt;
  /** Where this is not, or no longer, the version that counts. */
  readonly standing: Alert | null;
  readonly facts: SummaryList;
  /** What the partners had confirmed; null where they were not asked. */
  readonly commitments: DataTable | null;
  /** Who is still to confirm; '' for nobody. */
  readonly pending: string;
  /** What was changed between what the lead looked at and what was sent in. */
  readonly meanwhile: readonly ChangeGroup[];
  readonly notes: readonly string[];
}

type Sent = { readonly submitted: Submitted; readonly snapshot: Snapshot; readonly opened: Opened<never>; readonly meanwhile: Meanwhile; readonly isSigned: boolean; readonly ground: Ground | null };

export function receiptPage(lang: Lang, { submitted, snapshot, opened, meanwhile, isSigned, ground }: Sent, now: Date): ReceiptPage {
  const { application, project, round } = snapshot;
  const when = formatInstantPrecise(submitted.receivedAt, lang);
  const step = (name: 'assessment' | 'meeting' | 'decision', at: string) => ({ when: at, text: say(lang, `receipt.next.${name}`) });
  return {
    receipt: {
      title: say(lang, 'receipt.title'),
      reference: application.number,
      text: say(lang, 'receipt.text', { title: project.title, when }),
      buttons: [
        linkButton(say(lang, 'receipt.see'), applicationUrl(application.id), { variant: 'primary' }),
        linkButton(say(lang, 'around.documents'), documentsUrl(application.id)),
        linkButton(say(lang, 'receipt.download'), sentUrl(application.id, 'snapshot', submitted.version), { icon: 'download' }),
        ...(isSigned
          ? [
              linkButton(receiptTexts.say(lang, 'receipts.download'), sentUrl(application.id, 'signedReceipt', submitted.version), { icon: 'download' }),
              linkButton(receiptTexts.say(lang, 'receipts.verify'), receiptPaths.log),
            ]
          : []),
      ],
      next: [
        step('assessment', say(lang, 'receipt.next.after')),
        step('meeting', formatDate(round.meetingOn, lang)),
        step('decision', say(lang, 'receipt.next.then')),
      ],
    },
    standing: standingOfVersion(lang, opened, submitted.version, now),
    facts: summaryList(
      [
        summaryRow(say(lang, 'receipt.project'), project.title),
        summaryRow(say(lang, 'receipt.received'), ground ? [when, say(lang, `receipt.ground.${ground}`)] : when),
        summaryRow(say(lang, 'receipt.version'), String(submitted.version)),
        summaryRow(say(lang, 'receipt.round'), round.name[lang]),
        summaryRow(say(lang, 'receipt.sought'), formatKroner(submitted.soughtOere, lang)),
        summaryRow(say(lang, 'receipt.hash'), [submitted.sha256, say(lang, 'receipt.hash.note')]),
      ],
      { heading: say(lang, 'receipt.facts') },
    ),
    commitments: commitmentTable(lang, snapshot),
    pending: pendingText(lang, snapshot),
    meanwhile: meanwhileGroups(lang, opened.frame, snapshot, meanwhile),
    notes: [say(lang, 'receipt.print'), say(lang, 'receipt.contact')],
  };
}

function standingOfVersion(lang: Lang, opened: Opened<never>, version: number, now: Date): Alert | null {
  const { id, sent } = opened.draft;
  if (!sent || sent.version === version) return standingAlert(lang, opened, now);
  const link = { label: say(lang, 'receipt.replaced.link'), href: sentUrl(id, 'receipt', sent.version) };
  return alert('info', say(lang, 'receipt.replaced', { version, last: sent.version, when: formatInstantPrecise(sent.receivedAt, lang) }), { link });
}
