import { holdsMunicipality, mailDomain, partnersLike } from './name.rules.js';

/** Somebody who may come to handle an application, with the ties that are known. */
export interface Person {
  readonly accountId: string;
  readonly organisation: string;
  readonly email: string;
  /** '' where none is known. */
  readonly employerCvr: string;
  readonly boards: readonly { readonly cvr: string; readonly name: string }[];
  readonly municipality: string;
}

export interface Party {
  readonly name: string;
  readonly cvr: string | null;
  readonly sector: string;
  readonly isLead: boolean;
}

/** An application as the interest graph knows it: who is in it, not what it says. */
export interface Applied {
  readonly applicationId: string;
  readonly partners: readonly Party[];
  /** Who gives money beside the partners, by name. */
  readonly funders: readonly string[];
  /** Those who take part in writing it. */
  readonly members: readonly { readonly accountId: string; readonly name: string; readonly email: string }[];
}

/** Ties through other applications that were sent in, found in the database. */
export interface EarlierTies {
  /** Two people took part in writing one application, and the second takes part in `applicationId`. */
  readonly together: readonly { readonly accountId: string; readonly otherId: string; readonly applicationId: string; readonly throughId: string }[];
  /** Two organisations were partners in one application of another round, `throughId`. */
  readonly partners: readonly { readonly cvr: string; readonly otherCvr: string; readonly throughId: string }[];
}

export const suspicionCodes = ['employer', 'board', 'name', 'funder', 'municipality', 'domain', 'together', 'earlier'] as const;
export type SuspicionCode = (typeof suspicionCodes)[number];

/** A sign to look closer, with the two facts that meet. Never a decision. */
export interface Suspicion {
  readonly code: SuspicionCode;
  /** What is known of the person ... */
  readonly own: string;
  /** ... and what it meets in the application. */
  readonly theirs: string;
  /** Another application through which it is known: whoever may not know of that one is not told this either. */
  readonly throughId: string | null;
}

/** Each reason once a fact, the closest ties first. */
export function suspicionsOf(person: Person, applied: Applied, earlier: EarlierTies): Suspicion[] {
  const { partners, funders, members } = applied;
  const found = (code: SuspicionCode, own: string, theirs: string, throughId: string | null = null): Suspicion => ({ code, own, theirs, throughId });
  const named = (cvr: string) => partners.filter((partner) => cvr !== '' && partner.cvr === cvr);
  const domain = mailDomain(person.email);
  const employer = person.organisation || person.employerCvr;
  return [
    ...named(person.employerCvr).map(({ name, cvr }) => found('employer', `${employer} (CVR ${cvr})`, name)),
    ...person.boards.flatMap((board) => named(board.cvr).map(({ name, cvr }) => found('board', board.name ? `${board.name} (CVR ${cvr})` : `CVR ${cvr}`, name))),
    ...partnersLike(person.organisation, unmatched(partners, person)).map((name) => found('name', person.organisation, name)),
    ...fundersOf(person, funders).map(({ own, theirs }) => found('funder', own, theirs)),
    ...partners.filter(({ name }) => holdsMunicipality(name, person.municipality)).map(({ name }) => found('municipality', person.municipality, name)),
    ...domainsLike(domain, person, members).map((name) => found('domain', `@${domain}`, name)),
    ...unique(earlier.together.filter(({ accountId, applicationId }) => accountId === person.accountId && applicationId === applied.applicationId), ({ otherId }) => otherId)
      .map(({ otherId, throughId }) => found('together', '', members.find(({ accountId }) => accountId === otherId)?.name ?? '', throughId)),
    ...unique(earlier.partners.filter(({ cvr, otherCvr }) => cvr === person.employerCvr && named(otherCvr).length > 0), ({ otherCvr }) => otherCvr)
      .map(({ otherCvr, throughId }) => found('earlier', employer, named(otherCvr)[0]!.name, throughId)),
  ];
}

/** A partner that is known by its number already need not be found by its name as well. */
function unmatched(partners: readonly Party[], { employerCvr }: Person): string[] {
  return partners.filter(({ cvr }) => employerCvr === '' || cvr !== employerCvr).map(({ name }) => name);
}

/** Whoever pays a part beside the partners is known by name only. */
function fundersOf({ organisation, boards, municipality }: Person, funders: readonly string[]): { own: string; theirs: string }[] {
  return funders.flatMap((theirs) => {
    const own = [organisation, ...boards.map(({ name }) => name)].find((name) => partnersLike(name, [theirs]).length > 0);
    return own !== undefined ? [{ own, theirs }] : holdsMunicipality(theirs, municipality) ? [{ own: municipality, theirs }] : [];
  });
}

function domainsLike(domain: string, { accountId }: Person, members: Applied['members']): string[] {
  return domain === '' ? [] : members.filter((member) => member.accountId !== accountId && mailDomain(member.email) === domain).map(({ name }) => name);
}

function unique<T>(given: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(given.map((one) => [key(one), one])).values()];
}
