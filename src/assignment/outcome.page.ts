import { alert, barChart, dataTable, summaryList, summaryRow, type Alert, type BarChart, type Lang, type SummaryList } from '../platform/views/index.js';
import { costs } from './assignment.rules.js';
import type { Proposal, World } from './assignment.service.js';
import { assignmentTexts } from './assignment.texts.js';
import type { Difference } from './change.rules.js';
import { assignmentChangeTexts } from './change.texts.js';
import type { Outcome, Remedy } from './explain.rules.js';

const { say } = assignmentTexts;

/** What ids are called on the page. */
export class Names {
  private readonly numbers: ReadonlyMap<string, string>;
  private readonly people: ReadonlyMap<string, string>;

  constructor(
    private readonly lang: Lang,
    { cases, members, seats }: Pick<World, 'cases' | 'members' | 'seats'>,
    private readonly fieldNames: ReadonlyMap<string, string>,
  ) {
    this.numbers = new Map(cases.map(({ id, number }) => [id, number]));
    this.people = new Map([...seats.map(({ accountId, name }) => [accountId, name] as const), ...members.map(({ accountId, name }) => [accountId, name] as const)]);
  }

  number(applicationId: string): string {
    return this.numbers.get(applicationId) ?? '–';
  }

  person(accountId: string): string {
    return this.people.get(accountId) ?? '–';
  }

  fields(ids: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(ids.map((id) => this.fieldNames.get(id) ?? id));
  }

  list(applicationIds: readonly string[]): string {
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(applicationIds.map((id) => this.number(id)).sort());
  }
}

/** What a proposal achieves, aim by aim, in words. */
export function partsList(lang: Lang, { inputs }: Proposal, outcome: Outcome, names: Names): SummaryList {
  const { shortages, suspected, undeclared, withoutExpert, loads, groups, together } = outcome;
  const [n, k] = [inputs.applications.length, inputs.perApplication];
  const missing = shortages.reduce((sum, one) => sum + one.missing, 0);
  const sums = loads.map(({ seated, added }) => seated + added);
  const rows = [
    summaryRow(say(lang, 'assignment.parts.size'), missing ? say(lang, 'assignment.parts.size.short', { short: shortages.length, n, k, missing }) : say(lang, 'assignment.parts.size.all', { n, k })),
    summaryRow(say(lang, 'assignment.parts.field'), withoutExpert.length ? say(lang, 'assignment.parts.field.without', { numbers: names.list(withoutExpert) }) : say(lang, 'assignment.parts.field.all')),
    summaryRow(say(lang, 'assignment.parts.declared'), undeclared ? say(lang, 'assignment.parts.declared.without', { n: undeclared }) : say(lang, 'assignment.parts.declared.all')),
    summaryRow(say(lang, 'assignment.parts.suspected'), suspected ? say(lang, 'assignment.parts.suspected.some', { n: suspected }) : say(lang, 'assignment.parts.suspected.none')),
    summaryRow(say(lang, 'assignment.parts.load'), say(lang, 'assignment.parts.load.range', { least: Math.min(...sums, Infinity) === Infinity ? 0 : Math.min(...sums), most: Math.max(0, ...sums) })),
    summaryRow(say(lang, 'assignment.parts.joined'), groups > 1 ? say(lang, 'assignment.parts.joined.no', { n: groups }) : say(lang, 'assignment.parts.joined.yes')),
    summaryRow(say(lang, 'assignment.parts.together'), say(lang, 'assignment.parts.together.most', { n: together })),
  ];
  return summaryList(rows, { heading: say(lang, 'assignment.parts.heading') });
}

export function weightsText(lang: Lang): string {
  return say(lang, 'assignment.weights.text', { ...costs, shortage: new Intl.NumberFormat(lang === 'da' ? 'da-DK' : 'en-GB').format(costs.shortage) });
}

