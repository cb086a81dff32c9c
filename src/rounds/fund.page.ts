import { alert, dataTable, pageHeading, type Alert, type DataTable, type PageHeading } from '../platform/views/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatAmount, sumOere } from '../shared/money.js';
import type { Fund } from './round.store.js';
import { roundTexts } from './round.texts.js';

const { say } = roundTexts;

export interface PoolsPage {
  readonly heading: PageHeading;
  readonly table: DataTable;
  readonly note: Alert;
}

export function poolsPage(lang: Lang, funds: readonly Fund[]): PoolsPage {
  return {
    heading: pageHeading(say(lang, 'rounds.pools.title'), { lead: say(lang, 'rounds.pools.lead') }),
    table: fundsTable(lang, funds, { sum: true, captionHidden: false }),
    note: alert('info', say(lang, 'rounds.pools.note')),
  };
}

/** What each fund supports, who decides on its money, and how much there is for the whole period. */
export function fundsTable(lang: Lang, funds: readonly Fund[], show: { sum: boolean; captionHidden: boolean }): DataTable {
  const from = Math.min(...funds.map((fund) => fund.poolFromYear));
  const to = Math.max(...funds.map((fund) => fund.poolToYear));
  const sum = sumOere(funds.map((fund) => fund.poolOere));
  return dataTable({
    id: 'funds',
    caption: say(lang, 'rounds.pools.caption', { from, to }),
    captionHidden: show.captionHidden,
    columns: [
      say(lang, 'rounds.pools.fund'),
      say(lang, 'rounds.pools.supports'),
      say(lang, 'rounds.pools.decides'),
      { label: say(lang, 'rounds.pools.pool'), numeric: true },
    ],
    rows: funds.map((fund) => [
      inLang(lang, fund, 'name'),
      inLang(lang, fund, 'supports'),
      { text: inLang(lang, fund, 'decidingBodyName'), sub: fund.legalityControl ? say(lang, 'rounds.pools.legality') : null },
      formatAmount(fund.poolOere, lang),
    ]),
    foot: show.sum ? [say(lang, 'rounds.pools.sum'), '', '', formatAmount(sum, lang)] : undefined,
    emptyText: say(lang, 'rounds.pools.none'),
  });
}
