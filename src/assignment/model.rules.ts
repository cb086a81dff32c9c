import { Pairs, costs, knows, type Inputs, type Line } from './assignment.rules.js';

/** Applications, and whoever assesses them, that some assessor must join with the others. */
export interface Group {
  readonly applications: readonly number[];
  readonly people: readonly number[];
}

/** The integer programme, and what its variables stand for. */
export interface Model {
  readonly lp: string;
  /** Variable to the seat it stands for, by number in the inputs. */
  readonly seats: ReadonlyMap<string, { readonly application: number; readonly person: number }>;
}

/** Seats already there that the person still fills, as the load begins with. */
export function loadsBefore({ applications, people }: Inputs): number[] {
  return people.map(({ id }) => applications.filter(({ seated }) => seated.includes(id)).length);
}

/**
 * The plan as an integer programme (CPLEX LP format). A shortage, an application without an expert and a group apart have a
 * price instead of a prohibition, so there is always an answer, and it says what could not be had. A person's n-th application
 * costs n: the sum is least where loads are even.
 *
 * `inputs` must be `inOrder`.
 */
export function modelOf(inputs: Inputs, joins: readonly Group[]): Model {
  const { applications, people, perApplication } = inputs;
  const known = new Pairs(inputs.between);
  const seats = new Map<string, { application: number; person: number }>();
  const [prices, rules, bounds]: [string[], string[], string[]] = [[], [], []];
  const taken: string[][] = people.map(() => []);
  for (const [a, application] of applications.entries()) {
    const missing = Math.max(0, perApplication - application.seated.length);
    if (missing === 0) continue;
    const open = people.flatMap((person, p) => {
      const { standing, suspected } = known.of(application.id, person.id);
      const isOut = standing === 'barred' || (standing === 'undeclared' && inputs.onlyDeclared) || application.seated.includes(person.id) || isColleague(inputs, a, p);
      return isOut ? [] : [{ p, name: `x${a}_${p}`, isExpert: knows(person, application), price: (suspected ? costs.suspicion : 0) + (standing === 'undeclared' ? costs.undeclared : 0) }];
    });
    for (const { p, name, isExpert, price } of open) {
      seats.set(name, { application: a, person: p });
      taken[p]!.push(name);
      const whole = price + (isExpert || application.fields.length === 0 ? 0 : costs.outside);
      if (whole > 0) prices.push(`${whole} ${name}`);
    }
    prices.push(`${costs.shortage} s${a}`);
    rules.push(`${sum([...open.map(({ name }) => name), `s${a}`])} = ${missing}`);
    if (application.fields.length > 0 && !hasExpertSeated(inputs, a)) {
      prices.push(`${costs.noExpert} f${a}`);
      rules.push(`${sum([...open.filter(({ isExpert }) => isExpert).map(({ name }) => name), `f${a}`])} >= 1`);
    }
    for (const names of colleaguesAmong(inputs, open)) rules.push(`${sum(names)} <= 1`);
  }
  for (const [p, before] of loadsBefore(inputs).entries()) {
    const names = taken[p]!;
    if (names.length === 0) continue;
    const { most } = people[p]!;
    const room = Math.max(0, Math.min(names.length, most === null ? names.length : most - before));
    const steps = Array.from({ length: room }, (_, step) => `y${p}_${step}`);
    for (const [step, name] of steps.entries()) {
      prices.push(`${before + step + 1} ${name}`);
      bounds.push(`${name} <= 1`);
    }
    rules.push(`${sum(names)}${steps.map((name) => ` - ${name}`).join('\n')} = 0`);
  }
  for (const [at, group] of joins.entries()) {
    const crossing = [...seats].filter(([, { application, person }]) => group.applications.includes(application) !== group.people.includes(person)).map(([name]) => name);
    prices.push(`${costs.apart} c${at}`);
    rules.push(`${sum([...crossing, `c${at}`])} >= 1`);
  }
  if (prices.length === 0) return { lp: '', seats };
  const lp = ['Minimize', sum(prices), 'Subject To', ...rules.map((rule, at) => `r${at}: ${rule}`), 'Bounds', ...bounds, 'Binary', ...seats.keys(), 'End', ''];
  return { lp: lp.join('\n'), seats };
}

/** One term a line: the format has a longest line. */
const sum = (terms: readonly string[]): string => terms.join('\n + ');

/** Whether one who has a seat works where this person works. */
function isColleague({ applications, people }: Inputs, a: number, p: number): boolean {
  const { employer } = people[p]!;
  return employer !== '' && people.some((other) => other.employer === employer && applications[a]!.seated.includes(other.id));
}

function hasExpertSeated({ applications, people }: Inputs, a: number): boolean {
  const application = applications[a]!;
  return people.some((person) => application.seated.includes(person.id) && knows(person, application));
}

function colleaguesAmong({ people }: Inputs, open: readonly { readonly p: number; readonly name: string }[]): string[][] {
  const byEmployer = new Map<string, string[]>();
  for (const { p, name } of open) {
    const { employer } = people[p]!;
    if (employer !== '') byEmployer.set(employer, [...(byEmployer.get(employer) ?? []), name]);
  }
  return [...byEmployer.values()].filter((names) => names.length > 1);
}

/** What the lines cost, apart from groups that are not joined: the same sum as the programme's, reckoned on its own. */
export function costOf(inputs: Inputs, lines: readonly Line[]): number {
  const known = new Pairs(inputs.between);
  const added = inputs.people.map(({ id }) => lines.filter(({ accountId }) => accountId === id).length);
  const loads = loadsBefore(inputs).reduce((all, before, p) => all + (added[p]! * (2 * before + added[p]! + 1)) / 2, 0);
  return inputs.applications.reduce((all, application) => {
    const missing = Math.max(0, inputs.perApplication - application.seated.length);
    if (missing === 0) return all;
    const ids = lines.filter(({ applicationId }) => applicationId === application.id).map(({ accountId }) => accountId);
    const chosen = inputs.people.filter(({ id }) => ids.includes(id));
    const experts = inputs.people.some((person) => (ids.includes(person.id) || application.seated.includes(person.id)) && knows(person, application));
    const seats = chosen.reduce((price, person) => {
      const { standing, suspected } = known.of(application.id, person.id);
      const isOutside = application.fields.length > 0 && !knows(person, application);
      return price + (suspected ? costs.suspicion : 0) + (standing === 'undeclared' ? costs.undeclared : 0) + (isOutside ? costs.outside : 0);
    }, 0);
    return all + costs.shortage * (missing - chosen.length) + seats + (application.fields.length > 0 && !experts ? costs.noExpert : 0);
  }, loads);
}
