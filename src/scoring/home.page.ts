import { alert, pageHeading, tag, type Alert, type Lang, type PageHeading, type Progress, type TagColour, type Task, type TaskList } from '../platform/views/index.js';
import { panelTexts } from './panel.texts.js';
import { declarationUrl, seatUrl } from './scoring.paths.js';
import type { OwnSeat } from './seat.service.js';

const { say } = panelTexts;

export interface HomePage {
  readonly heading: PageHeading;
  /** Null while there is nothing to assess. */
  readonly progress: Progress | null;
  readonly tasks: TaskList;
  readonly emptyText: string;
  readonly conflicts: Alert | null;
}

type Group = 'undeclared' | 'open' | 'submitted' | 'closed';

/** What waits for the member comes first: undeclared, in progress, submitted; each group oldest first. */
export function homePage(lang: Lang, seats: readonly OwnSeat[], conflicts: number, criteria: number): HomePage {
  const groups = (['undeclared', 'open', 'submitted', 'closed'] as const)
    .map((group) => ({ group, seats: seats.filter((seat) => groupOf(seat) === group) }))
    .filter((one) => one.seats.length > 0);
  const total = seats.filter((seat) => groupOf(seat) !== 'closed').length;
  const done = seats.filter((seat) => groupOf(seat) === 'submitted').length;
  const text = say(lang, 'panel.home.progressText', { done, total });
  return {
    heading: pageHeading(say(lang, 'panel.home.title'), { lead: say(lang, 'panel.home.lead') }),
    progress: total ? { id: 'progress', label: say(lang, 'panel.home.progress'), value: done, max: total, text } : null,
    tasks: { groups: groups.map((one) => ({ heading: say(lang, `panel.home.${one.group}`), tasks: one.seats.map((seat) => task(lang, seat, one.group, criteria)) })) },
    emptyText: say(lang, 'panel.home.empty'),
    conflicts: conflicts ? alert('info', say(lang, 'panel.home.conflicts', { n: conflicts })) : null,
  };
}

function groupOf({ declaration, submittedAt, head }: OwnSeat): Group {
  if (submittedAt) return 'submitted';
  if (head.state !== 'assessment') return 'closed';
  return declaration === 'undeclared' ? 'undeclared' : 'open';
}

function task(lang: Lang, seat: OwnSeat, group: Group, total: number): Task {
  const { number, title, leadPartner } = seat.head;
  const lead = leadPartner && say(lang, 'panel.home.lead-partner', { name: leadPartner });
  const scored = group === 'open' && say(lang, 'panel.home.scored', { done: seat.scored, total });
  return {
    title,
    hint: [number, lead, scored].filter(Boolean).join(' · '),
    href: seat.declaration === 'undeclared' ? declarationUrl(seat.id) : seatUrl(seat.id),
    tag: tag(...label(lang, seat, group)),
  };
}

function label(lang: Lang, seat: OwnSeat, group: Group): [string, TagColour] {
  if (group === 'open') return seat.scored ? [say(lang, 'panel.home.tag.started'), 'blue'] : [say(lang, 'panel.home.tag.none'), 'grey'];
  const colours = { undeclared: 'yellow', submitted: 'green', closed: 'outline' } as const;
  return [say(lang, `panel.home.tag.${group}`), colours[group]];
}
