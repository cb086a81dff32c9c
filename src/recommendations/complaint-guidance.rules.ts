/**
 * How to complain over a decision of each body, as a starting point its staff can edit. Decisions of the agency cannot be
 * brought before another authority; decisions of a region on growth forum money can be brought before the agency. For
 * regional money of 2007-2013 the sources do not settle the route, which is why the text is never sent unseen.
 * Danish, as the decision itself: it is the body's letter and not a text of the portal.
 */
const guidance: Readonly<Record<string, string>> = {
  'regional-council':
    'Er I uenige i afgørelsen, kan I klage til Erhvervs- og Byggestyrelsen. Skriv, hvad I er uenige i, og hvorfor. ' +
    'I kan også indbringe afgørelsen for domstolene.',
  'business-and-construction-authority':
    'I kan ikke klage over afgørelsen til en anden myndighed. Har I nye oplysninger, kan I bede Erhvervs- og ' +
    'Byggestyrelsen om at se på sagen igen. I kan også indbringe afgørelsen for domstolene eller klage til Folketingets ' +
    'Ombudsmand.',
};

/** '' for a body without a standard text: it must then write one. */
export function complaintGuidance(decidingBodyId: string): string {
  return guidance[decidingBodyId] ?? '';
}
