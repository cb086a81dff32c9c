import type { EventRow } from '../../platform/events/index.js';

/** What one person wrote in one section without a pause of half an hour. */
export interface Sitting {
  /** Of its last edit; names the sitting in addresses. */
  readonly id: bigint;
  readonly section: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly from: Date;
  readonly to: Date;
  /** How many different fields were changed, a row that came or went counted as one. */
  readonly fields: number;
}

/** What the list of an application's history shows: what happened, and what was written. */
export type Entry = { readonly kind: 'event'; readonly at: Date; readonly event: EventRow } | { readonly kind: 'sitting'; readonly at: Date; readonly sitting: Sitting };

/** What the members see: nothing of the panel, and nothing of what others asked for by themselves. */
const shownKinds = /^(application|budget|commitment|consortium|dialogue|forum|fund)\./;

export interface HistoryFilter {
  /** A section's key; '' for all. */
  readonly section: string;
  /** An account's id; '' for everybody. */
  readonly person: string;
}

/** Newest first; of one instant, what was noted last comes first. What happened belongs to no section, but for files. */
export function entriesOf(events: readonly EventRow[], sittings: readonly Sitting[], { section, person }: HistoryFilter): Entry[] {
  const entries: Entry[] = [
    ...sittings.map((sitting) => ({ kind: 'sitting', at: sitting.to, sitting }) as const),
    ...events.filter(({ kind }) => shownKinds.test(kind)).map((event) => ({ kind: 'event', at: event.at, event }) as const),
  ];
  return entries
    .filter((entry) => (section === '' || sectionOf(entry) === section) && (person === '' || personOf(entry) === person))
    .map((entry, at) => ({ entry, at }))
    .sort((a, b) => b.entry.at.getTime() - a.entry.at.getTime() || b.at - a.at)
    .map(({ entry }) => entry);
}

const sectionOf = (entry: Entry): string => (entry.kind === 'sitting' ? entry.sitting.section : entry.event.kind.startsWith('application.file-') ? 'attachments' : '');

export const personOf = (entry: Entry): string => (entry.kind === 'sitting' ? entry.sitting.accountId : (entry.event.actorId ?? ''));
