import type { Inputs, Line } from './assignment.rules.js';
import type { Group } from './model.rules.js';

/** Who assesses what, seats that exist and lines alike, by number in the inputs. A seat of somebody outside the panel is the last numbers'. */
export function panelsOf({ applications, people }: Inputs, lines: readonly Line[]): number[][] {
  const number = new Map(people.map(({ id }, at) => [id, at]));
  const of = (id: string): number => number.get(id) ?? number.set(id, number.size).size - 1;
  const added = new Map<string, number[]>();
  for (const { applicationId, accountId } of lines) added.set(applicationId, [...(added.get(applicationId) ?? []), of(accountId)]);
  return applications.map(({ id, seated }) => [...seated.map(of), ...(added.get(id) ?? [])]);
}

/**
 * Groups of applications joined by common assessors, the smallest first. One group: what a strict and a mild assessor give can
 * be compared across the whole round. An application nobody assesses is in no group.
 */
export function groupsOf(panels: readonly (readonly number[])[]): Group[] {
  const lead = new Map<number, number>();
  const first = (person: number): number => {
    const over = lead.get(person);
    return over === undefined || over === person ? person : first(over);
  };
  for (const [head, ...others] of panels) {
    if (head === undefined) continue;
    for (const person of [head, ...others]) lead.set(first(person), first(head));
  }
  const groups = new Map<number, { applications: number[]; people: number[] }>();
  for (const person of [...lead.keys()].sort((a, b) => a - b)) {
    const head = first(person);
    const group = groups.get(head) ?? { applications: [], people: [] };
    groups.set(head, { ...group, people: [...group.people, person] });
  }
  for (const [at, [head]] of panels.entries()) if (head !== undefined) groups.get(first(head))!.applications.push(at);
  return [...groups.values()].sort((a, b) => a.applications.length - b.applications.length || a.applications[0]! - b.applications[0]!);
}

/** How often two assess the same application, for all pairs: few repeats tie more people together. */
export function repeats(panels: readonly (readonly number[])[]): number {
  const together = new Map<string, number>();
  for (const panel of panels) {
    const sorted = [...panel].sort((a, b) => a - b);
    for (const [at, one] of sorted.entries()) for (const other of sorted.slice(at + 1)) together.set(`${one} ${other}`, (together.get(`${one} ${other}`) ?? 0) + 1);
  }
  return [...together.values()].reduce((sum, times) => sum + times * times, 0);
}

export function mostTogether(panels: readonly (readonly number[])[]): number {
  const together = new Map<string, number>();
  for (const panel of panels) for (const one of panel) for (const other of panel) if (one < other) together.set(`${one} ${other}`, (together.get(`${one} ${other}`) ?? 0) + 1);
  return Math.max(0, ...together.values());
}