/** One for each application with too few: how many, and the smallest changes that would mend it. */
export function shortageAlerts(lang: Lang, { outcome }: Proposal, names: Names): Alert[] {
  return outcome.shortages.map(({ applicationId, missing, remedies }) => {
    const heading = say(lang, 'assignment.short.heading', { number: names.number(applicationId), n: missing });
    return alert('warning', remedies.map((remedy) => remedyText(lang, remedy, names)).join(' '), { heading });
  });
}

function remedyText(lang: Lang, remedy: Remedy, names: Names): string {
  if (remedy.what === 'invite') return remedy.fields.length ? say(lang, 'assignment.remedy.inviteField', { n: remedy.n, fields: names.fields(remedy.fields) }) : say(lang, 'assignment.remedy.invite', { n: remedy.n });
  const name = names.person(remedy.accountId);
  return remedy.what === 'raise' ? say(lang, 'assignment.remedy.raise', { name, to: remedy.to }) : say(lang, `assignment.remedy.${remedy.what}`, { name });
}

/** What is different from what the proposal was made of; whatever breaks it comes first. */
export function changedAlerts(lang: Lang, { differences }: Proposal, names: Names): Alert[] {
  if (differences.length === 0) return [];
  const isGrave = (one: Difference): boolean => one.what === 'standing' && one.standing === 'barred' && one.isPlanned;
  const sentences = [...differences.filter(isGrave), ...differences.filter((one) => !isGrave(one))].map((one) => differenceText(lang, one, names));
  const text = [...sentences, assignmentChangeTexts.say(lang, 'assignment.changed.lead')].join(' ');
  return [alert('warning', text, { heading: assignmentChangeTexts.say(lang, 'assignment.changed.heading') })];
}

function differenceText(lang: Lang, one: Difference, names: Names): string {
  const name = 'accountId' in one ? names.person(one.accountId) : '';
  const number = 'applicationId' in one ? names.number(one.applicationId) : '';
  if (one.what !== 'standing') return assignmentChangeTexts.say(lang, `assignment.changed.${one.what}`, { name, number });
  const key = one.standing === 'barred' && one.isPlanned ? 'barredPlanned' : one.standing;
  return assignmentChangeTexts.say(lang, `assignment.changed.standing.${key}`, { name, number });
}

/** Everybody in the panel, whoever has most first. */
export function loadsChart(lang: Lang, { loads }: Outcome, names: Names): BarChart {
  const rows = loads.map((load) => ({ ...load, name: names.person(load.accountId), sum: load.seated + load.added })).sort((a, b) => b.sum - a.sum || a.name.localeCompare(b.name, 'da'));
  return barChart({
    id: 'loads',
    title: say(lang, 'assignment.loads.title'),
    description: say(lang, 'assignment.loads.description'),
    legend: [{ fill: 'solid', label: say(lang, 'assignment.loads.seated') }, { fill: 'hatched', label: say(lang, 'assignment.loads.added') }],
    tableLabel: say(lang, 'assignment.loads.table'),
    bars: rows.map(({ name, seated, added, sum, most }) => ({
      label: name,
      value: most === null ? String(sum) : say(lang, 'assignment.loads.of', { n: sum, most }),
      parts: [{ fill: 'solid', amount: BigInt(seated) }, { fill: 'hatched', amount: BigInt(added) }],
    })),
    table: dataTable({
      id: 'loads-table',
      caption: say(lang, 'assignment.loads.title'),
      columns: [say(lang, 'assignment.loads.name'), ...(['seated', 'added', 'sum', 'most'] as const).map((key) => ({ label: say(lang, `assignment.loads.${key}`), numeric: true }))],
      rows: rows.map(({ name, seated, added, sum, most }) => [name, String(seated), String(added), String(sum), most === null ? say(lang, 'assignment.loads.anyNumber') : String(most)]),
      emptyText: say(lang, 'assignment.nobodyYet'),
    }),
  });
}
