import { Pairs, costs, knows, type Inputs, type Line } from './assignment.rules.js';
import { groupsOf, panelsOf } from './graph.rules.js';

/** Ever fewer swaps are found; what is left after so many rounds is of no account. */
const MOST_PASSES = 12;

interface Seat {
  readonly application: number;
  person: number;
}

/**
 * Swaps seats two and two as long as fewer people meet the same people again, where it costs nothing: loads, fields, declarations
 * and suspicions come out as before, and no group falls apart. `pause` lets others to between applications.
 *
 * `inputs` must be `inOrder`.
 */
export async function spread(inputs: Inputs, lines: readonly Line[], pause: () => Promise<void>): Promise<Line[]> {
  const board = new Board(inputs, lines);
  for (let pass = 0, isBetter = true; isBetter && pass < MOST_PASSES; pass += 1) {
    isBetter = false;
    for (const seat of board.seats) {
      for (const other of board.seats) if (other.application > seat.application && board.swap(seat, other)) isBetter = true;
      await pause();
    }
  }
  return board.seats.map(({ application, person }) => ({ applicationId: inputs.applications[application]!.id, accountId: inputs.people[person]!.id }));
}

/** The plan as numbers, so that hundreds of thousands of swaps can be tried. */
class Board {
  readonly seats: Seat[];
  private readonly panels: number[][];
  private readonly together: Int32Array;
  private readonly size: number;
  /** What a seat costs; negative: not to be had. */
  private readonly prices: Int32Array[];
  private readonly experts: boolean[][];
  private groups: number;

  constructor(
    private readonly inputs: Inputs,
    lines: readonly Line[],
  ) {
    const { applications, people } = inputs;
    this.panels = panelsOf(inputs, lines);
    this.size = 1 + Math.max(people.length, ...this.panels.flat());
    this.together = new Int32Array(this.size * this.size);
    for (const panel of this.panels) for (const one of panel) for (const other of panel) if (one !== other) this.together[one * this.size + other]! += 1;
    const numbers = { of: new Map(applications.map(({ id }, at) => [id, at])), who: new Map(people.map(({ id }, at) => [id, at])) };
    this.seats = lines.map(({ applicationId, accountId }) => ({ application: numbers.of.get(applicationId)!, person: numbers.who.get(accountId)! })).sort((a, b) => a.application - b.application || a.person - b.person);
    const known = new Pairs(inputs.between);
    this.experts = applications.map((application) => people.map((person) => knows(person, application)));
    this.prices = applications.map((application, a) => Int32Array.from(people.map((person, p) => {
      const { standing, suspected } = known.of(application.id, person.id);
      if (standing === 'barred' || (standing === 'undeclared' && inputs.onlyDeclared)) return -1;
      return (suspected ? costs.suspicion : 0) + (standing === 'undeclared' ? costs.undeclared : 0) + (application.fields.length === 0 || this.experts[a]![p] ? 0 : costs.outside);
    })));
    this.groups = groupsOf(this.panels).length;
  }

  /** @returns whether the two have swapped places */
  swap(one: Seat, other: Seat): boolean {
    const [a, b, p, q] = [one.application, other.application, one.person, other.person];
    if (p === q || this.panels[a]!.includes(q) || this.panels[b]!.includes(p)) return false;
    if (this.prices[a]![q]! < 0 || this.prices[b]![p]! < 0) return false;
    if (this.prices[a]![q]! + this.prices[b]![p]! !== this.prices[a]![p]! + this.prices[b]![q]!) return false;
    const before = [this.hasExpert(a), this.hasExpert(b)];
    const change = this.leave(a, p) + this.leave(b, q) + this.enter(a, q) + this.enter(b, p);
    const groups = change < 0 ? groupsOf(this.panels).length : 0;
    if (change < 0 && groups <= this.groups && this.hasExpert(a) === before[0] && this.hasExpert(b) === before[1] && this.areStrangers(a) && this.areStrangers(b)) {
      [one.person, other.person, this.groups] = [q, p, groups];
      return true;
    }
    this.leave(a, q);
    this.leave(b, p);
    this.enter(a, p);
    this.enter(b, q);
    return false;
  }

  /** @returns by how much the sum of squares of meetings falls, as a negative number */
  private leave(a: number, person: number): number {
    const panel = this.panels[a]!;
    panel.splice(panel.indexOf(person), 1);
    return panel.reduce((sum, other) => sum + this.meet(person, other, -1), 0);
  }

  private enter(a: number, person: number): number {
    const panel = this.panels[a]!;
    const change = panel.reduce((sum, other) => sum + this.meet(person, other, 1), 0);
    panel.push(person);
    return change;
  }

  private meet(one: number, other: number, step: 1 | -1): number {
    const times = this.together[one * this.size + other]!;
    this.together[one * this.size + other] = times + step;
    this.together[other * this.size + one] = times + step;
    return 2 * step * times + 1;
  }

  private hasExpert(a: number): boolean {
    return this.panels[a]!.some((person) => this.experts[a]![person] ?? false);
  }

  /** No two of a panel work at one place. Two whom an officer has put together already stay, and nobody joins them. */
  private areStrangers(a: number): boolean {
    const employers = this.panels[a]!.map((person) => this.inputs.people[person]?.employer ?? '').filter((employer) => employer !== '');
    return new Set(employers).size === employers.length;
  }
}
