import { dateField, hiddenField, messagesIn, textField, textareaField, errorsIn, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, summaryList, summaryRow, tag, type Alert, type Button, type DataTable, type PageHeading, type SummaryList, type Tag } from '../platform/views/index.js';
import { roundUrl } from '../rounds/index.js';
import { formatDate, formatInstant, formatInstantPrecise } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { durationText } from './duration.page.js';
import { dayNames, firstDays, longestReason, valuesOf } from './extension.form.js';
import type { Verdict } from './extension.rules.js';
import type { Extension, OwnStanding, Standing } from './extension.service.js';
import { outageUrl } from './outage.paths.js';
import type { Outage } from './outage.rules.js';
import { outageTexts } from './outage.texts.js';

const { say } = outageTexts;

/** Template `outages/round`. */
export interface ExtensionPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  /** What has happened meanwhile, and what comes of the outages. */
  readonly alerts: readonly Alert[];
  readonly about: SummaryList;
  readonly counted: DataTable;
  /** null: the deadline is not to be put off. */
  readonly proposal: { readonly steps: readonly string[]; readonly action: string; readonly fields: readonly Field[]; readonly buttons: readonly Button[] } | null;
}

export interface Typed {
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  /** Somebody else has moved the deadline since the page was made. */
  readonly overtaken: boolean;
}

export function extensionPage(lang: Lang, standing: OwnStanding, typedIn: Typed | null = null): ExtensionPage {
  const { round, reckoning, extendedAt } = standing;
  const isOffered = reckoning.verdict === 'beyond' && standing.barred === null;
  const fields = isOffered ? fieldsOf(lang, standing, typedIn) : [];
  return {
    errors: errorsIn(fields),
    heading: pageHeading(say(lang, 'outages.round.title', { round: inLang(lang, round, 'name') }), { tag: verdictTag(lang, reckoning.verdict) }),
    alerts: [...(typedIn?.overtaken ? [alert('warning', say(lang, 'outages.round.overtaken', { deadline: formatInstantPrecise(round.closesAt, lang) }))] : []), verdictAlert(lang, standing), ...barredAlert(lang, standing)],
    about: summaryList([
      summaryRow(say(lang, 'outages.round.deadline'), formatInstantPrecise(round.closesAt, lang), { href: roundUrl(round.id) }),
      summaryRow(say(lang, 'outages.round.window'), [
        say(lang, 'outages.round.window.text', { from: formatInstantPrecise(reckoning.window.from, lang), until: formatInstantPrecise(reckoning.window.until, lang) }),
        ...(extendedAt ? [say(lang, 'outages.round.window.after', { at: formatInstant(extendedAt, lang) })] : []),
      ]),
      summaryRow(say(lang, 'outages.round.away'), durationText(lang, reckoning.awayMs)),
      summaryRow(say(lang, 'outages.round.limit'), say(lang, 'outages.round.limit.text', { limit: durationText(lang, reckoning.limitMs) })),
    ]),
    counted: dataTable({
      id: 'counted',
      caption: say(lang, 'outages.round.counted'),
      columns: [say(lang, 'outages.column.from'), say(lang, 'outages.round.column.counts')],
      rows: reckoning.outages.map(({ outage, countedMs }) => [spanCell(lang, outage), durationText(lang, countedMs)]),
      emptyText: say(lang, 'outages.round.counted.none'),
    }),
    proposal: isOffered ? { steps: stepsOf(lang, standing), action: outageUrl(round.id), fields, buttons: [button(say(lang, 'outages.extend.submit'))] } : null,
  };
}

/** From when to when, below each other. */
export function spanCell(lang: Lang, { from, until }: Outage): { text: string; sub: string } {
  return { text: formatInstantPrecise(from, lang), sub: until ? say(lang, 'outages.until', { at: formatInstantPrecise(until, lang) }) : say(lang, 'outages.now') };
}

