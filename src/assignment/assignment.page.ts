import { checkboxField, errorsIn, selectField, type Field } from '../platform/forms/index.js';
import { alert, button, keyFigure, pageHeading, postButton, type Alert, type BarChart, type Button, type KeyFigure, type Lang, type PageHeading, type PostButton, type SummaryList } from '../platform/views/index.js';
import { roundInterestsUrl } from '../interests/interest.paths.js';
import { roundPanelUrl } from '../panels/panel.paths.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { RECOMMENDED } from './assignment.rules.js';
import { assignmentUrl, discardingUrl, proposalUrl } from './assignment.paths.js';
import type { World } from './assignment.service.js';
import { assignmentTexts } from './assignment.texts.js';
import { panelsNow, panelsProposed, type PanelTable } from './panels.page.js';
import { Names, changedAlerts, loadsChart, partsList, shortageAlerts, weightsText } from './outcome.page.js';
import { sizesFor, type ProposalRefusal, type Wish } from './proposal.rules.js';
import type { ConfirmRefusal } from './confirm.service.js';
import { readyLines } from './confirm.rules.js';

const { say } = assignmentTexts;

export interface AssignmentPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly figures: readonly KeyFigure[];
  /** Null: the officer may assign nothing here. */
  readonly wish: WishForm | null;
  readonly now: PanelTable | null;
  readonly proposal: ProposalPart | null;
}

