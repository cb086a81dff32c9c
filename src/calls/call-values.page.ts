import { applicationTexts } from '../applications/index.js';
import { dataTable, type DataTable } from '../platform/views/index.js';
import { durationInWords, ruleSetTitle } from '../rounds/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import type { Changeable, ChangeableName } from './call-change.rules.js';
import type { CallWorld } from './call.service.js';
import { callFieldTexts } from './call-field.texts.js';
import { callEditorTexts } from './call.texts.js';

const { say } = callEditorTexts;
const { say: named } = callFieldTexts;

/** One value of a round in words, as a change and a comparison show it. */
export function valueInWords(lang: Lang, name: ChangeableName, of: Changeable, { funds, ruleSets }: Pick<CallWorld, 'funds' | 'ruleSets'>): string {
  const none = say(lang, 'calls.value.none');
  switch (name) {
    case 'opensAt':
    case 'closesAt':
      return formatInstantPrecise(of[name], lang);
    case 'closedAt':
      return of.closedAt ? formatInstantPrecise(of.closedAt, lang) : none;
    case 'meetingOn':
    case 'panelFrom':
    case 'panelUntil':
    case 'hearingUntil': {
      const date = of[name];
      return date ? formatDate(date, lang) : none;
    }
    case 'graceMs':
      return durationInWords(lang, of.graceMs);
    case 'outageLimitMinutes':
    case 'outageWindowMinutes':
      return durationInWords(lang, of[name] * 60_000);
    case 'fundIds':
      return funds.filter(({ id }) => of.fundIds.includes(id)).map((fund) => inLang(lang, fund, 'name')).join(', ');
    case 'poolsOere':
      return funds.flatMap((fund) => {
        const pool = of.poolsOere[fund.id] ?? null;
        return pool === null ? [] : [`${inLang(lang, fund, 'name')}: ${formatKroner(pool, lang)}`];
      }).join(', ') || say(lang, 'calls.value.noPool');
    case 'ruleSetId': {
      const set = ruleSets.find(({ id }) => id === of.ruleSetId);
      return set ? ruleSetTitle(lang, set) : of.ruleSetId;
    }
    case 'openTo':
      return of.openTo.length ? of.openTo.map((sector) => sectorLabel(lang, sector)).join(', ') : say(lang, 'calls.value.anybody');
    default:
      return of[name] || none;
  }
}

export function sectorLabel(lang: Lang, sector: string): string {
  switch (sector) {
    case 'company':
    case 'knowledge':
    case 'public':
    case 'organisation':
      return applicationTexts.say(lang, `sector.${sector}`);
    default:
      return sector;
  }
}

/** Field by field: as it stands, and as it would be. */
export function comparison(lang: Lang, names: readonly ChangeableName[], { from, to, world }: { from: Changeable; to: Changeable; world: CallWorld }, columns: 'change' | 'conflict'): DataTable {
  return dataTable({
    id: 'changes',
    caption: say(lang, `calls.compare.${columns}`),
    columns: [say(lang, 'calls.compare.field'), say(lang, `calls.compare.${columns}.from`), say(lang, `calls.compare.${columns}.to`)],
    rows: names.map((name) => [named(lang, `calls.name.${name}`), valueInWords(lang, name, from, world), valueInWords(lang, name, to, world)]),
    emptyText: say(lang, 'calls.compare.none'),
  });
}
