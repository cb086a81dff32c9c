import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { formatDate } from '../../shared/dates.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { Snapshot } from '../submission/snapshot.rules.js';

const { say } = applicationTexts;

/** null for a version from before activities were asked for. */
export function activityTable(lang: Lang, { activities, partners }: Snapshot): DataTable | null {
  if (!activities) return null;
  const date = (iso: string): string => (iso ? formatDate(iso, lang) : '');
  return dataTable({
    id: 'document-activities',
    caption: say(lang, 'section.activities'),
    captionHidden: true,
    columns: [say(lang, 'activities.title'), say(lang, 'plan.responsible'), say(lang, 'plan.when'), say(lang, 'activities.milestone')],
    rows: activities.map(({ title, description, partnerId, startsOn, endsOn, milestone }) => [
      { text: title, sub: description || null },
      partners.find(({ id }) => id === partnerId)?.name ?? say(lang, 'plan.noPartner'),
      startsOn || endsOn ? say(lang, 'plan.period', { from: date(startsOn), to: date(endsOn) }) : '',
      milestone,
    ]),
    emptyText: say(lang, 'plan.none.activities'),
  });
}

/** null for a version from before goals were asked for. */
export function goalTable(lang: Lang, { goals }: Snapshot): DataTable | null {
  if (!goals) return null;
  const value = (decimal: string, unit: string): string => say(lang, 'plan.value', { value: formatDecimal(decimal, lang), unit });
  return dataTable({
    id: 'document-goals',
    caption: say(lang, 'section.goals'),
    captionHidden: true,
    columns: [say(lang, 'goals.indicator'), say(lang, 'goals.kind'), say(lang, 'goals.baseline'), say(lang, 'goals.aim'), say(lang, 'goals.source')],
    rows: goals.map(({ kind, target, indicator, unit, baseline, aim, year, source }) => [
      indicator,
      { text: kind && say(lang, `goals.kind.${kind}`), sub: target?.title[lang] ?? null },
      baseline === null ? say(lang, 'plan.noBaseline') : value(baseline, unit),
      { text: aim && value(aim, unit), sub: year ? say(lang, 'plan.inYear', { year }) : null },
      source,
    ]),
    emptyText: say(lang, 'plan.none.goals'),
  });
}
