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

/** Fictional people, at least one in every role. */
export const demoPeople = {
  maja: person('maja', 'Maja Holmgaard (demo)', 'Lyngbakke Vidensby', ['applicant']),
  jonas: person('jonas', 'Jonas Frøslev (demo)', 'Øresund Måleteknik ApS', ['applicant']),
  emily: person('emily', 'Emily Ashdown (demo)', 'Nordhavn Institute of Technology', ['applicant'], 'en'),
  ingrid: person('ingrid', 'Ingrid Bækgaard (demo)', 'Søholm Universitet', ['panel']),
  soren: person('soren', 'Søren Dalsted (demo)', 'Dalsted Rådgivning', ['panel']),
  amira: person('amira', 'Amira Vestergren (demo)', 'Institut for Regional Vækst', ['panel']),
  poul: person('poul', 'Poul Ærenlund (demo)', 'Kystbyens Erhvervsråd', ['panel']),
  karen: person('karen', 'Karen Lindebjerg (demo)', 'Vækstforums sekretariat', ['officer']),
  bodil: person('bodil', 'Bodil Aaskov (demo)', 'Vækstforum', ['forum']),
  henrik: person('henrik', 'Henrik Vangsø (demo)', 'Regionsrådet', ['council']),
  lotte: person('lotte', 'Lotte Krogshede (demo)', 'Erhvervs- og Byggestyrelsen', ['agency']),
  erik: person('erik', 'Erik Sandbjerg (demo)', 'Fyrtårns drift', ['admin']),
} as const;

export type DemoKey = keyof typeof demoPeople;
