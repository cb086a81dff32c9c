import { Pairs, knows, type Inputs, type Line } from './assignment.rules.js';
import { loadsOf } from './explain.rules.js';

/** What a choice of assessors for one application leads to. None of it is refused; all of it is said. */
export type Effect =
  | { readonly what: 'fine'; readonly n: number }
  | { readonly what: 'few'; readonly n: number; readonly panelSize: number }
  | { readonly what: 'noExpert'; readonly fields: readonly string[] }
  | { readonly what: 'colleague'; readonly accountId: string; readonly others: readonly string[] }
  | { readonly what: 'most'; readonly accountId: string; readonly load: number; readonly most: number }
  | { readonly what: 'suspected' | 'undeclared'; readonly accountId: string };

/** `lines` hold the choice. Who has declared counts as declared, whatever the proposal was asked to leave out. */
export function effectsOf(inputs: Inputs, lines: readonly Line[], applicationId: string, panelSize: number): Effect[] {
  const application = inputs.applications.find(({ id }) => id === applicationId);
  if (!application) return [];
  const known = new Pairs(inputs.between);
  const loads = loadsOf(inputs, lines);
  const chosen = inputs.people.filter(({ id }) => lines.some((line) => line.applicationId === applicationId && line.accountId === id));
  const panel = inputs.people.filter((person) => chosen.includes(person) || application.seated.includes(person.id));
  const n = application.seated.length + chosen.length;
  const found: Effect[] = [];
  if (n < panelSize) found.push({ what: 'few', n, panelSize });
  if (n > 0 && application.fields.length > 0 && !panel.some((person) => knows(person, application))) found.push({ what: 'noExpert', fields: application.fields });
  for (const { id: accountId, employer, most } of chosen) {
    const { standing, suspected } = known.of(applicationId, accountId);
    const others = panel.filter((other) => other.id !== accountId && employer !== '' && other.employer === employer).map(({ id }) => id);
    // Of two who are both chosen, it is said once.
    if (others.some((other) => other > accountId || !chosen.some(({ id }) => id === other))) found.push({ what: 'colleague', accountId, others });
    const load = loads.get(accountId) ?? 0;
    if (most !== null && load > most) found.push({ what: 'most', accountId, load, most });
    if (suspected) found.push({ what: 'suspected', accountId });
    if (standing === 'undeclared') found.push({ what: 'undeclared', accountId });
  }
  return found.length ? found : [{ what: 'fine', n }];
}
