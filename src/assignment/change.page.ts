import { checkboxesField, errorsIn, type CheckboxesField } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type Lang, type PageHeading } from '../platform/views/index.js';
import { interestUrl } from '../interests/interest.paths.js';
import { assignmentUrl, changeUrl } from './assignment.paths.js';
import { Pairs, knows, type PlanLine } from './assignment.rules.js';
import { withPanel, type ChangeRefusal, type World } from './assignment.service.js';
import type { RoundCase } from './assignment.store.js';
import { assignmentTexts } from './assignment.texts.js';
import { assignmentChangeTexts } from './change.texts.js';
import { effectsOf, type Effect } from './effect.rules.js';
import { loadsOf, reasonFor } from './explain.rules.js';
import { Names } from './outcome.page.js';

const { say } = assignmentChangeTexts;

export interface ChangePage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly action: string;
  readonly basis: string;
  /** Null: nobody can be chosen. */
  readonly choice: CheckboxesField | null;
  readonly emptyText: string;
  readonly effects: { readonly said: string; readonly alerts: readonly Alert[] };
  /** Who may have nothing to do with it. */
  readonly closed: string;
  readonly buttons: readonly Button[];
  readonly look: string;
}

/** `chosen` beside whoever has a seat; null: as the proposal has it. */
export function changePage(lang: Lang, world: World, one: RoundCase, given: { fields: ReadonlyMap<string, string>; chosen: readonly string[] | null; refusal?: ChangeRefusal | null }): ChangePage {
  const { inputs, plan, basis } = world.proposal!;
  const names = new Names(lang, world, given.fields);
  const chosen = given.chosen ?? plan.lines.filter(({ applicationId }) => applicationId === one.id).map(({ accountId }) => accountId);
  const lines = withPanel(plan.lines, one.id, chosen);
  const known = new Pairs(inputs.between);
  const seated = world.seats.filter(({ applicationId, isBarred }) => applicationId === one.id && !isBarred);
  const open = inputs.people.filter(({ id }) => known.of(one.id, id).standing !== 'barred' && !seated.some(({ accountId }) => accountId === id));
  const closed = inputs.people.filter(({ id }) => known.of(one.id, id).standing === 'barred').map(({ id }) => names.person(id));
  const effects = effectsOf(inputs, lines, one.id, world.round.rules.panelSize);
  const refusal = given.refusal === 'unknown' || given.refusal === 'overtaken' ? say(lang, `assignment.change.${given.refusal}`) : null;
  const choice = open.length ? checkboxesField({
    name: 'members',
    label: say(lang, 'assignment.change.members'),
    hint: say(lang, 'assignment.change.hint', { n: inputs.perApplication, seated: seated.length ? say(lang, 'assignment.change.seated', { names: seated.map(({ name }) => name).join(', ') }) : say(lang, 'assignment.change.noneSeated') }),
    error: refusal,
    values: chosen,
    options: [...open].sort((a, b) => Number(knows(b, one)) - Number(knows(a, one)) || names.person(a.id).localeCompare(names.person(b.id), 'da')).map(({ id }) => ({ value: id, label: names.person(id), hint: hintOf(lang, world, one, { accountId: id, lines }, names) })),
  }) : null;
  return {
    heading: pageHeading(say(lang, 'assignment.change.title', { number: one.number }), { caption: names.fields(one.fields), lead: one.title }),
    errors: choice ? errorsIn([choice]) : [],
    alerts: refusal && !choice ? [alert('error', refusal)] : [],
    action: changeUrl(world.round.id, one.id),
    basis,
    choice,
    emptyText: say(lang, 'assignment.change.empty'),
    effects: { said: effects.map((effect) => effectText(lang, effect, names)).join(' '), alerts: effects.map((effect) => alert(effect.what === 'fine' ? 'success' : 'warning', effectText(lang, effect, names), effect.what === 'suspected' ? { link: { label: say(lang, 'assignment.effect.suspectedLink'), href: interestUrl(world.round.id, one.id, effect.accountId) } } : {})) },
    closed: closed.length ? `${say(lang, 'assignment.change.closed')}: ${closed.join(', ')} (${say(lang, 'assignment.change.closedBarred')}).` : '',
    buttons: [...(choice ? [button(say(lang, 'assignment.change.save'))] : []), linkButton(assignmentTexts.say(lang, 'assignment.back'), assignmentUrl(world.round.id))],
    look: say(lang, 'assignment.change.look'),
  };
}

function hintOf(lang: Lang, { proposal, members }: World, one: RoundCase, { accountId, lines }: { accountId: string; lines: readonly PlanLine[] }, names: Names): string {
  const { inputs } = proposal!;
  const { fields, standing, suspected, load } = reasonFor(inputs, new Pairs(inputs.between), loadsOf(inputs, lines), { applicationId: one.id, accountId });
  return [
    members.find((member) => member.accountId === accountId)?.organisation ?? '',
    fields.length ? assignmentTexts.say(lang, 'assignment.reason.knows', { fields: names.fields(fields) }) : assignmentTexts.say(lang, 'assignment.reason.outside'),
    assignmentTexts.say(lang, `assignment.reason.${standing}`),
    suspected ? assignmentTexts.say(lang, 'assignment.reason.suspected') : '',
    assignmentTexts.say(lang, 'assignment.reason.load', { n: load }),
  ].filter(Boolean).join(' · ');
}

function effectText(lang: Lang, effect: Effect, names: Names): string {
  if (effect.what === 'fine') return say(lang, 'assignment.effect.fine', { n: effect.n });
  if (effect.what === 'few') return say(lang, 'assignment.effect.few', { n: effect.n, panelSize: effect.panelSize, missing: effect.panelSize - effect.n });
  if (effect.what === 'noExpert') return say(lang, 'assignment.effect.noExpert', { fields: names.fields(effect.fields) });
  const name = names.person(effect.accountId);
  if (effect.what === 'colleague') return say(lang, 'assignment.effect.colleague', { name, others: effect.others.map((id) => names.person(id)).join(', ') });
  return effect.what === 'most' ? say(lang, 'assignment.effect.most', { name, load: effect.load, most: effect.most }) : say(lang, `assignment.effect.${effect.what}`, { name });
}
