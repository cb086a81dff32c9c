import { dataTable, pageHeading, type DataTable, type Lang, type PageHeading, type Progress } from '../platform/views/index.js';
import type { Fund } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { formatAmount, formatKroner, sumOere } from '../shared/money.js';
import { fundOf } from './fund-line.rules.js';
import { permilleUsed, type PoolView } from './pool.rules.js';
import { poolTexts } from './pool.texts.js';

const { say } = poolTexts;

/** Template `recommendations/pools`. */
export interface PoolsPage {
  readonly heading: PageHeading;
  readonly bars: readonly Progress[];
  readonly table: DataTable;
  readonly explained: string;
}

export function poolsPage(lang: Lang, pools: readonly PoolView[], funds: readonly Fund[]): PoolsPage {
  return {
    heading: pageHeading(say(lang, 'pools.title'), { lead: say(lang, 'pools.lead') }),
    bars: pools.map((pool) => bar(lang, pool, fundOf(funds, pool.fundId))),
    table: table(lang, pools, funds),
    explained: say(lang, 'pools.explained'),
  };
}

function bar(lang: Lang, pool: PoolView, fund: Fund): Progress {
  const text = say(lang, 'pools.bar', { granted: formatKroner(pool.committedOere, lang), pool: formatKroner(pool.poolOere, lang) });
  return { id: `pool-${fund.id}`, label: inLang(lang, fund, 'name'), value: permilleUsed(pool), max: 1000, text };
}

function table(lang: Lang, pools: readonly PoolView[], funds: readonly Fund[]): DataTable {
  const numeric = (key: 'pools.column.pool' | 'pools.column.granted' | 'pools.column.left') => ({ label: say(lang, key), numeric: true });
  const sum = (key: 'poolOere' | 'committedOere' | 'leftOere') => formatAmount(sumOere(pools.map((pool) => pool[key])), lang);
  return dataTable({
    id: 'pools',
    caption: say(lang, 'pools.caption'),
    columns: [say(lang, 'pools.column.fund'), say(lang, 'pools.column.decides'), numeric('pools.column.pool'), numeric('pools.column.granted'), numeric('pools.column.left')],
    rows: pools.map((pool) => {
      const fund = fundOf(funds, pool.fundId);
      return [
        { text: inLang(lang, fund, 'name'), sub: inLang(lang, fund, 'supports') },
        { text: inLang(lang, fund, 'decidingBodyName'), sub: fund.legalityControl ? say(lang, 'pools.legality') : null },
        { text: formatAmount(pool.poolOere, lang), sub: say(lang, 'pools.period', { from: fund.poolFromYear, to: fund.poolToYear }) },
        { text: formatAmount(pool.committedOere, lang), sub: say(lang, 'pools.grants', { n: pool.grants }) },
        formatAmount(pool.leftOere, lang),
      ];
    }),
    foot: pools.length > 1 ? [say(lang, 'pools.total'), '', sum('poolOere'), sum('committedOere'), sum('leftOere')] : undefined,
    emptyText: say(lang, 'pools.none'),
  });
}
