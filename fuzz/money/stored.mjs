/** Sends a budget in and reads it back: the very snapshot of an application, through the text that is stored. */
export function storing({ aDraft, aFrame, snapshotOf, budgetIn, canonicalJson }) {
  const stamp = { version: 1, receivedAt: '2027-01-20T10:00:00.000Z', submittedBy: 'a1' };
  return (budget, money) => {
    const partners = budget.partners.map((partner) => ({ ...partner, cvr: null, productionUnit: '', address: '', role: '', isLead: false }));
    return budgetIn(JSON.parse(canonicalJson(snapshotOf(aDraft({ ...budget, partners }), aFrame({ money }), stamp))));
  };
}
