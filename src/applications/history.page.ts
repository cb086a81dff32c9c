import type { Criterion } from '../criteria/index.js';
import type { EventRow } from '../platform/events/index.js';
import { pageHeading, timelineEvent, type Lang, type PageHeading, type Timeline } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { formatKroner } from '../shared/money.js';
import { applicationTexts } from './application.texts.js';
import { sectionTitle } from './section.page.js';
import type { SectionKey } from './section.rules.js';

const { say } = applicationTexts;

/** Kinds that need no more than a text. */
const plain = [
  'application.created',
  'application.submitted',
  'application.assessment',
  'application.agenda',
  'application.recommended',
  'application.not-recommended',
  'application.decided',
] as const;

/** Template `applications/history`. */
export interface HistoryPage {
  readonly heading: PageHeading;
  readonly timeline: Timeline;
}

/** Newest first. What the panel does is not the applicant's to see, and neither is that it does it. */
export function historyPage(lang: Lang, caption: string, events: readonly EventRow[], criteria: readonly Criterion[]): HistoryPage {
  const shown = events.filter(({ kind }) => /^(application|forum|fund)\./.test(kind)).reverse();
  return {
    heading: pageHeading(say(lang, 'history.title'), { caption, lead: say(lang, 'history.lead') }),
    timeline: {
      events: shown.map((event) => timelineEvent({ when: formatInstant(event.at, lang), iso: event.at.toISOString(), ...eventView(lang, event, criteria) })),
    },
  };
}

/**
 * An event as the applicant may see it: what happened and which body did it. People's names and the facts of kinds
 * unknown here stay inside.
 */
function eventView(lang: Lang, event: EventRow, criteria: readonly Criterion[]): { title: string; text: string | null; who: string } {
  return { ...wording(lang, event, criteria), who: say(lang, `history.${actorOf(event)}`) };
}

function wording(lang: Lang, { kind, facts }: EventRow, criteria: readonly Criterion[]): { title: string; text: string | null } {
  const known = plain.find((one) => one === kind);
  if (known) return { title: say(lang, `history.${known}`), text: null };
  const fund = String(facts[lang === 'da' ? 'fundNameDa' : 'fundNameEn'] ?? facts.fundId ?? '');
  switch (kind) {
    case 'application.saved':
      return { title: say(lang, 'history.application.saved', { section: savedSection(lang, facts.section, criteria) }), text: null };
    case 'application.file-added':
    case 'application.file-removed':
    case 'application.file-infected':
      return { title: say(lang, `history.${kind}`, { file: String(facts.file), finding: String(facts.finding ?? '') }), text: null };
    case 'forum.recommended':
    case 'forum.conditional':
    case 'fund.granted': {
      const amount = formatKroner(BigInt(String(facts.amountOere ?? '0')), lang);
      const text = facts.conditions ? say(lang, 'history.conditions', { conditions: String(facts.conditions) }) : null;
      return { title: say(lang, `history.${kind}`, { fund, amount }), text };
    }
    case 'forum.not-recommended':
    case 'fund.rejected':
      return { title: say(lang, `history.${kind}`, { fund }), text: null };
    default:
      return { title: say(lang, 'history.other'), text: null };
  }
}

function savedSection(lang: Lang, section: EventRow['facts'][string] | undefined, criteria: readonly Criterion[]): string {
  return sectionTitle(lang, String(section) as SectionKey, criteria);
}

function actorOf({ kind, actorName }: EventRow): 'applicant' | 'secretariat' | 'forum' | 'decider' | 'portal' {
  if (actorName === null) return 'portal';
  if (kind.startsWith('fund.') || kind === 'application.decided') return 'decider';
  if (kind.startsWith('forum.') || kind === 'application.recommended' || kind === 'application.not-recommended') return 'forum';
  return ['application.created', 'application.saved', 'application.submitted', 'application.file-added', 'application.file-removed'].includes(kind) ? 'applicant' : 'secretariat';
}
