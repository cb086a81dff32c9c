import { dataTable, moneyFigure, pageHeading, pagination, tag, type DataTable, type KeyFigure, type Lang, type PageHeading, type Pagination } from '../platform/views/index.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatAmount, formatKroner } from '../shared/money.js';
import { decisionsPerPage, type DecisionLists } from './fund-decision.service.js';
import { decisionTexts } from './fund-decision.texts.js';
import { fundOf, type ListedLine } from './fund-line.rules.js';
import type { PoolView } from './pool.rules.js';
import { decisionsUrl, decisionUrl } from './recommendation.paths.js';

const { say } = decisionTexts;

/** Template `recommendations/decisions`. */
export interface DecisionsPage {
  readonly heading: PageHeading;
  readonly pools: readonly KeyFigure[];
  readonly waiting: DataTable;
  readonly waitingPages: Pagination;
  readonly decided: DataTable;
  readonly decidedPages: Pagination;
}

export function decisionsPage(lang: Lang, lists: DecisionLists, pools: readonly PoolView[], pages: { waiting: number; decided: number }): DecisionsPage {
  const { funds, counts } = lists;
  const turn = (which: 'waiting' | 'decided') =>
    pagination(lang, { page: pages[which], pageSize: decisionsPerPage, total: counts[which], href: (page) => decisionsUrl({ ...pages, [which]: page }) });
  return {
    heading: pageHeading(say(lang, 'decisions.title'), { lead: say(lang, 'decisions.lead') }),
    pools: pools
      .filter(({ fundId }) => funds.some(({ id }) => id === fundId))
      .map((pool) => moneyFigure(lang, say(lang, 'decisions.left', { fund: inLang(lang, fundOf(funds, pool.fundId), 'name') }), pool.leftOere, { note: say(lang, 'decisions.left.note', { pool: formatKroner(pool.poolOere, lang) }) })),
    waiting: waitingTable(lang, lists),
    waitingPages: turn('waiting'),
    decided: decidedTable(lang, lists),
    decidedPages: turn('decided'),
  };
}

function waitingTable(lang: Lang, { waiting, counts, funds }: DecisionLists): DataTable {
  return dataTable({
    id: 'waiting',
    caption: say(lang, 'decisions.waiting', { n: counts.waiting }),
    captionHidden: true,
    columns: [
      say(lang, 'decisions.column.number'),
      say(lang, 'decisions.column.project'),
      say(lang, 'decisions.column.fund'),
      { label: say(lang, 'decisions.column.forum'), numeric: true },
      say(lang, 'decisions.column.meeting'),
    ],
    rows: waiting.map((line) => [
      link(line),
      { text: line.title, sub: line.leadPartner },
      inLang(lang, fundOf(funds, line.fundId), 'name'),
      formatAmount(line.forumOere ?? 0n, lang, { decimals: 'always' }),
      formatDate(line.forumDecidedOn ?? '', lang),
    ]),
    emptyText: say(lang, 'decisions.waiting.empty'),
  });
}

function decidedTable(lang: Lang, { decided, counts, funds }: DecisionLists): DataTable {
  return dataTable({
    id: 'decided',
    caption: say(lang, 'decisions.decided', { n: counts.decided }),
    captionHidden: true,
    columns: [
      say(lang, 'decisions.column.number'),
      say(lang, 'decisions.column.project'),
      say(lang, 'decisions.column.fund'),
      say(lang, 'decisions.column.outcome'),
      { label: say(lang, 'decisions.column.granted'), numeric: true },
      say(lang, 'decisions.column.date'),
    ],
    rows: decided.map((line) => [
      link(line),
      { text: line.title, sub: line.leadPartner },
      inLang(lang, fundOf(funds, line.fundId), 'name'),
      { tag: line.outcome === 'granted' ? tag(say(lang, 'decisions.outcome.granted'), 'green') : tag(say(lang, 'decisions.outcome.rejected'), 'red') },
      formatAmount(line.grantedOere ?? 0n, lang, { decimals: 'always' }),
      formatDate(line.decidedOn ?? '', lang),
    ]),
    emptyText: say(lang, 'decisions.decided.empty'),
  });
}

function link({ applicationId, fundId, number }: ListedLine): { text: string; href: string } {
  return { text: number, href: decisionUrl(applicationId, fundId) };
}
