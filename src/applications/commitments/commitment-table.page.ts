import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { formatDate, formatInstant, copenhagenDate } from '../../shared/dates.js';
import { formatAmount } from '../../shared/money.js';
import { applicationTexts } from '../application.texts.js';
import { budgetIn, partsOf } from '../submission/snapshot-draft.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { partOf, sumsOf } from './part.rules.js';

const { say } = applicationTexts;
type Frozen = NonNullable<Snapshot['commitments']>[number];

/** What each partner had confirmed when a version was sent in: the sums of its lines as it signed them, and nothing that was reckoned since. Null where nobody was asked. */
export function commitmentTable(lang: Lang, snapshot: Snapshot): DataTable | null {
  const { commitments } = snapshot;
  if (!commitments) return null;
  const [parts, { money }] = [partsOf(snapshot), budgetIn(snapshot)];
  const amount = (oere: bigint | undefined): string => formatAmount(oere ?? 0n, lang, { decimals: 'always' });
  return dataTable({
    id: 'document-commitments',
    caption: say(lang, 'document.commitments'),
    captionHidden: true,
    columns: [say(lang, 'document.partner'), { label: say(lang, 'document.commitment.costs'), numeric: true }, { label: say(lang, 'document.commitment.coFinancing'), numeric: true }, say(lang, 'document.commitment.by'), say(lang, 'document.commitment.when')],
    rows: commitments.map((one) => {
      const part = partOf(parts, one.partnerId, money);
      const own = part && sumsOf(part);
      return [
        nameOf(snapshot, one),
        amount(own?.costOere),
        amount(own?.coFinancingOere),
        one.name ? { text: one.name, sub: [one.title, channelText(lang, one)].filter(Boolean).join(', ') } : say(lang, 'document.commitment.nobody'),
        one.at ? formatInstant(new Date(one.at), lang) : waitText(lang, one),
      ];
    }),
    emptyText: say(lang, 'document.noPartners'),
  });
}

/** Who is still to confirm, and until when; '' for nobody. */
export function pendingText(lang: Lang, snapshot: Snapshot): string {
  const pending = (snapshot.commitments ?? []).filter(({ until }) => until !== '');
  const [first] = pending;
  if (!first) return '';
  return say(lang, 'receipt.pending', { names: pending.map((one) => nameOf(snapshot, one)).join(', '), day: dayOf(lang, first) });
}

/** The same as paragraphs of a mail; '' where nobody was asked. */
export function commitmentLines(lang: Lang, snapshot: Snapshot): string {
  const { commitments } = snapshot;
  if (!commitments) return '';
  const lines = commitments.map((one) => {
    const name = nameOf(snapshot, one);
    return one.at ? say(lang, 'mail.commitment.confirmed', { name, by: one.name, title: one.title, when: formatInstant(new Date(one.at), lang) }) : `- ${name}: ${waitText(lang, one)}`;
  });
  return say(lang, 'mail.commitments', { lines: lines.join('\n') });
}

/** How it was confirmed; '' in versions from before that was kept. */
function channelText(lang: Lang, { linkTo }: Frozen): string {
  if (linkTo === undefined) return '';
  return linkTo === null ? say(lang, 'document.commitment.account') : say(lang, 'document.commitment.link', { address: linkTo });
}

function waitText(lang: Lang, one: Frozen): string {
  return one.until ? say(lang, 'document.commitment.until', { day: dayOf(lang, one) }) : say(lang, 'document.commitment.open');
}

const dayOf = (lang: Lang, { until }: Frozen): string => formatDate(copenhagenDate(new Date(until)), lang);
const nameOf = ({ partners }: Snapshot, { partnerId }: Frozen): string => partners.find(({ id }) => id === partnerId)?.name ?? '';
