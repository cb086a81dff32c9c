import { alert, dataTable, keyFigure, pageHeading, pagination, type Alert, type DataTable, type KeyFigures, type PageHeading, type Pagination } from '../platform/views/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatPercentage } from '../shared/money.js';
import { durationText } from './duration.page.js';
import { spanCell, verdictTag } from './extension.page.js';
import type { Standing } from './extension.service.js';
import type { Ledger } from './ledger.service.js';
import type { Cause } from './ledger.store.js';
import { ledgerUrl, outageUrl } from './outage.paths.js';
import type { Outage } from './outage.rules.js';
import { outageTexts } from './outage.texts.js';

const { say } = outageTexts;
export const outagesAPage = 25;

/** Template `outages/ledger`. */
export interface LedgerPage {
  readonly heading: PageHeading;
  readonly alert: Alert | null;
  readonly figures: KeyFigures;
  readonly rounds: DataTable;
  readonly outages: DataTable;
  readonly pages: Pagination;
}

export interface LedgerShown {
  readonly ledger: Ledger;
  /** Those of this page, and what went wrong in them. */
  readonly outages: readonly Outage[];
  readonly causes: readonly Cause[];
  readonly standings: readonly Standing[];
  readonly page: number;
  readonly isOff: boolean;
}

export function ledgerPage(lang: Lang, shown: LedgerShown, now: Date): LedgerPage {
  const { ledger, outages, causes, standings, page, isOff } = shown;
  return {
    heading: pageHeading(say(lang, 'outages.title'), { lead: say(lang, 'outages.lead') }),
    alert: alertOf(lang, ledger, isOff, now),
    figures: {
      figures: [
        keyFigure(say(lang, 'outages.up.week'), share(lang, ledger.up.week)),
        keyFigure(say(lang, 'outages.up.month'), share(lang, ledger.up.month), { note: ledger.firstTry && say(lang, 'outages.up.since', { first: formatInstantPrecise(ledger.firstTry, lang) }) }),
      ],
    },
    rounds: dataTable({
      id: 'outage-rounds',
      caption: say(lang, 'outages.rounds'),
      columns: [say(lang, 'outages.column.round'), say(lang, 'outages.column.away'), say(lang, 'outages.column.limit'), say(lang, 'outages.column.verdict')],
      rows: standings.map(({ round, reckoning }) => [
        { text: inLang(lang, round, 'name'), href: outageUrl(round.id), sub: say(lang, 'outages.deadline', { at: formatInstantPrecise(round.closesAt, lang) }) },
        durationText(lang, reckoning.awayMs),
        durationText(lang, reckoning.limitMs),
        { tag: verdictTag(lang, reckoning.verdict) },
      ]),
      emptyText: say(lang, 'outages.rounds.none'),
    }),
    outages: dataTable({
      id: 'outages',
      caption: say(lang, 'outages.list'),
      columns: [say(lang, 'outages.column.from'), say(lang, 'outages.column.duration'), say(lang, 'outages.column.cause')],
      rows: outages.map(({ from, until }, at) => [
        spanCell(lang, { from, until }),
        durationText(lang, (until ?? now).getTime() - from.getTime()),
        causeText(lang, causes.filter((cause) => cause.at === at)),
      ]),
      emptyText: ledger.firstTry ? say(lang, 'outages.none', { first: formatInstantPrecise(ledger.firstTry, lang) }) : say(lang, 'outages.none.yet'),
    }),
    pages: pagination(lang, { page, pageSize: outagesAPage, total: ledger.outages.length, href: ledgerUrl }),
  };
}

function share(lang: Lang, permille: number | null): string {
  return permille === null ? say(lang, 'outages.up.unknown') : formatPercentage(BigInt(permille), 1, lang);
}

function alertOf(lang: Lang, { outages, lastGoodTry }: Ledger, isOff: boolean, now: Date): Alert | null {
  if (isOff) return alert('warning', say(lang, 'outages.off'));
  const [newest] = outages;
  if (newest && newest.until === null) return alert('error', say(lang, 'outages.going', { from: formatInstantPrecise(newest.from, lang), away: durationText(lang, now.getTime() - newest.from.getTime()) }));
  return lastGoodTry && alert('success', say(lang, 'outages.well', { at: formatInstantPrecise(lastGoodTry, lang) }));
}

/** The most frequent fault, and how many tries failed; none at all where nobody was there to try. */
function causeText(lang: Lang, causes: readonly Cause[]): { text: string; sub: string | null } {
  const [first] = causes;
  if (!first) return { text: say(lang, 'outages.cause.none'), sub: null };
  const text = say(lang, `outages.cause.${first.fault}`);
  const tries = causes.reduce((sum, cause) => sum + cause.tries, 0);
  return { text, sub: say(lang, 'outages.cause.tries', { tries, detail: first.detail ? ` (${first.detail})` : '' }) };
}
