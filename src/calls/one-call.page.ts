import type { EventRow } from '../platform/events/index.js';
import type { FormError } from '../platform/forms/index.js';
import { alert, linkButton, pageHeading, summaryList, summaryRow, timelineEvent, type Alert, type Button, type Lang, type Link, type PageHeading, type SummaryList, type Timeline } from '../platform/views/index.js';
import { rehearsalsUrl } from '../rehearsal/rehearsal.paths.js';
import { changeInWords, datesOf, durationInWords, roundUrl, ruleSetTitle, type KeptChange, type RoundView } from '../rounds/index.js';
import { ruleSetUrl } from '../rounds/rule-set.paths.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { callUrl } from './call.paths.js';
import type { CallWorld } from './call.service.js';
import { stateOf, stateTag } from './calls.page.js';
import { callFieldTexts } from './call-field.texts.js';
import { callEditorTexts } from './call.texts.js';
import { missingLines } from './missing.page.js';
import { valueInWords } from './call-values.page.js';

const { say } = callEditorTexts;
const { say: named } = callFieldTexts;

/** Template `calls/call`. */
export interface OneCallPage {
  readonly heading: PageHeading;
  /** Why this officer may not change it. */
  readonly alerts: readonly Alert[];
  readonly buttons: readonly Button[];
  /** What is missing before it can be published; empty where nothing is, and for a published one. */
  readonly missing: readonly Link[];
  readonly dates: SummaryList;
  readonly terms: SummaryList;
  readonly history: Timeline;
}

export interface CallHistory {
  readonly events: readonly EventRow[];
  readonly changes: readonly KeptChange[];
}

export function oneCallPage(lang: Lang, round: RoundView, { world, missing, history }: { world: CallWorld; missing: readonly FormError[]; history: CallHistory }): OneCallPage {
  const state = stateOf(round, world.now);
  const { isOwn } = world.use;
  return {
    heading: pageHeading(inLang(lang, round, 'name'), { caption: say(lang, 'calls.one.caption', { id: round.id }), tag: stateTag(lang, round, world.now), lead: say(lang, `calls.one.lead.${state}`) }),
    alerts: isOwn ? [alert('info', say(lang, 'calls.partial'), { heading: say(lang, 'calls.partial.heading') })] : [],
    buttons: buttonsOf(lang, round, state, { isReady: missing.length === 0, isOwn }),
    missing: missingLines(lang, round.id, missing),
    dates: datesOf(lang, round, 'all'),
    terms: termsList(lang, round, world),
    history: { events: historyOf(lang, history) },
  };
}

function buttonsOf(lang: Lang, { id }: RoundView, state: ReturnType<typeof stateOf>, { isReady, isOwn }: { isReady: boolean; isOwn: boolean }): Button[] {
  // Nobody applies in a closed round, so there is nothing to see as an applicant.
  const preview = state === 'closed' || state === 'stopped' ? [] : [linkButton(say(lang, 'calls.one.preview'), callUrl(id, 'som-ansoeger'))];
  const tries = [...preview, linkButton(say(lang, 'calls.one.rehearse'), rehearsalsUrl(id))];
  const edit = (key: 'edit' | 'change', variant: 'primary' | 'secondary'): Button => linkButton(say(lang, `calls.one.${key}`), callUrl(id, 'rediger'), { variant });
  const publish = linkButton(say(lang, 'calls.one.publish'), callUrl(id, 'offentliggoer'), { variant: isReady ? 'primary' : 'secondary' });
  if (state === 'draft') return isReady ? [publish, edit('edit', 'secondary'), ...tries] : [edit('edit', 'primary'), publish, ...tries];
  const shown = linkButton(say(lang, 'calls.one.public'), roundUrl(id));
  if (isOwn) return [...tries, shown];
  return [edit('change', 'primary'), ...tries, shown, ...(state === 'open' ? [linkButton(say(lang, 'calls.one.close'), callUrl(id, 'luk'))] : [])];
}

function termsList(lang: Lang, round: RoundView, world: CallWorld): SummaryList {
  const value = (name: Parameters<typeof valueInWords>[1]): string => valueInWords(lang, name, round, world);
  const own = world.ruleSets.find(({ id }) => id === round.ruleSetId);
  const limits = { limit: durationInWords(lang, round.outageLimitMinutes * 60_000), window: durationInWords(lang, round.outageWindowMinutes * 60_000) };
  return summaryList([
    summaryRow(named(lang, 'calls.name.nameDa'), round.nameDa),
    summaryRow(named(lang, 'calls.name.nameEn'), round.nameEn),
    summaryRow(named(lang, 'calls.name.ruleSetId'), own ? ruleSetTitle(lang, own) : round.ruleSetId, { href: ruleSetUrl(round.ruleSetId) }),
    summaryRow(named(lang, 'calls.name.fundIds'), value('fundIds')),
    summaryRow(named(lang, 'calls.name.poolsOere'), value('poolsOere')),
    summaryRow(named(lang, 'calls.name.openTo'), value('openTo')),
    summaryRow(named(lang, 'calls.name.graceMs'), value('graceMs')),
    summaryRow(named(lang, 'calls.name.contact'), value('contact')),
    summaryRow(say(lang, 'calls.one.outages'), say(lang, 'calls.one.outages.text', limits)),
    summaryRow(say(lang, 'calls.one.begun'), String(world.use.begun)),
  ]);
}

function historyOf(lang: Lang, { events, changes }: CallHistory): Timeline['events'] {
  const kinds = { 'round.announced': 'announced', 'round.planned': 'planned', 'round.edited': 'edited', 'round.published': 'published' } as const;
  const isKnown = (kind: string): kind is keyof typeof kinds => Object.hasOwn(kinds, kind);
  const steps = events.flatMap(({ kind, at, actorName }) => (isKnown(kind) ? [{ at, title: say(lang, `calls.history.${kinds[kind]}`), text: null, who: actorName }] : []));
  const told = changes.map((change) => ({
    at: change.at,
    title: say(lang, `calls.history.${change.kind}`),
    text: [...changeInWords(lang, change), say(lang, 'calls.history.reason', { reason: (lang === 'en' && change.reasonEn) || change.reason })].join(' '),
    who: change.actorName,
  }));
  return [...told, ...steps].sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ at, ...step }) => timelineEvent({ ...step, when: formatInstantPrecise(at, lang), iso: at.toISOString() }));
}
