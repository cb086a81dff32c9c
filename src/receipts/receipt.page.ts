import { dataTable, pageHeading, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { formatDate, formatInstant } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import { receiptPaths } from './receipt.paths.js';
import type { Published } from './receipt.service.js';
import { receiptTexts } from './receipt.texts.js';

const { say } = receiptTexts;

/** Template `receipts/log`. */
export interface LogPage {
  readonly heading: PageHeading;
  readonly file: { readonly label: string; readonly hint: string };
  readonly content: { readonly label: string; readonly hint: string };
  readonly noScript: string;
  /** What the script answers in words. */
  readonly words: Readonly<Record<'readable' | 'key' | 'signature' | 'head' | 'content' | 'yes' | 'no' | 'unknown' | 'genuine' | 'refusal' | 'grace' | 'exemption' | 'forged', string>>;
  readonly published: string;
  readonly locale: string;
  readonly limits: string;
  readonly headsText: string;
  readonly heads: DataTable;
  readonly keys: DataTable;
}

export function logPage(lang: Lang, { keys, heads }: Published): LogPage {
  return {
    heading: pageHeading(say(lang, 'receipts.title'), { lead: say(lang, 'receipts.lead') }),
    file: { label: say(lang, 'receipts.file'), hint: say(lang, 'receipts.file.hint') },
    content: { label: say(lang, 'receipts.content'), hint: say(lang, 'receipts.content.hint') },
    noScript: say(lang, 'receipts.noScript'),
    words: {
      readable: say(lang, 'receipts.readable'),
      key: say(lang, 'receipts.key'),
      signature: say(lang, 'receipts.signature'),
      head: say(lang, 'receipts.head'),
      content: say(lang, 'receipts.content.check'),
      yes: say(lang, 'receipts.yes'),
      no: say(lang, 'receipts.no'),
      unknown: say(lang, 'receipts.unknown'),
      // The script puts the receipt's own facts in.
      genuine: say(lang, 'receipts.genuine', { number: '[number]', version: '[version]', when: '[when]' }),
      refusal: say(lang, 'receipts.refusal', { number: '[number]', when: '[when]' }),
      grace: say(lang, 'receipts.ground.grace'),
      exemption: say(lang, 'receipts.ground.exemption'),
      forged: say(lang, 'receipts.forged'),
    },
    published: receiptPaths.published,
    locale: lang === 'da' ? 'da-DK' : 'en-GB',
    limits: say(lang, 'receipts.limits'),
    headsText: say(lang, 'receipts.heads.text'),
    heads: dataTable({
      id: 'heads',
      caption: say(lang, 'receipts.heads'),
      columns: [say(lang, 'receipts.heads.day'), { label: say(lang, 'receipts.heads.position'), numeric: true }, say(lang, 'receipts.heads.link')],
      rows: heads.map(({ day, position, link }) => [formatDate(day, lang), formatDecimal(position, lang), link]),
      emptyText: say(lang, 'receipts.heads.none'),
    }),
    keys: dataTable({
      id: 'keys',
      caption: say(lang, 'receipts.keys'),
      columns: [say(lang, 'receipts.keys.id'), say(lang, 'receipts.keys.since'), say(lang, 'receipts.keys.key')],
      rows: keys.map(({ id, publicKey, firstUsedAt }) => [id, formatInstant(firstUsedAt, lang), publicKey]),
      emptyText: say(lang, 'receipts.keys.none'),
    }),
  };
}
