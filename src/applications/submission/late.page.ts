import { linkButton, pageHeading, summaryList, summaryRow, type Button, type Lang, type Link, type PageHeading, type SummaryList, type SummaryRow } from '../../platform/views/index.js';
import { dialogueUrl } from '../../dialogue/dialogue.paths.js';
import { closedEarly, hasLeave, roundPaths, type RoundView } from '../../rounds/index.js';
import { formatInstantPrecise, formatRemaining, remaining } from '../../shared/dates.js';
import { formatDecimal } from '../../shared/numbers.js';
import { secretariat } from '../../shared/secretariat.js';
import { applicationPaths, applicationUrl, refusalUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { Opened } from '../draft.rules.js';
import { captionOf } from '../form/section.page.js';

const { say } = applicationTexts;

/** Template `applications/late`. */
export interface LatePage {
  readonly heading: PageHeading;
  readonly facts: SummaryList;
  readonly help: readonly string[];
  readonly promise: Link;
  readonly buttons: readonly Button[];
}

/** `position`: of the try's receipt in the log; null: it got none. */
export function latePage(lang: Lang, { draft, frame: { round } }: Opened, receivedAt: Date, position: number | null): LatePage {
  const late = receivedAt.getTime() - round.openUntil.getTime();
  // Two instants of the same second must not read the same.
  const shown = (instant: Date): string => {
    const text = formatInstantPrecise(instant, lang);
    return late < 60_000 ? say(lang, 'late.instant', { instant: text, milliseconds: instant.getMilliseconds() }) : text;
  };
  return {
    heading: pageHeading(say(lang, 'late.title'), { caption: captionOf(lang, draft), lead: say(lang, 'late.lead') }),
    facts: summaryList(
      [
        summaryRow(say(lang, 'late.deadline'), shown(round.closesAt)),
        ...lastInstant(lang, round, shown),
        summaryRow(say(lang, 'late.received'), shown(receivedAt)),
        summaryRow(say(lang, 'late.by'), delayText(lang, round.openUntil, receivedAt)),
        ...(position === null ? [] : [summaryRow(say(lang, 'late.place'), formatDecimal(position, lang))]),
        summaryRow(say(lang, 'late.ask'), round.contact || [secretariat.mail, secretariat.phone]),
      ],
      { heading: say(lang, 'late.facts') },
    ),
    help: [say(lang, 'late.help'), say(lang, 'late.exemption')],
    promise: { label: say(lang, 'late.promise'), href: roundPaths.promise },
    buttons: [
      linkButton(say(lang, 'late.draft'), applicationUrl(draft.id), { variant: 'primary' }),
      ...(position === null ? [] : [linkButton(say(lang, 'summary.refused.receipt'), refusalUrl(draft.id, position), { icon: 'download' })]),
      linkButton(say(lang, 'late.dialogue'), dialogueUrl(draft.id)),
      linkButton(say(lang, 'late.mine'), applicationPaths.mine),
    ],
  };
}

/** What ended it, where that was not the deadline itself. */
function lastInstant(lang: Lang, round: RoundView, shown: (instant: Date) => string): SummaryRow[] {
  const early = closedEarly(round);
  const leave = hasLeave(round) ? [summaryRow(say(lang, 'late.until.exemption'), shown(round.openUntil))] : [];
  if (early) return [summaryRow(say(lang, 'late.until.closed'), shown(early)), ...leave];
  const hasGrace = leave.length === 0 && round.openUntil > round.closesAt;
  return hasGrace ? [summaryRow(say(lang, 'late.until.grace'), shown(round.openUntil))] : leave;
}

/** To the millisecond below a minute, so that two instants in the same second can be told apart. */
function delayText(lang: Lang, last: Date, receivedAt: Date): string {
  const late = receivedAt.getTime() - last.getTime();
  if (late < 60_000) return say(lang, 'late.seconds', { seconds: formatDecimal((late / 1000).toFixed(3), lang) });
  if (late < 3_600_000) return say(lang, 'late.minutes', { minutes: Math.floor(late / 60_000), seconds: Math.floor(late / 1000) % 60 });
  return formatRemaining(remaining(last, receivedAt), lang);
}
