import { summaryList, summaryRow, timelineEvent, type Lang, type Link, type SummaryList, type Timeline } from '../platform/views/index.js';
import { formatInstantExact, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { richText, type RichText } from '../shared/rich-text.js';
import { secretariat } from '../shared/secretariat.js';
import { callTexts } from './call.texts.js';
import { changeInWords } from './change-in-words.js';
import { lastInstantOf } from './contract.rules.js';
import { durationInWords } from './duration-in-words.js';
import { roundPaths } from './round.paths.js';
import type { RoundChange } from './round-change.store.js';
import type { RoundView } from './round.store.js';
import { sectorsInWords } from './rules-in-words.js';

const { say } = callTexts;

/** What a round's page says of the call itself. */
export interface CallPart {
  readonly text: RichText;
  readonly terms: SummaryList;
  /** The contract on deadlines in a few sentences. */
  readonly promise: { readonly sentences: readonly string[]; readonly link: Link };
  readonly changes: Timeline;
}

export function callPart(lang: Lang, round: RoundView, changes: readonly RoundChange[]): CallPart {
  const duration = (minutes: number): string => durationInWords(lang, minutes * 60_000);
  return {
    // A call in one language is better than none.
    text: richText(inLang(lang, round, 'call') || round.callDa || round.callEn),
    terms: summaryList([
      summaryRow(say(lang, 'rounds.call.openTo'), openToText(lang, round)),
      summaryRow(say(lang, 'rounds.call.last'), [formatInstantExact(lastInstantOf(round), lang), round.graceMs ? say(lang, 'rounds.call.grace', { grace: durationInWords(lang, round.graceMs) }) : say(lang, 'rounds.call.grace.none')]),
      summaryRow(say(lang, 'rounds.call.outage'), say(lang, 'rounds.call.outage.text', { limit: duration(round.outageLimitMinutes), window: duration(round.outageWindowMinutes) })),
      summaryRow(say(lang, 'rounds.call.contact'), round.contact ? round.contact.split('\n') : say(lang, 'rounds.call.contact.none', secretariat)),
    ]),
    promise: { sentences: (['instant', 'slow', 'receipt', 'same'] as const).map((name) => say(lang, `rounds.call.promise.${name}`)), link: promiseLink(lang) },
    changes: {
      events: changes.map((change) =>
        timelineEvent({
          when: formatInstantPrecise(change.at, lang),
          iso: change.at.toISOString(),
          title: say(lang, `rounds.changes.${change.kind}`),
          text: [...changeInWords(lang, change), say(lang, 'rounds.changes.reason', { reason: (lang === 'en' && change.reasonEn) || change.reason })].join(' '),
        }),
      ),
    },
  };
}

export function openToText(lang: Lang, { openTo }: Pick<RoundView, 'openTo'>): string {
  return openTo.length ? say(lang, 'rounds.call.openTo.some', { sectors: sectorsInWords(lang, openTo) }) : say(lang, 'rounds.call.openTo.all');
}

export function promiseLink(lang: Lang): Link {
  return { label: say(lang, 'rounds.call.promise.link'), href: roundPaths.promise };
}
