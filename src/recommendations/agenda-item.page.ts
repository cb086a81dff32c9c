import { formatGearing } from '../budgets/index.js';
import { dataTable, summaryList, summaryRow, type DataTable, type Lang, type SummaryList } from '../platform/views/index.js';
import type { Fund } from '../rounds/index.js';
import { formatHalfPoints, formatMean } from '../scoring/index.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatAmount, formatKroner, sumOere, type Oere } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { gearingOf } from './agenda-document.rules.js';
import { fundOf, type FundLine } from './fund-line.rules.js';
import type { Agenda } from './meeting.service.js';
import { meetingTexts } from './meeting.texts.js';
import { caseAttachmentUrl, caseUrl } from './recommendation.paths.js';
import { minuteOf, type Minute } from './minute.page.js';

const { say } = meetingTexts;

/** One item of the agenda, in the order a recommendation to the growth forum has. */
export interface AgendaItem {
  readonly anchor: string;
  readonly heading: string;
  readonly title: string;
  readonly header: SummaryList;
  readonly points: readonly { readonly text: string; readonly reason: string | null }[];
  readonly amounts: DataTable;
  readonly resume: readonly string[];
  readonly casePresentation: readonly string[];
  readonly parties: readonly string[];
  readonly assessment: DataTable;
  /** Criteria with something to read. */
  readonly remarks: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly economy: SummaryList;
  readonly competence: readonly string[];
  readonly annexes: readonly { readonly text: string; readonly href: string | null }[];
  readonly minute: Minute | null;
}

type Item = Agenda['items'][number];

export function agendaItem(lang: Lang, item: Item, funds: readonly Fund[]): AgendaItem {
  const { document, itemNumber, lines } = item;
  return {
    anchor: anchorOf(itemNumber),
    heading: say(lang, 'meeting.item', { n: itemNumber }),
    title: document.title,
    header: header(lang, item),
    points: lines.map((line) => point(lang, line, fundOf(funds, line.fundId))),
    amounts: amounts(lang, item, funds),
    resume: paragraphs(item.resume),
    casePresentation: paragraphs(item.casePresentation),
    parties: document.partners.map(({ name, sector, isLead }) => `${isLead ? say(lang, 'meeting.3.lead', { name }) : name}, ${say(lang, `meeting.sector.${sector}`)}`),
    assessment: assessment(lang, item),
    remarks: document.assessment.criteria.filter(({ remarks }) => remarks.length > 0).map(({ number, title, remarks }) => ({ title: `${number}. ${title[lang]}`, lines: remarks })),
    economy: economy(lang, item),
    competence: lines.map(({ fundId }) => competence(lang, fundOf(funds, fundId))),
    annexes: annexes(lang, item),
    minute: minuteOf(lang, item, funds),
  };
}

/** Where an item stands on its page; also the end of an address that leads to it. */
export function anchorOf(itemNumber: number): string {
  return `punkt-${itemNumber}`;
}

function header(lang: Lang, { document }: Item): SummaryList {
  return summaryList([
    summaryRow(say(lang, 'meeting.header.to'), say(lang, 'meeting.header.to.value')),
    summaryRow(say(lang, 'meeting.header.from'), say(lang, 'meeting.header.from.value', { officer: document.officer })),
    summaryRow(say(lang, 'meeting.header.date'), formatDate(document.placedOn, lang)),
    summaryRow(say(lang, 'meeting.header.case'), document.number),
    summaryRow(say(lang, 'meeting.header.round'), document.round.name[lang]),
  ]);
}

function point(lang: Lang, line: FundLine, fund: Fund): AgendaItem['points'][number] {
  const named = { fund: inLang(lang, fund, 'name'), body: inLang(lang, fund, 'decidingBodyName'), amount: formatKroner(line.recommendedOere ?? 0n, lang) };
  const { conditions } = line;
  const reason = line.reason === '' ? null : say(lang, 'meeting.1.reason', { reason: line.reason });
  if (!line.recommendedOere) return { text: say(lang, 'meeting.1.none', { fund: named.fund }), reason };
  return { text: conditions === '' ? say(lang, 'meeting.1.full', named) : say(lang, 'meeting.1.conditional', { ...named, conditions }), reason };
}

