import { Pairs, knows, obstaclesTo, type Inputs, type Line, type Standing } from './assignment.rules.js';
import { groupsOf, mostTogether, panelsOf } from './graph.rules.js';
import { loadsBefore } from './model.rules.js';

/** What a plan comes to, part by part. */
export interface Outcome {
  readonly shortages: readonly Shortage[];
  /** Of the seats proposed. */
  readonly suspected: number;
  readonly undeclared: number;
  /** Applications with focus areas that none of its assessors knows. */
  readonly withoutExpert: readonly string[];
  readonly loads: readonly Load[];
  /** Groups of applications without a common assessor; 1 is what is wanted. */
  readonly groups: number;
  /** How often the two who meet most assess the same application. */
  readonly together: number;
}

export interface Load {
  readonly accountId: string;
  readonly seated: number;
  readonly added: number;
  readonly most: number | null;
}

/** An application with too few, and the smallest changes that would mend it. */
export interface Shortage {
  readonly applicationId: string;
  readonly missing: number;
  readonly remedies: readonly Remedy[];
}

export type Remedy =
  /** Let the person take so many applications. */
  | { readonly what: 'raise'; readonly accountId: string; readonly to: number }
  /** Ask the person to declare, or let people who have not declared take part. */
  | { readonly what: 'declare'; readonly accountId: string }
  /** Somebody in the panel works at the same place; an officer may put them together by hand. */
  | { readonly what: 'colleague'; readonly accountId: string }
  | { readonly what: 'invite'; readonly n: number; readonly fields: readonly string[] };

export function outcomeOf(inputs: Inputs, lines: readonly Line[]): Outcome {
  const known = new Pairs(inputs.between);
  const panels = panelsOf(inputs, lines);
  const added = countBy(lines.map(({ accountId }) => accountId));
  const before = loadsBefore(inputs);
  const pairs = lines.map((line) => known.of(line.applicationId, line.accountId));
  return {
    shortages: shortagesIn(inputs, lines),
    suspected: pairs.filter(({ suspected }) => suspected).length,
    undeclared: pairs.filter(({ standing }) => standing === 'undeclared').length,
    withoutExpert: inputs.applications.filter((application, at) => application.fields.length > 0 && panels[at]!.length > 0 && !panels[at]!.some((p) => knows(inputs.people[p] ?? nobody, application))).map(({ id }) => id),
    loads: inputs.people.map(({ id, most }, at) => ({ accountId: id, seated: before[at]!, added: added.get(id) ?? 0, most })),
    groups: groupsOf(panels).length,
    together: mostTogether(panels),
  };
}

function shortagesIn(inputs: Inputs, lines: readonly Line[]): Shortage[] {
  const loads = loadsOf(inputs, lines);
  return inputs.applications.flatMap((application) => {
    const chosen = lines.filter(({ applicationId }) => applicationId === application.id).map(({ accountId }) => accountId);
    const missing = inputs.perApplication - application.seated.length - chosen.length;
    if (missing <= 0) return [];
    const mends = inputs.people.flatMap(({ id }): Remedy[] => {
      const [only, ...more] = obstaclesFor(inputs, lines, application.id, id);
      const load = loads.get(id) ?? 0;
      if (only === undefined || more.length > 0) return [];
      if (only === 'most') return [{ what: 'raise', accountId: id, to: load + 1 }];
      if (only === 'undeclared') return [{ what: 'declare', accountId: id }];
      return only === 'colleague' ? [{ what: 'colleague', accountId: id }] : [];
    });
    const order: readonly Remedy['what'][] = ['declare', 'raise', 'colleague'];
    const remedies = mends.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what)).slice(0, missing);
    const rest = missing - remedies.length;
    return [{ applicationId: application.id, missing, remedies: rest > 0 ? [...remedies, { what: 'invite' as const, n: rest, fields: application.fields }] : remedies }];
  });
}

/** Applications each person has with the plan. */
export function loadsOf(inputs: Inputs, lines: readonly Line[]): ReadonlyMap<string, number> {
  const added = countBy(lines.map(({ accountId }) => accountId));
  const before = loadsBefore(inputs);
  return new Map(inputs.people.map(({ id }, at) => [id, before[at]! + (added.get(id) ?? 0)]));
}

/** What speaks against giving the application to somebody, with the rest of the plan as it is. */
export function obstaclesFor(inputs: Inputs, lines: readonly Line[], applicationId: string, accountId: string): ReturnType<typeof obstaclesTo> {
  const person = inputs.people.find(({ id }) => id === accountId);
  const application = inputs.applications.find(({ id }) => id === applicationId);
  if (!person || !application) return ['barred'];
  const others = [...application.seated, ...lines.filter((line) => line.applicationId === applicationId).map((line) => line.accountId)].filter((id) => id !== accountId);
  const load = (loadsOf(inputs, lines).get(accountId) ?? 0) - (lines.some((line) => line.applicationId === applicationId && line.accountId === accountId) ? 1 : 0);
  return obstaclesTo({
    standing: new Pairs(inputs.between).of(applicationId, accountId).standing,
    isSeated: application.seated.includes(accountId),
    onlyDeclared: inputs.onlyDeclared,
    hasColleague: person.employer !== '' && inputs.people.some(({ id, employer }) => employer === person.employer && others.includes(id)),
    load,
    most: person.most,
  });
}

/** Why one seat was chosen. */
export interface Reason {
  /** The application's focus areas that the person knows. */
  readonly fields: readonly string[];
  readonly standing: Standing;
  readonly suspected: boolean;
  /** Applications the person has in all. */
  readonly load: number;
}

export function reasonFor(inputs: Inputs, known: Pairs, loads: ReadonlyMap<string, number>, { applicationId, accountId }: Line): Reason {
  const { standing, suspected } = known.of(applicationId, accountId);
  const application = inputs.applications.find(({ id }) => id === applicationId);
  const person = inputs.people.find(({ id }) => id === accountId);
  return { fields: (application?.fields ?? []).filter((field) => person?.fields.includes(field)), standing, suspected, load: loads.get(accountId) ?? 0 };
}

const nobody = { fields: [] };

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
