import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import type { Fund } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { formatAmount, formatKroner } from '../shared/money.js';
import type { Recorded } from './ranking.service.js';
import { rankingTexts } from './ranking.texts.js';

const { say } = rankingTexts;

export interface FundingPart {
  readonly text: string;
  readonly table: DataTable;
}

/** Where the pools end, as they were when the ranking was made. */
export function fundingPart(lang: Lang, { input, outcome }: Pick<Recorded, 'input' | 'outcome'>, funds: readonly Fund[]): FundingPart {
  const { rank, short, left } = outcome.line;
  const nameOf = (fundId: string): string => {
    const fund = funds.find(({ id }) => id === fundId);
    return fund ? inLang(lang, fund, 'name') : fundId;
  };
  const lacking = Object.entries(short).map(([fundId, oere]) => say(lang, 'ranking.pools.short', { amount: formatKroner(BigInt(oere), lang), fund: nameOf(fundId) })).join(', ');
  const last = Math.max(0, ...outcome.ranked.filter(({ line }) => line === 'within').map((one) => one.rank));
  const cut = (at: number): string => (last === 0 ? say(lang, 'ranking.pools.cut.first', { short: lacking }) : say(lang, 'ranking.pools.cut', { last, rank: at, short: lacking }));
  return {
    text: rank === null ? say(lang, 'ranking.pools.all') : cut(rank),
    table: dataTable({
      id: 'pools',
      caption: say(lang, 'ranking.pools.caption'),
      columns: [say(lang, 'ranking.pools.fund'), { label: say(lang, 'ranking.pools.pool'), numeric: true }, { label: say(lang, 'ranking.pools.left'), numeric: true }],
      rows: Object.entries(input.pools).map(([fundId, oere]) => [nameOf(fundId), formatAmount(BigInt(oere), lang), formatAmount(BigInt(left[fundId] ?? '0'), lang)]),
      emptyText: say(lang, 'ranking.pools.none'),
    }),
  };
}
