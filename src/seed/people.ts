import type { Role } from '../platform/web/index.js';

/** The demo's password. Only an empty demo database ever gets accounts with it. */
export const demoPassword = 'fyrtaarn-demo-2011';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly language: 'da' | 'en';
}

const person = (address: string, name: string, organisation: string, roles: readonly Role[], language: 'da' | 'en' = 'da'): DemoPerson => ({
  email: `${address}@demo.example`,
  name,
  organisation,
  roles,
  language,
});

/** Fictional people, at least one in every role; the portal says on every page that it is a demo. */
export const demoPeople = {
  maja: person('maja', 'Maja Holmgaard', 'Lyngbakke Vidensby', ['applicant']),
  jonas: person('jonas', 'Jonas Frøslev', 'Øresund Måleteknik ApS', ['applicant']),
  emily: person('emily', 'Emily Ashdown', 'Nordhavn Institute of Technology', ['applicant'], 'en'),
  ingrid: person('ingrid', 'Ingrid Bækgaard', 'Søholm Universitet', ['panel']),
  soren: person('soren', 'Søren Dalsted', 'Dalsted Rådgivning', ['panel']),
  amira: person('amira', 'Amira Vestergren', 'Institut for Regional Vækst', ['panel']),
  poul: person('poul', 'Poul Ærenlund', 'Kystbyens Erhvervsråd', ['panel']),
  tora: person('tora', 'Tora Mejlvang', 'Fjordbyens Teknologiråd', ['panel']),
  karen: person('karen', 'Karen Lindebjerg', 'Vækstforums sekretariat', ['officer']),
  birk: person('birk', 'Birk Hedelund', 'Vækstforums sekretariat', ['officer']),
  bodil: person('bodil', 'Bodil Aaskov', 'Vækstforum', ['forum']),
  henrik: person('henrik', 'Henrik Vangsø', 'Regionsrådet', ['council']),
  lotte: person('lotte', 'Lotte Krogshede', 'Erhvervs- og Byggestyrelsen', ['agency']),
  erik: person('erik', 'Erik Sandbjerg', 'Fyrtårns drift', ['admin']),
} as const;

export type DemoKey = keyof typeof demoPeople;
