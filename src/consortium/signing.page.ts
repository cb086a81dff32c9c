import { applicationTexts, captionOf } from '../applications/index.js';
import { checkboxField, errorsIn, hiddenField, textField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, summaryList, summaryRow, type Alert, type Button, type DataTable, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { formatAmount } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { consortiumUrl } from './consortium.paths.js';
import { consortiumTexts } from './consortium.texts.js';
import { messagesOf } from './message.page.js';
import { sumsOf, type Part } from './part.rules.js';
import type { ToSign } from './signing.service.js';

const { say } = consortiumTexts;
const amount = (oere: bigint, lang: Lang): string => formatAmount(oere, lang, { decimals: 'always' });

/** Template `consortium/signing`. */
export interface SigningPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly partner: SummaryList;
  readonly costs: DataTable;
  readonly financing: DataTable;
  readonly action: string;
  /** None where it is signed already, or the application no longer changes. */
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export function signingPage(lang: Lang, { consortium, part, sha256, signing }: ToSign, name: string, posted: Posted, errors: readonly FormError[]): SigningPage {
  const { draft } = consortium.opened;
  const isOpen = consortium.isBeingWritten && signing.state !== 'signed';
  const message = messagesOf(lang, errors);
  const fields = [
    hiddenField('sha256', sha256),
    textField({ name: 'name', label: say(lang, 'signing.name'), value: name, readonly: true, width: 'l' }),
    textField({ name: 'title', label: say(lang, 'signing.as'), hint: say(lang, 'signing.as.hint'), value: typed(posted, 'title'), error: message('title'), autocomplete: 'organization-title', width: 'l' }),
    checkboxField({ name: 'declaration', label: say(lang, 'signing.declaration', { partner: part.partner.name }), checked: typed(posted, 'declaration') === '1', error: message('declaration') }),
  ];
  return {
    errors: isOpen ? errorsIn(fields) : [],
    heading: pageHeading(say(lang, 'signing.heading', { partner: part.partner.name }), { caption: captionOf(lang, draft), lead: say(lang, 'signing.lead') }),
    alerts: alertsOf(lang, { signing, consortium }),
    partner: partnerOf(lang, part),
    costs: costsOf(lang, part),
    financing: financingOf(lang, part),
    action: consortiumUrl(draft.id, 'signing'),
    fields: isOpen ? fields : [],
    buttons: [button(say(lang, 'signing.button'))],
  };
}

function alertsOf(lang: Lang, { signing, consortium }: Pick<ToSign, 'signing' | 'consortium'>): Alert[] {
  const closed = consortium.isBeingWritten ? [] : [alert('info', say(lang, 'consortium.closed'))];
  if (signing.state === 'missing') return closed;
  const { name, title, signedAt } = signing.signature;
  const by = { name, title, when: formatInstant(signedAt, lang) };
  return [...closed, signing.state === 'signed' ? alert('success', say(lang, 'signing.signed', by)) : alert('warning', say(lang, 'signing.stale', by), { heading: say(lang, 'signing.stale.title') })];
}

function partnerOf(lang: Lang, { partner }: Part): SummaryList {
  const app = applicationTexts.say;
  return summaryList(
    [
      summaryRow(app(lang, 'partners.name'), [partner.name, ...(partner.isLead ? [say(lang, 'signing.leads')] : [])]),
      summaryRow(app(lang, 'partners.cvr'), partner.cvr),
      summaryRow(app(lang, 'partners.productionUnit'), partner.productionUnit),
      summaryRow(app(lang, 'partners.address'), partner.address),
      summaryRow(app(lang, 'partners.sector'), app(lang, `sector.${partner.sector}`)),
      summaryRow(app(lang, 'partners.size'), app(lang, `size.${partner.size || 'unknown'}`)),
      summaryRow(app(lang, 'partners.role'), partner.role.split(/\n+/)),
    ],
    { heading: say(lang, 'signing.partner') },
  );
}

function costsOf(lang: Lang, part: Part): DataTable {
  return dataTable({
    id: 'costs',
    caption: say(lang, 'signing.costs'),
    columns: [say(lang, 'signing.category'), say(lang, 'signing.description'), { label: say(lang, 'signing.amount'), numeric: true }],
    rows: part.costs.map(({ category, description, amountOere }) => [categoryName(lang, category), description, amount(amountOere, lang)]),
    foot: [say(lang, 'signing.total'), '', amount(sumsOf(part).costOere, lang)],
    emptyText: say(lang, 'signing.costs.none'),
  });
}

function financingOf(lang: Lang, part: Part): DataTable {
  return dataTable({
    id: 'financing',
    caption: say(lang, 'signing.financing'),
    columns: [say(lang, 'signing.kind'), { label: say(lang, 'signing.hours'), numeric: true }, { label: say(lang, 'signing.amount'), numeric: true }],
    rows: part.financing.map(({ kind, hours, amountOere }) => [applicationTexts.say(lang, `kind.${kind}`), hours === null ? '' : formatDecimal(hours, lang), amount(amountOere, lang)]),
    foot: [say(lang, 'signing.total'), '', amount(sumsOf(part).coFinancingOere, lang)],
    emptyText: say(lang, 'signing.financing.none'),
  });
}

/** A line may hold a code that today's list no longer has. */
function categoryName(lang: Lang, category: string): string {
  const texts: Readonly<Record<string, string>> = applicationTexts[lang];
  return texts[`category.${category}`] ?? category;
}