function amounts(lang: Lang, { lines, itemNumber }: Item, funds: readonly Fund[]): DataTable {
  const amount = (oere: Oere) => formatAmount(oere, lang, { decimals: 'always' });
  const sum = (key: 'appliedOere' | 'recommendedOere') => amount(sumOere(lines.map((line) => line[key] ?? 0n)));
  return dataTable({
    id: `amounts-${itemNumber}`,
    caption: say(lang, 'meeting.1.caption', { item: itemNumber }),
    captionHidden: true,
    columns: [say(lang, 'meeting.1.fund'), { label: say(lang, 'meeting.1.applied'), numeric: true }, { label: say(lang, 'meeting.1.recommended'), numeric: true }],
    rows: lines.map((line) => [inLang(lang, fundOf(funds, line.fundId), 'name'), amount(line.appliedOere), amount(line.recommendedOere ?? 0n)]),
    foot: lines.length > 1 ? [say(lang, 'meeting.1.total'), sum('appliedOere'), sum('recommendedOere')] : undefined,
    emptyText: '',
  });
}

function assessment(lang: Lang, { document: { assessment: { submitted, maxHalfPoints, criteria } }, itemNumber }: Item): DataTable {
  return dataTable({
    id: `assessment-${itemNumber}`,
    caption: say(lang, 'meeting.3.assessment.caption', { item: itemNumber, n: submitted, max: formatHalfPoints(maxHalfPoints, lang) }),
    columns: [say(lang, 'meeting.3.criterion'), { label: say(lang, 'meeting.3.mean'), numeric: true }],
    rows: criteria.map(({ number, title, sumHalfPoints }) => [`${number}. ${title[lang]}`, submitted === 0 ? '' : formatMean(sumHalfPoints, submitted, 2, lang)]),
    emptyText: '',
    compact: true,
  });
}

function economy(lang: Lang, { document: { economy: figures } }: Item): SummaryList {
  const kroner = (oere: string) => formatKroner(BigInt(oere), lang);
  const hours = { hours: formatDecimal(figures.hours, lang), amount: kroner(figures.workingHoursOere) };
  return summaryList([
    summaryRow(say(lang, 'meeting.4.cost'), kroner(figures.costOere)),
    summaryRow(say(lang, 'meeting.4.sought'), kroner(figures.soughtOere)),
    summaryRow(say(lang, 'meeting.4.cash'), kroner(figures.cashOere)),
    summaryRow(say(lang, 'meeting.4.hours'), say(lang, 'meeting.4.hours.value', hours)),
    ...(figures.otherOere === '0' ? [] : [summaryRow(say(lang, 'meeting.4.other'), kroner(figures.otherOere))]),
    summaryRow(say(lang, 'meeting.4.gearing'), say(lang, 'meeting.4.gearing.value', { gearing: formatGearing(gearingOf(figures), lang) })),
  ]);
}

function competence(lang: Lang, fund: Fund): string {
  const named = { fund: inLang(lang, fund, 'name'), body: inLang(lang, fund, 'decidingBodyName') };
  return say(lang, fund.legalityControl ? 'meeting.5.line.legality' : 'meeting.5.line', named);
}

function annexes(lang: Lang, { applicationId, document }: Item): AgendaItem['annexes'] {
  const application = say(lang, 'meeting.6.application', { number: document.number, date: formatDate(document.receivedOn, lang) });
  return [
    { text: application, href: caseUrl(applicationId) },
    ...document.annexes.map(({ id, fileName, sha256 }) => ({ text: fileName, href: caseAttachmentUrl(applicationId, id ?? sha256) })),
  ];
}

export function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '');
}
