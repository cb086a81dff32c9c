import { tag, type Lang, type Tag } from '../platform/views/index.js';
import { appointmentUrl } from '../scoring/scoring.paths.js';
import { changeUrl } from './assignment.paths.js';
import { Pairs, type PlanLine } from './assignment.rules.js';
import type { World } from './assignment.service.js';
import type { RoundCase, RoundSeat } from './assignment.store.js';
import { assignmentTexts } from './assignment.texts.js';
import { loadsOf, reasonFor, type Reason } from './explain.rules.js';
import type { Names } from './outcome.page.js';

const { say } = assignmentTexts;

/** Applications down, their assessors across, each with why. */
export interface PanelTable {
  readonly caption: string;
  readonly rows: readonly PanelRow[];
  readonly emptyText: string;
}

interface PanelRow {
  readonly id: string;
  readonly number: string;
  readonly href: string;
  readonly title: string;
  readonly fields: string;
  readonly people: readonly { readonly name: string; readonly why: string; readonly isNew: boolean }[];
  readonly state: Tag;
  /** Null where nothing is proposed. */
  readonly edit: { readonly href: string; readonly label: string; readonly about: string } | null;
}

/** As it is, each application with a way to its own panel. */
export function panelsNow(lang: Lang, world: World, names: Names): PanelTable {
  return table(lang, say(lang, 'assignment.now.caption'), world.cases.map((one) => {
    const seats = world.seats.filter(({ applicationId }) => applicationId === one.id);
    const counting = seats.filter(({ isBarred }) => !isBarred).length;
    return { ...rowOf(one, appointmentUrl(one.id), names), people: seats.map((seat) => seated(lang, seat)), state: stateTag(lang, world.round.rules.panelSize - counting), edit: null };
  }));
}

/** With what is proposed; `perApplication` is what was asked for. */
export function panelsProposed(lang: Lang, world: World, names: Names): PanelTable {
  const { inputs, plan } = world.proposal!;
  const known = new Pairs(inputs.between);
  const loads = loadsOf(inputs, plan.lines);
  return table(lang, say(lang, 'assignment.proposal.caption'), world.cases.map((one) => {
    const seats = world.seats.filter(({ applicationId }) => applicationId === one.id);
    const lines = plan.lines.filter(({ applicationId }) => applicationId === one.id);
    const added = lines.map((line) => ({ name: names.person(line.accountId), why: whyText(lang, line, reasonFor(inputs, known, loads, line), one, names), isNew: true }));
    const missing = inputs.perApplication - seats.filter(({ isBarred }) => !isBarred).length - lines.length;
    return {
      ...rowOf(one, changeUrl(world.round.id, one.id), names),
      people: [...seats.map((seat) => seated(lang, seat)), ...added],
      state: stateTag(lang, missing),
      edit: { href: changeUrl(world.round.id, one.id), label: say(lang, 'assignment.proposal.edit'), about: say(lang, 'assignment.proposal.editAbout', { number: one.number }) },
    };
  }));
}

function table(lang: Lang, caption: string, rows: readonly PanelRow[]): PanelTable {
  return { caption, rows, emptyText: say(lang, 'assignment.now.empty') };
}

function rowOf({ id, number, title, fields }: RoundCase, href: string, names: Names) {
  return { id, number, href, title, fields: names.fields(fields) };
}

function seated(lang: Lang, { name, submittedAt, isBarred }: RoundSeat) {
  return { name, why: say(lang, isBarred ? 'assignment.barred' : submittedAt ? 'assignment.handedIn' : 'assignment.seated'), isNew: false };
}

function stateTag(lang: Lang, missing: number): Tag {
  return missing > 0 ? tag(say(lang, 'assignment.lacks', { n: missing }), 'yellow') : tag(say(lang, 'assignment.full'), 'green');
}

function whyText(lang: Lang, { origin }: PlanLine, { fields, standing, suspected, load }: Reason, { fields: wanted }: RoundCase, names: Names): string {
  return [
    fields.length ? say(lang, 'assignment.reason.knows', { fields: names.fields(fields) }) : wanted.length ? say(lang, 'assignment.reason.outside') : '',
    say(lang, `assignment.reason.${standing}`),
    suspected ? say(lang, 'assignment.reason.suspected') : '',
    say(lang, 'assignment.reason.load', { n: load }),
    origin === 'manual' ? say(lang, 'assignment.reason.manual') : '',
  ].filter(Boolean).join(' · ');
}
