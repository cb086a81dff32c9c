import { canonicalJson } from '../shared/canonical-json.js';
import type { Inputs, Line, PlanLine, Standing } from './assignment.rules.js';
import { Pairs } from './assignment.rules.js';

/** What is different from what a proposal was made of. */
export type Difference =
  | ({ readonly what: 'standing'; readonly standing: Standing; readonly isPlanned: boolean } & Line)
  | ({ readonly what: 'suspected' | 'seated' | 'unseated' } & Line)
  | { readonly what: 'application-in' | 'application-out' | 'fields'; readonly applicationId: string }
  | { readonly what: 'person-in' | 'person-out' | 'profile'; readonly accountId: string };

/** What has happened since, in the order of ids; both are `inOrder`. Empty: the proposal rests on what is known now. */
export function differencesIn(before: Inputs, now: Inputs, lines: readonly Line[]): Difference[] {
  const [old, fresh] = [new Map(before.applications.map((one) => [one.id, one])), new Map(now.applications.map((one) => [one.id, one]))];
  const [were, are] = [new Map(before.people.map((one) => [one.id, one])), new Map(now.people.map((one) => [one.id, one]))];
  const [said, says] = [new Pairs(before.between), new Pairs(now.between)];
  const found: Difference[] = [];
  // Whatever has gone on and was given nobody new does not matter to it.
  for (const { id } of before.applications) if (!fresh.has(id) && lines.some(({ applicationId }) => applicationId === id)) found.push({ what: 'application-out', applicationId: id });
  for (const { id } of before.people) if (!are.has(id)) found.push({ what: 'person-out', accountId: id });
  for (const { id } of now.people) if (!were.has(id)) found.push({ what: 'person-in', accountId: id });
  for (const person of now.people) if (were.has(person.id) && !isSame(person, were.get(person.id))) found.push({ what: 'profile', accountId: person.id });
  for (const application of now.applications) {
    const { id: applicationId, seated } = application;
    const was = old.get(applicationId);
    if (!was) {
      found.push({ what: 'application-in', applicationId });
      continue;
    }
    if (!isSame(application.fields, was.fields)) found.push({ what: 'fields', applicationId });
    for (const accountId of seated) if (!was.seated.includes(accountId)) found.push({ what: 'seated', applicationId, accountId });
    for (const accountId of was.seated) if (!seated.includes(accountId)) found.push({ what: 'unseated', applicationId, accountId });
    for (const { id: accountId } of now.people.filter(({ id }) => were.has(id))) {
      const [then, at] = [said.of(applicationId, accountId), says.of(applicationId, accountId)];
      const isPlanned = lines.some((line) => line.applicationId === applicationId && line.accountId === accountId);
      if (then.standing !== at.standing) found.push({ what: 'standing', applicationId, accountId, standing: at.standing, isPlanned });
      if (at.suspected && !then.suspected) found.push({ what: 'suspected', applicationId, accountId });
    }
  }
  return found;
}

/** Lines that can no longer be: confirming waits until they are taken out. */
export function brokenLines(now: Inputs, lines: readonly PlanLine[]): PlanLine[] {
  const known = new Pairs(now.between);
  return lines.filter(({ applicationId, accountId }) => {
    const application = now.applications.find(({ id }) => id === applicationId);
    return !application || application.seated.includes(accountId) || !now.people.some(({ id }) => id === accountId) || known.of(applicationId, accountId).standing === 'barred';
  });
}

/** Whatever order their members were written in. */
const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
