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
  private readonly groups: number;

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
    const [inA, inB] = [this.prices[a]!, this.prices[b]!];
    if (p === q || inA[q]! < 0 || inB[p]! < 0 || inA[q]! + inB[p]! !== inA[p]! + inB[q]!) return false;
    const [panelA, panelB] = [this.panels[a]!, this.panels[b]!];
    if (panelA.includes(q) || panelB.includes(p) || this.changeBy(panelA, panelB, p, q) >= 0) return false;
    const before = [this.hasExpert(a), this.hasExpert(b)];
    this.exchange(a, b, p, q);
    const isAllowed = this.hasExpert(a) === before[0] && this.hasExpert(b) === before[1] && this.areStrangers(a) && this.areStrangers(b);
    if (isAllowed && groupsOf(this.panels).length <= this.groups) {
      [one.person, other.person] = [q, p];
      return true;
    }
    this.exchange(a, b, q, p);
    return false;
  }

  /** By how much the sum of squares of meetings changes when `p` of the first panel and `q` of the second swap places. */
  private changeBy(first: readonly number[], second: readonly number[], p: number, q: number): number {
    let change = 0;
    for (const other of first) if (other !== p) change += 2 + 2 * (this.together[q * this.size + other]! - this.together[p * this.size + other]!);
    for (const other of second) {
      if (other === q) continue;
      change += 2 + 2 * (this.together[p * this.size + other]! - this.together[q * this.size + other]!);
      // Whoever sits in both meets the two as often as before.
      if (first.includes(other)) change -= 4;
    }
    return change;
  }

  private exchange(a: number, b: number, p: number, q: number): void {
    this.replace(a, p, q);
    this.replace(b, q, p);
  }

  private replace(a: number, person: number, by: number): void {
    const panel = this.panels[a]!;
    for (const other of panel) {
      if (other === person) continue;
      this.meet(person, other, -1);
      this.meet(by, other, 1);
    }
    panel[panel.indexOf(person)] = by;
  }

  private meet(one: number, other: number, step: 1 | -1): void {
    this.together[one * this.size + other]! += step;
    this.together[other * this.size + one]! += step;
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
