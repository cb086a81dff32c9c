import { formatHalfPoints } from '../criteria/index.js';
import { alert, button, dataTable, keyFigure, pageHeading, pagination, postButton, tag, type Alert, type DataTable, type KeyFigures, type Lang, type PageHeading, type Pagination, type PostButton, type Tag } from '../platform/views/index.js';
import { roundPanelUrl } from '../panels/panel.paths.js';
import type { RoundView } from '../rounds/index.js';
import { seatUrl } from '../scoring/scoring.paths.js';
import { inLang } from '../shared/lang.js';
import { consensusUrl, roundConsensusUrl } from './consensus.paths.js';
import { missingIn, openingOf, type Readiness } from './consensus.rules.js';
import { consensusTexts } from './consensus.texts.js';
import type { Listed, Own } from './list.store.js';
import { listPageSize, type RoundList } from './opening.service.js';
import { openingTexts } from './opening.texts.js';

const { say } = openingTexts;

/** Template consensus/round. */
export interface RoundListPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly figures: KeyFigures;
  /** Null where nothing is ready. */
  readonly openAll: { readonly note: string; readonly form: PostButton } | null;
  readonly table: DataTable;
  readonly pagination: Pagination;
}

export function roundListPage(lang: Lang, { round, rows, counts, waitingFor, hasChair }: RoundList, page: number, refusal: string | null): RoundListPage {
  const { ready, waiting, open, concluded, total } = counts;
  const address = roundConsensusUrl(round.id);
  const appoint = { label: consensusTexts.say(lang, 'consensus.chair.appoint'), href: roundPanelUrl(round.id) };
  return {
    errors: refusal ? [{ href: address, text: refusal }] : [],
    heading: pageHeading(say(lang, 'consensusRound.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'consensusRound.lead') }),
    alerts: hasChair ? [] : [alert('warning', consensusTexts.say(lang, 'consensus.chair.none'), { link: appoint })],
    figures: {
      figures: [
        keyFigure(say(lang, 'consensusRound.figure.ready'), String(ready)),
        keyFigure(say(lang, 'consensusRound.figure.waiting'), String(waiting)),
        keyFigure(say(lang, 'consensusRound.figure.open'), String(open)),
        keyFigure(say(lang, 'consensusRound.figure.concluded'), String(concluded)),
      ],
    },
    openAll: ready ? { note: say(lang, 'consensusRound.openAll.note'), form: postButton(address, button(say(lang, 'consensusRound.openAll', { n: ready }))) } : null,
    table: dataTable({
      id: 'konsensus',
      caption: say(lang, 'consensusRound.caption'),
      columns: [
        say(lang, 'consensusRound.application'),
        say(lang, 'consensusRound.stage'),
        { label: say(lang, 'consensusRound.in'), numeric: true },
        { label: say(lang, 'consensusRound.spread'), numeric: true },
        say(lang, 'consensusRound.missing'),
      ],
      rows: rows.map((row) => [
        { text: row.title, href: consensusUrl(row.applicationId), sub: row.number },
        { tag: stageTag(lang, row, round.rules.panelSize) },
        say(lang, 'consensusRound.in.of', { submitted: row.submitted, seats: row.seats }),
        spreadOf(lang, row, round),
        missingOf(lang, row, round, waitingFor.get(row.applicationId) ?? []),
      ]),
      emptyText: say(lang, 'consensusRound.empty'),
    }),
    pagination: pagination(lang, { page, pageSize: listPageSize, total, href: (number) => roundConsensusUrl(round.id, number) }),
  };
}

function stageTag(lang: Lang, row: Listed, required: number): Tag {
  if (row.concludedAt) return tag(consensusTexts.say(lang, 'consensus.stage.concluded'), 'green');
  if (row.state !== 'assessment') return movedTag(lang);
  if (row.openedAt) return tag(consensusTexts.say(lang, 'consensus.stage.open'), 'blue');
  return openingOf(readinessOf(row, required)) === 'ready' ? tag(say(lang, 'consensusRound.stage.ready'), 'yellow') : tag(say(lang, 'consensusRound.stage.waiting'), 'grey');
}

function movedTag(lang: Lang): Tag {
  return tag(consensusTexts.say(lang, 'consensus.stage.moved'), 'grey');
}

function spreadOf(lang: Lang, { widestSpread }: Listed, { rules }: RoundView): string {
  if (widestSpread === null) return '–';
  const points = formatHalfPoints(widestSpread, lang, { decimals: 'always' });
  return widestSpread >= rules.spreadFlagHalfPoints ? say(lang, 'consensusRound.wide', { points }) : points;
}

/** Those who owe an assessment, and how many the round's rules ask for beyond them. */
function missingOf(lang: Lang, row: Listed, { rules }: RoundView, names: readonly string[]): string {
  if (row.state !== 'assessment') return '–';
  const more = missingIn(readinessOf(row, rules.panelSize)) - names.length;
  const parts = [...names, ...(more > 0 ? [say(lang, 'consensusRound.missing.more', { n: more })] : [])];
  return parts.length ? parts.join(', ') : '–';
}

function readinessOf({ state, seats, submitted, openedAt }: Listed, required: number): Readiness {
  return { state, isOpened: openedAt !== null, seats, submitted, required };
}

/** Template consensus/mine. */
export interface MinePage {
  readonly heading: PageHeading;
  readonly table: DataTable;
}

export function minePage(lang: Lang, round: RoundView, own: readonly Own[]): MinePage {
  const total = Object.keys(round.rules.weights).length;
  return {
    heading: pageHeading(say(lang, 'consensusMine.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'consensusMine.lead') }),
    table: dataTable({
      id: 'mine',
      caption: say(lang, 'consensusMine.caption'),
      columns: [say(lang, 'consensusRound.application'), say(lang, 'consensusRound.stage'), { label: say(lang, 'consensusMine.criteria'), numeric: true }, say(lang, 'consensusMine.summary')],
      rows: own.map(({ applicationId, number, title, state, owedSeatId, concludedAt, written, hasSummary }) => [
        { text: title, href: owedSeatId ? seatUrl(owedSeatId) : consensusUrl(applicationId), sub: number },
        { tag: concludedAt || state === 'assessment' ? ownTag(lang, owedSeatId, concludedAt) : movedTag(lang) },
        owedSeatId ? '–' : consensusTexts.say(lang, 'consensus.progressText', { done: written, total }),
        owedSeatId ? '–' : say(lang, hasSummary ? 'consensusMine.summary.yes' : 'consensusMine.summary.no'),
      ]),
      emptyText: say(lang, 'consensusMine.empty'),
    }),
  };
}

function ownTag(lang: Lang, owedSeatId: string | null, concludedAt: Date | null): Tag {
  if (owedSeatId) return tag(say(lang, 'consensusMine.owed'), 'yellow');
  return concludedAt ? tag(consensusTexts.say(lang, 'consensus.stage.concluded'), 'green') : tag(consensusTexts.say(lang, 'consensus.stage.open'), 'blue');
}
