import { dataTable, type DataTable } from '../platform/views/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatAmount, type Oere } from '../shared/money.js';
import { callTexts } from './call.texts.js';
import type { Fund } from './round.store.js';
import { roundTexts } from './round.texts.js';

const { say } = roundTexts;

/** What each fund supports, who decides on its money, and how much there is: for the whole period, and in this round where the call says so. */
export function fundsTable(lang: Lang, funds: readonly Fund[], ofTheRound: Readonly<Record<string, Oere | null>> = {}): DataTable {
  const hasOwn = funds.some(({ id }) => (ofTheRound[id] ?? null) !== null);
  const inRound = ({ id }: Fund): string => {
    const pool = ofTheRound[id] ?? null;
    return pool === null ? callTexts.say(lang, 'rounds.call.pool.whole') : formatAmount(pool, lang);
  };
  const from = Math.min(...funds.map((fund) => fund.poolFromYear));
  const to = Math.max(...funds.map((fund) => fund.poolToYear));
  return dataTable({
    id: 'funds',
    caption: say(lang, 'rounds.pools.caption', { from, to }),
    captionHidden: true,
    columns: [
      say(lang, 'rounds.pools.fund'),
      say(lang, 'rounds.pools.supports'),
      say(lang, 'rounds.pools.decides'),
      { label: say(lang, 'rounds.pools.pool'), numeric: true },
      ...(hasOwn ? [{ label: callTexts.say(lang, 'rounds.call.pool'), numeric: true }] : []),
    ],
    rows: funds.map((fund) => [
      inLang(lang, fund, 'name'),
      inLang(lang, fund, 'supports'),
      { text: inLang(lang, fund, 'decidingBodyName'), sub: fund.legalityControl ? say(lang, 'rounds.pools.legality') : null },
      formatAmount(fund.poolOere, lang),
      ...(hasOwn ? [inRound(fund)] : []),
    ]),
    emptyText: say(lang, 'rounds.pools.none'),
  });
}
