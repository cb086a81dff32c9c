import {
  dataTable,
  linkButton,
  pageHeading,
  type Button,
  type Countdown,
  type DataTable,
  type Link,
  type PageHeading,
  type SummaryList,
  type Tag,
} from '../platform/views/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { closedText, datesOf, daysToMeeting, onOneLine } from './call-dates.page.js';
import { countdownOf } from './countdown.page.js';
import { applyButton, phaseTag, type Viewing } from './round.page.js';
import { promiseLink } from './call.page.js';
import { roundPaths, roundUrl } from './round.paths.js';
import { closedAmong, comingAmong, openAmong } from './round.rules.js';
import { fundsIn } from './round.service.js';
import type { Fund, RoundView } from './round.store.js';
import { roundTexts } from './round.texts.js';

const { say } = roundTexts;

interface ShownRound {
  readonly name: string;
  readonly tag: Tag;
  readonly countdown: Countdown | null;
  readonly dates: SummaryList;
  readonly buttons: readonly Button[];
}

export interface RoundsPage {
  readonly heading: PageHeading;
  readonly open: readonly ShownRound[];
  readonly coming: readonly ShownRound[];
  readonly closed: DataTable;
  /** The growth forum's rounds of 2011 are among the closed ones. */
  readonly note2011: string | null;
  readonly poolsHref: string;
  readonly promise: Link;
}

export function roundsPage(lang: Lang, rounds: readonly RoundView[], funds: readonly Fund[], { mayApply, now }: Viewing): RoundsPage {
  const closed = closedAmong(rounds, now);
  return {
    heading: pageHeading(say(lang, 'rounds.title'), { lead: say(lang, 'rounds.lead') }),
    open: openAmong(rounds, now).map((round, at) => ({
      ...shown(lang, round, now),
      countdown: countdownOf(lang, round, now),
      // One primary button: the round whose deadline comes first.
      buttons: mayApply ? [{ ...applyButton(lang, round), variant: at === 0 ? 'primary' : 'secondary' }, readButton(lang, round)] : [readButton(lang, round)],
    })),
    coming: comingAmong(rounds, now).map((round) => ({ ...shown(lang, round, now), buttons: [readButton(lang, round)] })),
    closed: closedTable(lang, closed, funds),
    note2011: closed.some(({ year }) => year === 2011) ? say(lang, 'rounds.closed.2011') : null,
    poolsHref: roundPaths.pools,
    promise: promiseLink(lang),
  };
}

function shown(lang: Lang, round: RoundView, now: Date): ShownRound {
  return {
    name: inLang(lang, round, 'name'),
    tag: phaseTag(lang, round, now),
    countdown: null,
    dates: datesOf(lang, round),
    buttons: [],
  };
}

function readButton(lang: Lang, round: RoundView): Button {
  return linkButton(say(lang, 'rounds.read', { name: inLang(lang, round, 'name') }), roundUrl(round.id));
}

function closedTable(lang: Lang, rounds: readonly RoundView[], funds: readonly Fund[]): DataTable {
  return dataTable({
    id: 'closed-rounds',
    caption: say(lang, 'rounds.closed.heading'),
    captionHidden: true,
    columns: [
      say(lang, 'rounds.column.round'),
      say(lang, 'rounds.deadline'),
      say(lang, 'rounds.meeting'),
      { label: say(lang, 'rounds.between'), numeric: true },
      say(lang, 'rounds.funds'),
    ],
    rows: rounds.map((round) => [
      { text: inLang(lang, round, 'name'), href: roundUrl(round.id) },
      { text: onOneLine(formatInstantPrecise(round.closesAt, lang)), sub: closedText(lang, round) },
      onOneLine(formatDate(round.meetingOn, lang)),
      daysToMeeting(lang, round),
      fundNames(lang, round, funds),
    ]),
    emptyText: say(lang, 'rounds.closed.none'),
  });
}

function fundNames(lang: Lang, round: RoundView, funds: readonly Fund[]): string {
  const taken = fundsIn(round.fundIds, funds);
  if (taken.length === funds.length) return say(lang, 'rounds.funds.all', { n: funds.length });
  return taken.map((fund) => inLang(lang, fund, 'name')).join(', ');
}
