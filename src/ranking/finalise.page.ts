import type { Criterion } from '../criteria/index.js';
import { assignmentUrl } from '../assignment/assignment.paths.js';
import { consensusUrl } from '../consensus/consensus.paths.js';
import { hiddenField, radiosField, textareaField, errorsIn, type Field } from '../platform/forms/index.js';
import { alert, button, dataTable, keyFigure, pageHeading, type Alert, type Button, type DataTable, type KeyFigures, type Lang, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { roundInterestsUrl } from '../interests/index.js';
import { appointmentUrl } from '../scoring/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { reasonInWords, rulesList } from './criterion-words.page.js';
import { maxReason, minReason } from './finalise.rules.js';
import { finaliseTexts } from './finalise.texts.js';
import { hashOfLacks, type Lack } from './lack.rules.js';
import { finaliseUrl, overrideDecisionUrl, overrideUrl, recordedUrl } from './ranking.paths.js';
import { rank } from './ranking.rules.js';
import type { Standing } from './ranking.service.js';
import type { OverrideRow } from './ranking.store.js';

const { say } = finaliseTexts;

interface Form {
  readonly action: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export interface FinalisePage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  /** null for whoever may not see what the round holds. */
  readonly about: { readonly rules: SummaryList; readonly figures: KeyFigures; readonly lacks: DataTable } | null;
  readonly override: { readonly text: string; readonly alerts: readonly Alert[]; readonly reason: string; readonly form: Form | null } | null;
  readonly form: Form | null;
  readonly past: DataTable;
}

export interface FinaliseShown {
  readonly standing: Standing;
  readonly criteria: readonly Criterion[];
  readonly accountId: string;
  /** Of the finished refusals: one above the page, one at a field. */
  readonly refusal?: string;
  readonly wrong?: { readonly field: 'reason' | 'leave' | 'outcome'; readonly text: string };
  readonly typed?: Readonly<Record<string, string>>;
}

export function finalisePage(lang: Lang, shown: FinaliseShown): FinalisePage {
  const { standing, criteria, refusal, wrong, typed } = shown;
  const { round, input, lacks, lacksSha256, isPartial, heads, sha256 } = standing;
  const asked = standing.overrides.find(({ outcome, missing }) => outcome !== 'refused' && hashOfLacks(missing) === lacksSha256) ?? null;
  const [newest] = heads;
  const mayFinalise = !isPartial && (lacks.length === 0 || asked?.outcome === 'granted');
  const errorAt = (field: string): string | null => (wrong?.field === field ? wrong.text : null);
  const reason = textareaField({ name: 'reason', label: say(lang, 'finalise.reason'), hint: say(lang, 'finalise.reason.hint', { min: minReason }), value: typed?.['reason'] ?? '', rows: 3, maxLength: maxReason, error: errorAt('reason') });
  const form = mayFinalise
    ? { action: finaliseUrl(round.id), fields: [hiddenField('seen', sha256), ...(newest ? [reason] : [])], buttons: [newest ? button(say(lang, 'finalise.again', { number: newest.number + 1 }), { variant: 'secondary' }) : button(say(lang, 'finalise.button'))] }
    : null;
  const override = !isPartial && lacks.length > 0 ? overridePart(lang, shown, asked, errorAt) : null;
  return {
    heading: pageHeading(say(lang, 'finalise.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'finalise.lead') }),
    errors: errorsIn([...(form?.fields ?? []), ...(override?.form?.fields ?? [])]),
    alerts: refusal ? [alert('error', refusal)] : isPartial ? [alert('warning', say(lang, 'finalise.refused.partial'))] : [],
    about: isPartial ? null : { rules: rulesList(lang, input.rules, criteria), figures: figures(lang, input), lacks: lacksTable(lang, lacks, round.id) },
    override,
    form,
    past: pastTable(lang, standing),
  };
}

function figures(lang: Lang, input: Standing['input']): KeyFigures {
  const outcome = rank(input);
  return { figures: (['ranked', 'failed', 'unranked'] as const).map((kind) => keyFigure(say(lang, `finalise.figure.${kind}`), String(outcome[kind].length))) };
}

function lacksTable(lang: Lang, lacks: readonly Lack[], roundId: string): DataTable {
  return dataTable({
    id: 'lacks',
    caption: say(lang, 'finalise.lacks', { n: lacks.length }),
    columns: (['application', 'lack', 'change'] as const).map((column) => say(lang, `finalise.lacks.column.${column}`)),
    rows: lacks.map((lack) => [lack.number, lackInWords(lang, lack), change(lang, lack, roundId)]),
    emptyText: say(lang, 'finalise.lacks.none'),
  });
}

function lackInWords(lang: Lang, { kind, submitted, required, names }: Lack): string {
  if (kind === 'consensus') return say(lang, 'finalise.lack.consensus');
  if (kind === 'interest') return say(lang, 'finalise.lack.interest', { names: names.join(', ') });
  const waiting = names.length ? ` ${say(lang, 'finalise.lack.waiting', { names: names.join(', ') })}` : '';
  return `${say(lang, 'finalise.lack.assessments', { submitted, required })}${waiting}`;
}

function change(lang: Lang, { kind, applicationId, submitted, required, names }: Lack, roundId: string): { text: string; href: string } {
  if (kind === 'consensus') return { text: say(lang, 'finalise.change.consensus'), href: consensusUrl(applicationId) };
  if (kind === 'interest') return { text: say(lang, 'finalise.change.decide'), href: roundInterestsUrl(roundId) };
  const short = required - submitted - names.length;
  return short > 0 ? { text: say(lang, 'finalise.change.appoint', { n: short }), href: assignmentUrl(roundId) } : { text: say(lang, 'finalise.change.submit'), href: appointmentUrl(applicationId) };
}

function overridePart(lang: Lang, { standing, accountId, typed }: FinaliseShown, asked: OverrideRow | null, errorAt: (field: string) => string | null): NonNullable<FinalisePage['override']> {
  const roundId = standing.round.id;
  const text = say(lang, 'override.text');
  if (!asked) {
    const leave = textareaField({ name: 'leave', label: say(lang, 'override.reason'), hint: say(lang, 'finalise.reason.hint', { min: minReason }), value: typed?.['leave'] ?? '', rows: 4, maxLength: maxReason, error: errorAt('leave') });
    return { text, alerts: [], reason: '', form: { action: overrideUrl(roundId), fields: [hiddenField('seen', standing.lacksSha256), leave], buttons: [button(say(lang, 'override.ask'))] } };
  }
  const when = formatInstant(asked.askedAt, lang);
  if (asked.outcome === 'granted') {
    const used = asked.usedFor.map((number) => alert('info', say(lang, 'override.used', { number })));
    return { text, reason: asked.reason, form: null, alerts: [alert('success', say(lang, 'override.granted', { name: asked.decidedByName ?? '', when: asked.decidedAt ? formatInstant(asked.decidedAt, lang) : '' })), ...used] };
  }
  if (asked.askedBy === accountId) return { text, reason: asked.reason, form: null, alerts: [alert('info', say(lang, 'override.pending.own', { when }))] };
  const outcome = radiosField({ name: 'outcome', label: say(lang, 'override.decision'), options: (['granted', 'refused'] as const).map((value) => ({ value, label: say(lang, `override.decision.${value}`) })), value: typed?.['outcome'] ?? '', error: errorAt('outcome') });
  const note = textareaField({ name: 'note', label: say(lang, 'override.note'), hint: say(lang, 'override.note.hint'), value: typed?.['note'] ?? '', rows: 3, maxLength: maxReason });
  return { text, reason: asked.reason, alerts: [alert('info', say(lang, 'override.pending', { name: asked.askedByName, when }))], form: { action: overrideDecisionUrl(roundId, asked.id), fields: [outcome, note], buttons: [button(say(lang, 'override.decide'))] } };
}

function pastTable(lang: Lang, { heads, round, isPartial }: Standing): DataTable {
  return dataTable({
    id: 'past',
    caption: say(lang, 'finalise.past.caption'),
    columns: (['number', 'occasion', 'when'] as const).map((column) => say(lang, `finalise.past.${column}`)),
    rows: heads.map(({ number, occasion, reason, madeAt, madeByName }) => [
      { text: say(lang, 'finalise.past.number.value', { number }), href: recordedUrl(round.id, number) },
      { text: say(lang, `finalise.occasion.${occasion}`), sub: isPartial ? null : reasonInWords(lang, { occasion, reason }) || null },
      { text: formatInstant(madeAt, lang), sub: madeByName },
    ]),
    emptyText: say(lang, 'finalise.past.none'),
  });
}
