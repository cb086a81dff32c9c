import type { ApplicationHead } from '../applications/index.js';
import type { Criterion } from '../criteria/index.js';
import { alert, dataTable, pageHeading, pagination, summaryList, summaryRow, type Alert, type DataTable, type Lang, type PageHeading, type Pagination, type SummaryList } from '../platform/views/index.js';
import type { Fund, RoundView } from '../rounds/index.js';
import { assessmentsUrl } from '../scoring/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatAmount } from '../shared/money.js';
import { criterionName, pointsOf, reasonInWords, rulesList, stepName } from './criterion-words.page.js';
import { differences, withoutHidden, type Stood } from './difference.rules.js';
import { fundingPart, type FundingPart } from './funding-line.page.js';
import { recordedUrl } from './ranking.paths.js';
import type { RankedApplication } from './ranking-result.rules.js';
import type { Recorded } from './ranking.service.js';
import type { OverrideRow } from './ranking.store.js';
import { rankingTexts } from './ranking.texts.js';

const { say } = rankingTexts;

export const recordedPageSize = 100;
/** The table tells of them all. */
const mostNamed = 10;

export interface RecordedPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly about: SummaryList;
  readonly rules: SummaryList;
  readonly ranked: DataTable;
  readonly pagination: Pagination;
  /** What the short headings of the criteria's columns stand for. */
  readonly legend: readonly { readonly short: string; readonly title: string }[];
  /** null for whoever may not see all of the round. */
  readonly funding: FundingPart | null;
  readonly failed: DataTable;
  readonly unranked: DataTable;
  /** null for the first one, and for whoever may not see all. */
  readonly changes: { readonly heading: string; readonly table: DataTable } | null;
}

export interface RecordedShown {
  readonly round: RoundView;
  readonly ranking: Recorded;
  readonly before: Recorded | null;
  /** By which it was made although something was missing. */
  readonly leave: OverrideRow | null;
  readonly newest: number;
  readonly hidden: ReadonlySet<string>;
  readonly heads: readonly ApplicationHead[];
  readonly criteria: readonly Criterion[];
  readonly funds: readonly Fund[];
  readonly page: number;
  /** Whether the reader may open the assessments. */
  readonly links: boolean;
}

export function recordedPage(lang: Lang, shown: RecordedShown): RecordedPage {
  const { round, ranking, before, newest, hidden, criteria, page } = shown;
  const outcome = withoutHidden(ranking.outcome, hidden);
  const { number, occasion, madeAt, input } = ranking;
  const isWhole = hidden.size === 0;
  const named = nameOf(shown);
  const short = [...outcome.ranked, ...outcome.failed].filter(({ assessments }) => assessments < input.rules.panelSize);
  const shortNames = [...short.slice(0, mostNamed).map((one) => `${one.number} (${say(lang, 'ranking.assessments.of', { n: one.assessments, size: input.rules.panelSize })})`), ...(short.length > mostNamed ? ['…'] : [])].join(', ');
  const stood = (place: Stood): string => (place ? say(lang, 'ranking.changes.total', { rank: place.rank, total: pointsOf(lang, place.total) }) : say(lang, 'ranking.changes.out'));
  return {
    heading: pageHeading(say(lang, 'ranking.title', { number }), { caption: inLang(lang, round, 'name'), lead: say(lang, `ranking.lead.${occasion}`, { when: formatInstant(madeAt, lang) }) }),
    alerts: [
      ...(newest > number ? [alert('warning', say(lang, 'ranking.newer', { number: newest }), { link: { label: say(lang, 'ranking.newer.link', { number: newest }), href: recordedUrl(round.id, newest) } })] : []),
      ...(short.length > 0 ? [alert('warning', say(lang, 'ranking.short', { n: short.length, size: input.rules.panelSize, names: shortNames }))] : []),
      ...(isWhole ? [] : [alert('info', say(lang, 'ranking.hidden'))]),
    ],
    about: aboutList(lang, shown),
    rules: rulesList(lang, input.rules, criteria),
    ranked: dataTable({
      id: 'ranked',
      caption: say(lang, 'ranking.caption', { total: outcome.ranked.length }),
      columns: [say(lang, 'ranking.application'), ...numeric(say(lang, 'ranking.rank'), say(lang, 'ranking.total'), ...criteria.map((criterion) => `K${criterion.number}`), say(lang, 'ranking.assessments'), say(lang, 'ranking.sought')), ...(isWhole ? [say(lang, 'ranking.line')] : [])],
      rows: outcome.ranked.slice((page - 1) * recordedPageSize, page * recordedPageSize).map((one) => rankedCells(lang, one, shown, named(one))),
      emptyText: say(lang, 'ranking.empty'),
      compact: true,
    }),
    pagination: pagination(lang, { page, pageSize: recordedPageSize, total: outcome.ranked.length, href: (to) => recordedUrl(round.id, number, to) }),
    legend: criteria.map((criterion) => ({ short: `K${criterion.number}`, title: inLang(lang, criterion, 'title') })),
    funding: isWhole ? fundingPart(lang, ranking, shown.funds) : null,
    failed: dataTable({
      id: 'failed',
      caption: say(lang, 'ranking.failed.caption'),
      columns: [say(lang, 'ranking.application'), say(lang, 'ranking.failed.what'), ...numeric(say(lang, 'ranking.total'))],
      rows: outcome.failed.map((one) => [named(one), one.failures.map(({ on, score, threshold }) => say(lang, 'ranking.failure', { on: on === 'total' ? say(lang, 'ranking.total') : criterionName(lang, criteria, on), score: pointsOf(lang, score), threshold: pointsOf(lang, { numerator: String(threshold), denominator: '1' }) })).join('; '), pointsOf(lang, one.total)]),
      emptyText: say(lang, 'ranking.failed.none'),
    }),
    unranked: dataTable({
      id: 'unranked',
      caption: say(lang, 'ranking.unranked.caption'),
      columns: [say(lang, 'ranking.application'), say(lang, 'ranking.unranked.why')],
      rows: outcome.unranked.map((one) => [named(one), say(lang, `ranking.unranked.${one.why}`)]),
      emptyText: '',
    }),
    changes: before && isWhole
      ? {
          heading: say(lang, 'ranking.changes', { number: before.number }),
          table: dataTable({
            id: 'changes',
            caption: say(lang, 'ranking.changes.caption'),
            columns: [say(lang, 'ranking.application'), say(lang, 'ranking.changes.before'), say(lang, 'ranking.changes.now')],
            rows: differences(before.outcome, ranking.outcome).map((one) => [named(one), stood(one.before), stood(one.now)]),
            emptyText: say(lang, 'ranking.changes.none'),
          }),
        }
      : null,
  };
}

