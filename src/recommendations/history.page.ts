import type { EventRow } from '../platform/events/index.js';
import { fillText, timelineEvent, type Lang, type TimelineEvent } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { formatKroner } from '../shared/money.js';
import { historyTexts } from './history.texts.js';

/** Newest first. What happened to the draft is the consortium's own and left out, as is any kind without a text. */
export function historyOf(lang: Lang, events: readonly EventRow[]): TimelineEvent[] {
  return events
    .flatMap((event) => {
      const text = texts(lang)[`caseHistory.${event.kind}`];
      return text === undefined ? [] : [shown(lang, event, text)];
    })
    .reverse();
}

function shown(lang: Lang, { at, actorName, facts }: EventRow, text: string): TimelineEvent {
  const fund = String(facts[lang === 'da' ? 'fundNameDa' : 'fundNameEn'] ?? '');
  const amount = typeof facts.amountOere === 'string' ? formatKroner(BigInt(facts.amountOere), lang) : '';
  const more = [facts.member, facts.conditions, facts.reason].filter((fact) => typeof fact === 'string' && fact !== '').join(' · ');
  return timelineEvent({
    when: formatInstant(at, lang),
    iso: at.toISOString(),
    title: fillText(text, { fund, amount }),
    text: more || null,
    who: actorName ?? historyTexts.say(lang, 'caseHistory.system'),
  });
}

function texts(lang: Lang): Readonly<Record<string, string>> {
  return historyTexts[lang];
}
