import { hiddenField, postedRows, typed, type HiddenField, type Posted } from '../../platform/forms/index.js';
import type { Part } from '../draft.rules.js';
import type { Reached } from './section.js';
import { askedScope, isInScope, type Scope } from './scope.rules.js';

/** In addresses. */
export const scopeQuery = { partner: 'partner', year: 'aar' } as const;
/** Hidden fields with which a form says which part of the list it was made from; a form without them holds all of it. */
const scopeNames = { partner: 'scopePartner', year: 'scopeYear' } as const;
const everyYear = 'alle';

export function scopeUrl(url: string, { partnerId, year }: Scope): string {
  return `${url}?${new URLSearchParams({ [scopeQuery.partner]: partnerId, ...(year === null ? {} : { [scopeQuery.year]: year }) }).toString()}`;
}

export function scopeFields(scope: Scope | null): HiddenField[] {
  return scope ? [hiddenField(scopeNames.partner, scope.partnerId), hiddenField(scopeNames.year, scope.year ?? everyYear)] : [];
}

function postedScope(posted: Posted): Scope | null {
  const [partnerId, year] = [typed(posted, scopeNames.partner), typed(posted, scopeNames.year)];
  return partnerId === '' ? null : { partnerId, year: year === everyYear ? null : year };
}

/** What was chosen to be shown next. */
export function nextScope(posted: Posted): Scope | null {
  const [partnerId, year] = [typed(posted, 'nextPartner'), typed(posted, 'nextYear')];
  return partnerId === '' ? null : { partnerId, year: year === everyYear ? null : year };
}

/** The part of the draft that an address asks for. */
export function scoped<P extends Part>(reached: Reached<P>, query: Posted): Reached<P> {
  const { costs = [], partners = [] } = reached.draft as { costs?: Parameters<typeof askedScope>[1]; partners?: Parameters<typeof askedScope>[2] };
  const asked = (name: string): string | null => (query[name] === undefined ? null : typed(query, name));
  return narrowed(reached, askedScope({ partner: asked(scopeQuery.partner), year: asked(scopeQuery.year) }, costs, partners), new Set());
}

/** The part that a posted form was made from, with the lines that it shows although they have gone elsewhere meanwhile. */
export function scopedAs<P extends Part>(reached: Reached<P>, posted: Posted, group: string): Reached<P> {
  const scope = postedScope(posted);
  return narrowed(reached, scope, new Set(scope ? postedRows(posted, group, ['id']).map(({ id }) => id) : []));
}

function narrowed<P extends Part>(reached: Reached<P>, scope: Scope | null, shown: ReadonlySet<string>): Reached<P> {
  const { costs } = reached.draft as { costs?: readonly { readonly id: string; readonly partnerId: string; readonly year: number | null }[] };
  if (!scope || !costs) return reached;
  return { ...reached, scope, draft: { ...reached.draft, costs: costs.filter((line) => isInScope(line, scope) || shown.has(line.id)) } };
}
