import { alert } from '../platform/views/index.js';
import { lastInstantOf, type RoundView } from '../rounds/index.js';
import { addDays, copenhagenDate, formatDate, formatInstantPrecise } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import { noticeHours, poolsCut, promisesLess, type Changeable, type ChangeRefusal } from './call-change.rules.js';
import type { FormShown } from './call-form.page.js';
import { upToQuarter } from './call.rules.js';
import type { CallWorld } from './call.service.js';
import { callEditorTexts } from './call.texts.js';

/** What the form can tell of; the others are told otherwise. */
export type ToldRefusal = Exclude<ChangeRefusal, 'unknown' | 'unpublished' | 'partial'>;

/** The rule beside the field that broke it, with what mends it; above the form where no single field did. */
export function refusalShown(lang: Lang, refusal: ToldRefusal, { round, values, world: { use, now } }: { round: RoundView; values: Partial<Changeable>; world: CallWorld }): Pick<FormShown, 'errors' | 'alerts'> {
  const told = (instant: Date): string => formatInstantPrecise(instant, lang);
  const { closesAt = round.closesAt } = values;
  const ends = closesAt.getTime() === round.closesAt.getTime() ? 'graceSeconds' : 'closesOn';
  const cut = poolsCut(round, values);
  switch (refusal) {
    case 'taken-up':
      return { errors: [{ field: ends, key: 'calls.wrong.takenUp', params: { n: use.takenUp, last: told(lastInstantOf(round)) } }] };
    case 'soon':
      return { errors: [{ field: ends, key: 'calls.wrong.soon', params: { n: use.begun, hours: noticeHours, deadline: told(round.closesAt), earliest: told(upToQuarter(new Date(now.getTime() + noticeHours * 3_600_000))) } }] };
    case 'leave': {
      const until = use.leaveUntil ?? now;
      return { errors: [{ field: 'meetingOn', key: 'calls.wrong.leave', params: { until: told(until), first: formatDate(addDays(copenhagenDate(until), 1), lang) } }] };
    }
    case 'promise':
      return { errors: promisesLess(round, values).map((field) => ({ field, key: `calls.wrong.${field}`, params: { minutes: round[field] } })) };
    case 'in-use':
      return cut.length === 0 ? plain(lang, refusal) : {
        errors: cut.map((fundId) => {
          const before = round.poolsOere[fundId] ?? null;
          return { field: `pool.${fundId}`, key: before === null ? 'calls.wrong.poolFirst' : 'calls.wrong.poolFalls', params: { n: use.begun, pool: before === null ? '' : formatKroner(before, lang) } };
        }),
      };
    case 'nothing':
    case 'closed':
    case 'past':
      return plain(lang, refusal);
  }
}

function plain(lang: Lang, refusal: 'nothing' | 'closed' | 'past' | 'in-use'): Pick<FormShown, 'alerts'> {
  return { alerts: [alert('warning', callEditorTexts.say(lang, `calls.refused.${refusal}`))] };
}
