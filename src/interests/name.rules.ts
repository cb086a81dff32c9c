/**
 * Partners whose name is the organisation a person works for, whatever the case and spacing. A sign to look closer, never a
 * decision: two names may hide one interest, and one name may hide two organisations.
 */
export function partnersLike(organisation: string, partnerNames: readonly string[]): string[] {
  const wanted = plain(organisation);
  return wanted === '' ? [] : partnerNames.filter((name) => plain(name) === wanted);
}

/** Whether a name holds a municipality's, as words of its own: "Lyngbakke Kommune" and "Erhvervshus Lyngbakke", not "Lyngbakkegård". */
export function holdsMunicipality(name: string, municipality: string): boolean {
  const wanted = plain(municipality).replace(/\s+kommunes?$|s kommune$/, '');
  if (wanted === '') return false;
  const words = ` ${plain(name).replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
  return words.includes(` ${wanted} `) || words.includes(` ${wanted}s `);
}

export function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('da-DK');
}

/** Where anybody may have a mailbox, so that sharing it says nothing; the last is where everybody in the demo has one. */
const publicHosts = new Set([
  'gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.dk', 'live.com', 'live.dk', 'outlook.com', 'outlook.dk', 'msn.com', 'yahoo.com', 'yahoo.dk', 'icloud.com',
  'me.com', 'mail.dk', 'mail.com', 'jubii.dk', 'ofir.dk', 'tdcadsl.dk', 'post.tele.dk', 'stofanet.dk', 'proton.me', 'protonmail.com', 'gmx.net', 'gmx.de', 'demo.example',
]);

/** The part of an address that names an organisation; '' where it does not. */
export function mailDomain(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1).trim().toLowerCase();
  return email.includes('@') && !publicHosts.has(domain) ? domain : '';
}
