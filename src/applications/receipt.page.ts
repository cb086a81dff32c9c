import { linkButton, summaryList, summaryRow, type Lang, type Receipt, type SummaryList } from '../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { formatKroner } from '../shared/money.js';
import { applicationUrl } from './application.paths.js';
import { applicationTexts } from './application.texts.js';
import type { Snapshot } from './snapshot.rules.js';
import type { Submitted } from './submission.store.js';

const { say } = applicationTexts;

/** Template `applications/receipt`. */
export interface ReceiptPage {
  readonly receipt: Receipt;
  readonly facts: SummaryList;
  readonly notes: readonly string[];
}

export function receiptPage(lang: Lang, { submitted, snapshot }: { submitted: Submitted; snapshot: Snapshot }, mail: string): ReceiptPage {
  const { application, project, round } = snapshot;
  const when = formatInstantPrecise(submitted.receivedAt, lang);
  const step = (name: 'assessment' | 'meeting' | 'decision', at: string) => ({ when: at, text: say(lang, `receipt.next.${name}`) });
  return {
    receipt: {
      title: say(lang, 'receipt.title'),
      reference: application.number,
      text: say(lang, 'receipt.text', { title: project.title, when, mail }),
      buttons: [
        linkButton(say(lang, 'receipt.see'), applicationUrl(application.id), { variant: 'primary' }),
        linkButton(say(lang, 'receipt.download'), applicationUrl(application.id, 'snapshot'), { icon: 'download' }),
      ],
      next: [
        step('assessment', say(lang, 'receipt.next.after')),
        step('meeting', formatDate(round.meetingOn, lang)),
        step('decision', say(lang, 'receipt.next.then')),
      ],
    },
    facts: summaryList(
      [
        summaryRow(say(lang, 'receipt.project'), project.title),
        summaryRow(say(lang, 'receipt.received'), when),
        summaryRow(say(lang, 'receipt.round'), round.name[lang]),
        summaryRow(say(lang, 'receipt.sought'), formatKroner(submitted.soughtOere, lang)),
        summaryRow(say(lang, 'receipt.hash'), [submitted.sha256, say(lang, 'receipt.hash.note')]),
      ],
      { heading: say(lang, 'receipt.facts') },
    ),
    notes: [say(lang, 'receipt.print'), say(lang, 'receipt.contact')],
  };
}