export function verdictTag(lang: Lang, verdict: Verdict): Tag {
  const colours = { outside: 'grey', within: 'green', beyond: 'yellow' } as const;
  return tag(say(lang, `outages.verdict.${verdict}`), colours[verdict]);
}

function verdictAlert(lang: Lang, { reckoning }: Standing): Alert {
  const facts = { away: durationText(lang, reckoning.awayMs), limit: durationText(lang, reckoning.limitMs) };
  if (reckoning.verdict === 'beyond') return alert('warning', say(lang, reckoning.outages.some(({ outage }) => outage.until === null) ? 'outages.beyond.going' : 'outages.beyond', facts));
  if (reckoning.verdict === 'outside') return alert('info', say(lang, 'outages.outside'));
  return alert('info', reckoning.awayMs > 0 ? say(lang, 'outages.within', facts) : say(lang, 'outages.within.none'));
}

/** Why there is no button although the portal was away for too long. */
function barredAlert(lang: Lang, { barred, use, reckoning }: OwnStanding): Alert[] {
  if (barred === null || reckoning.verdict !== 'beyond') return [];
  return [alert('warning', say(lang, `outages.barred.${barred}`, { n: use.takenUp }))];
}

/** The arithmetic, a sentence a step. */
function stepsOf(lang: Lang, { reckoning: { countedFrom, awayMs, rounded, proposed } }: Standing): string[] {
  return [
    say(lang, `outages.step.from.${countedFrom.why}`, { at: formatInstantPrecise(countedFrom.at, lang) }),
    say(lang, 'outages.step.away', { away: durationText(lang, awayMs) }),
    say(lang, 'outages.step.rounded', { at: formatInstant(rounded, lang) }),
    ...(proposed > rounded ? [say(lang, 'outages.step.working', { at: formatInstant(proposed, lang) })] : []),
  ];
}

function fieldsOf(lang: Lang, standing: Standing, typedIn: Typed | null): Field[] {
  const error = messagesIn(outageTexts, lang, typedIn?.errors ?? []);
  const { closesOn, closesTime, days, reasonDa, reasonEn } = valuesOf(standing, reasonsOf(standing), typedIn?.posted ?? null);
  const { round, reckoning } = standing;
  const first = firstDays(reckoning.proposed, round);
  return [
    hiddenField('from', round.closesAt.toISOString()),
    dateField({ name: 'closesOn', label: say(lang, 'outages.extend.date'), hint: say(lang, 'outages.extend.date.hint', { earliest: formatInstant(reckoning.earliest, lang) }), value: closesOn, error: error('closesOn') }),
    textField({ name: 'closesTime', label: say(lang, 'outages.extend.time'), hint: say(lang, 'outages.extend.time.hint'), value: closesTime, width: 8, autocomplete: 'off', error: error('closesTime') }),
    ...dayNames.flatMap((name) => {
      const day = round[name];
      if (!day) return [];
      const hint = say(lang, day < first[name] ? 'outages.extend.day.move' : 'outages.extend.day.hint', { day: formatDate(day, lang), first: formatDate(first[name], lang) });
      return [dateField({ name, label: say(lang, `outages.extend.${name}`), hint, value: days[name], error: error(name) })];
    }),
    textareaField({ name: 'reasonDa', label: say(lang, 'outages.extend.reasonDa'), hint: say(lang, 'outages.extend.reason.hint'), value: reasonDa, rows: 4, maxLength: longestReason, error: error('reasonDa') }),
    textareaField({ name: 'reasonEn', label: say(lang, 'outages.extend.reasonEn'), value: reasonEn, rows: 4, maxLength: longestReason, error: error('reasonEn') }),
  ];
}

/** What the reason begins as, in both languages. */
function reasonsOf({ reckoning }: Standing): Extension['reason'] {
  const reason = (lang: Lang): string => say(lang, 'outages.extend.reason', { away: durationText(lang, reckoning.awayMs) });
  return { da: reason('da'), en: reason('en') };
}