interface WishForm {
  readonly action: string;
  readonly heading: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

interface ProposalPart {
  readonly parts: SummaryList;
  readonly weights: { readonly text: string };
  readonly panels: PanelTable;
  readonly loads: BarChart;
  readonly confirm: { readonly action: string; readonly basis: string; readonly lines: readonly string[]; readonly buttons: readonly Button[] };
  readonly discard: PostButton;
}

/** `fields`: the names of focus areas by id. */
export interface Shown {
  readonly fields: ReadonlyMap<string, string>;
  readonly wish?: Wish;
  readonly refusal?: ProposalRefusal | null;
  readonly unconfirmed?: ConfirmRefusal | null;
}

export function assignmentPage(lang: Lang, world: World, { fields, wish, refusal = null, unconfirmed = null }: Shown): AssignmentPage {
  const { round, proposal, isPartial } = world;
  const names = new Names(lang, world, fields);
  const form = isPartial ? null : wishForm(lang, world, wish ?? (proposal ? proposal.inputs : { perApplication: round.rules.panelSize, onlyDeclared: true }), refusal);
  return {
    heading: pageHeading(say(lang, 'assignment.title'), { caption: inLang(lang, round, 'name'), lead: say(lang, 'assignment.lead') }),
    errors: form && refusal?.why === 'size' ? errorsIn(form.fields) : [],
    alerts: [
      ...(isPartial ? [alert('warning', say(lang, 'assignment.wish.partial'))] : []),
      ...(refusal && refusal.why !== 'size' && refusal.why !== 'partial' ? [alert('error', refusalText(lang, world, refusal), refusal.why === 'nobody' ? { link: { label: say(lang, 'assignment.toPanel'), href: roundPanelUrl(round.id) } } : {})] : []),
      ...(unconfirmed && unconfirmed !== 'partial' ? [alert('error', unconfirmedText(lang, world, names, unconfirmed))] : []),
      ...(proposal ? [...changedAlerts(lang, proposal, names), ...shortageAlerts(lang, proposal, names)] : []),
    ],
    figures: isPartial ? [] : figuresOf(lang, world),
    wish: form,
    now: proposal ? null : panelsNow(lang, world, names),
    proposal: proposal ? proposalPart(lang, world, names) : null,
  };
}

function wishForm(lang: Lang, { round, proposal }: World, wish: Wish, refusal: ProposalRefusal | null): WishForm {
  const least = round.rules.panelSize;
  return {
    action: proposalUrl(round.id),
    heading: say(lang, proposal ? 'assignment.wish.again' : 'assignment.wish.heading'),
    fields: [selectField({
      name: 'antal',
      label: say(lang, 'assignment.wish.size'),
      hint: say(lang, 'assignment.wish.size.hint', { least }),
      error: refusal?.why === 'size' ? say(lang, 'assignment.wish.wrongSize', { least: refusal.least, most: refusal.most }) : null,
      value: String(wish.perApplication),
      width: 's',
      options: sizesFor(least).map((n) => ({ value: String(n), label: say(lang, 'assignment.wish.size.option', { n }) })),
    }), checkboxField({ name: 'uerklaerede', label: say(lang, 'assignment.wish.undeclared'), hint: say(lang, 'assignment.wish.undeclared.hint'), checked: !wish.onlyDeclared })],
    buttons: [button(say(lang, 'assignment.wish.button'), { variant: proposal ? 'secondary' : 'primary' })],
  };
}

function figuresOf(lang: Lang, { round, cases, seats, members, declared }: World): KeyFigure[] {
  const n = round.rules.panelSize;
  const full = cases.filter(({ id }) => seats.filter((seat) => seat.applicationId === id && !seat.isBarred).length >= n).length;
  const accepted = members.filter(({ answer }) => answer === 'accepted').length;
  return [
    keyFigure(say(lang, 'assignment.figures.applications'), String(cases.length)),
    keyFigure(say(lang, 'assignment.figures.full'), String(full), { note: say(lang, 'assignment.figures.full.note', { n }) }),
    keyFigure(say(lang, 'assignment.figures.members'), String(accepted), { note: say(lang, 'assignment.figures.members.note'), href: roundPanelUrl(round.id) }),
    keyFigure(say(lang, 'assignment.figures.declared'), String(declared), { note: say(lang, 'assignment.figures.declared.note', { total: accepted * cases.length }), href: roundInterestsUrl(round.id) }),
  ];
}

function proposalPart(lang: Lang, world: World, names: Names): ProposalPart {
  const { round } = world;
  const proposal = world.proposal!;
  const { inputs, plan, basis, outcome } = proposal;
  const ready = readyLines(inputs, plan.lines, round.rules.panelSize);
  const [applications, people] = [new Set(ready.lines.map(({ applicationId }) => applicationId)).size, new Set(ready.lines.map(({ accountId }) => accountId)).size];
  return {
    parts: partsList(lang, proposal, outcome, names),
    weights: { text: weightsText(lang) },
    panels: panelsProposed(lang, world, names),
    loads: loadsChart(lang, outcome, names),
    confirm: {
      action: assignmentUrl(round.id),
      basis,
      lines: [
        say(lang, 'assignment.proposal.made', { when: formatInstant(plan.madeAt, lang) }),
        ...(applications ? [say(lang, 'assignment.confirm.text', { applications, people })] : []),
        ...(ready.left ? [say(lang, 'assignment.confirm.left', { n: ready.left, panelSize: round.rules.panelSize })] : []),
      ],
      buttons: [button(say(lang, 'assignment.confirm.button'))],
    },
    discard: postButton(discardingUrl(round.id), button(say(lang, 'assignment.confirm.discard'), { variant: 'secondary' })),
  };
}

function refusalText(lang: Lang, { round }: World, refusal: Exclude<ProposalRefusal, { why: 'size' }>): string {
  if (refusal.why === 'open') return say(lang, 'assignment.wish.open', { until: formatInstant(round.openUntil, lang) });
  return refusal.why === 'nobody' ? say(lang, 'assignment.wish.nobody', { least: Math.min(RECOMMENDED, round.rules.panelSize) }) : say(lang, `assignment.wish.${refusal.why}`);
}

function unconfirmedText(lang: Lang, { round, proposal }: World, names: Names, refusal: Exclude<ConfirmRefusal, 'partial'>): string {
  if (refusal === 'incomplete') return say(lang, 'assignment.confirm.incomplete', { panelSize: round.rules.panelSize });
  if (refusal === 'overtaken' || !proposal) return say(lang, 'assignment.confirm.overtaken');
  const lines = proposal.broken.map(({ applicationId, accountId }) => say(lang, 'assignment.confirm.brokenLine', { name: names.person(accountId), number: names.number(applicationId) }));
  return say(lang, 'assignment.confirm.broken', { n: lines.length, lines: lines.join(', ') });
}
