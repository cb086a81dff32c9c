import { inOrder, type Inputs, type Line } from './assignment.rules.js';
import { groupsOf, panelsOf } from './graph.rules.js';
import { modelOf, type Group } from './model.rules.js';
import { spread } from './spread.rules.js';

/** Solves an integer programme: the value of each variable. */
export type Solve = (lp: string) => Promise<Readonly<Record<string, number>>>;

/** A round whose groups cannot be joined in so many tries stays in groups, and the page says so. */
const MOST_JOINS = 12;

/**
 * The cheapest plan there is, by `costs`. Where it falls into groups without a common assessor, each group is told to be joined with
 * the rest and the plan made anew; last, seats are swapped so that the same people meet seldom. The same inputs give the same plan.
 */
export async function planOf(given: Inputs, solve: Solve, pause: () => Promise<void> = async () => {}): Promise<Line[]> {
  const inputs = inOrder(given);
  const joins: Group[] = [];
  let lines: Line[] = [];
  for (let tries = 0; tries <= MOST_JOINS; tries += 1) {
    lines = await solved(inputs, joins, solve);
    const groups = groupsOf(panelsOf(inputs, lines));
    const news = groups.slice(0, -1).filter((group) => !joins.some((join) => isSame(join, group)));
    if (news.length === 0) break;
    joins.push(...news);
  }
  return spread(inputs, lines, pause);
}

async function solved(inputs: Inputs, joins: readonly Group[], solve: Solve): Promise<Line[]> {
  const { lp, seats } = modelOf(inputs, joins);
  if (seats.size === 0) return [];
  const values = await solve(lp);
  return [...seats].filter(([name]) => (values[name] ?? 0) > 0.5).map(([, { application, person }]) => ({ applicationId: inputs.applications[application]!.id, accountId: inputs.people[person]!.id }));
}

const isSame = (one: Group, other: Group): boolean => one.applications.join() === other.applications.join() && one.people.join() === other.people.join();