function rankedCells(lang: Lang, one: RankedApplication, { hidden, criteria, ranking }: RecordedShown, name: { text: string; sub: string; href?: string }) {
  const rank = one.shared ? say(lang, 'ranking.rank.shared', { rank: one.rank }) : String(one.rank);
  const sought = Object.values(ranking.input.applications.find(({ id }) => id === one.id)?.sought ?? {}).reduce((sum, oere) => sum + BigInt(oere), 0n);
  return [
    name,
    { text: rank, sub: one.separatedBy && hidden.size === 0 ? say(lang, 'ranking.separated', { step: stepName(lang, criteria, one.separatedBy) }) : null },
    pointsOf(lang, one.total),
    ...criteria.map(({ id }) => (one.criteria[id] ? pointsOf(lang, one.criteria[id], 1) : '–')),
    say(lang, 'ranking.assessments.of', { n: one.assessments, size: ranking.input.rules.panelSize }),
    formatAmount(sought, lang),
    ...(hidden.size === 0 ? [{ tag: { text: say(lang, `ranking.line.${one.line}`), colour: one.line === 'within' ? ('green' as const) : ('grey' as const) } }] : []),
  ];
}

function aboutList(lang: Lang, { ranking, leave, hidden }: RecordedShown): SummaryList {
  const { input, sha256, madeByName } = ranking;
  const seen = input.applications.filter(({ id }) => !hidden.has(id));
  const withdrawn = seen.flatMap(({ number, withdrawn: all }) => [...Map.groupBy(all, ({ why }) => why)].map(([why, some]) => say(lang, 'ranking.about.withdrawn.one', { number, n: some.length, why: say(lang, `ranking.why.${why}`) })));
  const reason = hidden.size === 0 ? reasonInWords(lang, ranking) : '';
  return summaryList([
    summaryRow(say(lang, 'ranking.about.by'), madeByName),
    ...(leave?.decidedAt && hidden.size === 0 ? [summaryRow(say(lang, 'ranking.about.leave'), `${leave.decidedByName ?? ''}, ${formatInstant(leave.decidedAt, lang)}`)] : []),
    ...(reason ? [summaryRow(say(lang, 'ranking.about.reason'), reason)] : []),
    summaryRow(say(lang, 'ranking.about.rules'), input.ruleSetId),
    summaryRow(say(lang, 'ranking.about.counted'), String(seen.reduce((sum, { assessments }) => sum + assessments.length, 0))),
    ...(withdrawn.length ? [summaryRow(say(lang, 'ranking.about.withdrawn'), withdrawn)] : []),
    summaryRow(say(lang, 'ranking.about.hash'), sha256),
  ], { heading: say(lang, 'ranking.about') });
}

function nameOf({ heads, links }: RecordedShown): (one: { readonly id: string; readonly number: string }) => { text: string; sub: string; href?: string } {
  const byId = new Map(heads.map((head) => [head.id, head]));
  return ({ id, number }) => {
    const head = byId.get(id);
    return { text: head?.title ?? number, sub: [number, head?.leadPartner].filter(Boolean).join(' · '), ...(links ? { href: assessmentsUrl(id) } : {}) };
  };
}

function numeric(...labels: readonly string[]): { label: string; numeric: true }[] {
  return labels.map((label) => ({ label, numeric: true }));
}
