import { alert, linkButton, pageHeading, type Alert, type Button, type Lang, type NoticeKind, type PageHeading } from '../../platform/views/index.js';
import { formatInstantExact } from '../../shared/dates.js';
import { applicationUrl, sentUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftHead } from '../draft.rules.js';
import { captionOf } from '../form/section.page.js';
import type { Place } from './queue.service.js';

const { say } = applicationTexts;

/** Template `applications/queue`. */
export interface QueuePage {
  readonly heading: PageHeading;
  readonly place: Alert;
  readonly note: string;
  readonly buttons: readonly Button[];
}

export function queuePage(lang: Lang, draft: DraftHead, place: Place): QueuePage {
  const again = linkButton(say(lang, 'queue.again'), applicationUrl(draft.id, 'submissionStatus'), { variant: place.is === 'sent' || place.is === 'refused' ? 'secondary' : 'primary' });
  const summary = linkButton(say(lang, place.is === 'refused' ? 'queue.refused.see' : 'queue.summary'), applicationUrl(draft.id, 'summary'), { variant: place.is === 'refused' ? 'primary' : 'secondary' });
  const receipt = place.is === 'sent' ? [linkButton(say(lang, 'queue.receipt'), sentUrl(draft.id, 'receipt', place.version), { variant: 'primary' })] : [];
  return {
    heading: pageHeading(say(lang, 'queue.title'), { caption: captionOf(lang, draft), lead: say(lang, 'queue.lead') }),
    place: alert(kindOf(place), wordsOf(lang, place)),
    note: say(lang, place.is === 'waiting' ? 'queue.away' : place.is === 'none' ? 'queue.pressed' : 'queue.pressed.again'),
    buttons: [...receipt, ...(place.is === 'refused' ? [summary] : []), again, ...(place.is === 'none' ? [summary] : [])],
  };
}

/** What the page with the button shows, and how soon it asks again: less often the longer the queue is. */
export function queueFacts(lang: Lang, id: string, place: Place): { text: string; href: string | null; label: string; againMs: number } {
  const isSent = place.is === 'sent';
  const stay = place.is === 'waiting' ? ` ${say(lang, 'queue.stay')}` : '';
  return {
    text: place.is === 'none' ? '' : wordsOf(lang, place) + stay,
    href: isSent ? sentUrl(id, 'receipt', place.version) : null,
    label: isSent ? say(lang, 'queue.receipt') : '',
    againMs: 2_000 + (place.is === 'waiting' ? Math.min(8_000, place.ahead * 50) : 0),
  };
}

const kindOf = ({ is }: Place): NoticeKind => (is === 'sent' ? 'success' : is === 'refused' ? 'warning' : 'info');

function wordsOf(lang: Lang, place: Place): string {
  if (place.is === 'none') return say(lang, 'queue.none');
  const when = formatInstantExact(place.receivedAt, lang);
  if (place.is === 'sent') return say(lang, 'queue.sent', { when, version: place.version });
  if (place.is === 'refused') return say(lang, 'queue.refused', { when });
  return place.ahead > 0 ? say(lang, 'queue.waiting', { when, place: place.ahead + 1 }) : say(lang, 'queue.working', { when });
}
