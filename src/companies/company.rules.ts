/** What the register says of a company, in the words of the portal. */
export interface Company {
  readonly cvr: string;
  /** '' for the few deleted companies whose name the register no longer gives. */
  readonly name: string;
  /** One line: street, postal code and town; '' where the register has none. */
  readonly address: string;
  readonly status: CompanyStatus;
  /** The company form in the register's own Danish words, `Anpartsselskab`. */
  readonly form: string;
  /** Only a suggestion; null where form and industry do not tell. */
  readonly sector: CompanySector | null;
  /** By staff alone, so only a suggestion; null where the register does not tell. */
  readonly size: CompanySize | null;
  /** The ones in use now, by number. */
  readonly productionUnits: readonly ProductionUnit[];
}

export interface ProductionUnit {
  readonly number: string;
  /** '' when the register gave the number only, and so is the address. */
  readonly name: string;
  readonly address: string;
}

/**
 * `closing`: on the way out (liquidation, compulsory dissolution, reconstruction). `bankrupt`: under bankruptcy, or
 * dissolved by it. `unclear`: the register uses a word this portal does not know.
 */
export type CompanyStatus = 'normal' | 'closing' | 'ceased' | 'bankrupt' | 'unclear';
export type CompanySector = 'company' | 'knowledge' | 'public' | 'organisation';
export type CompanySize = 'micro' | 'small' | 'medium' | 'large';

/** The register's combined status: `NORMAL`, `Aktiv`, `Ophørt`, `UNDERKONKURS`, `OPLØSTEFTERFUSION` ... */
export function statusOf(word: string): CompanyStatus {
  const status = word.normalize('NFC').toUpperCase().replace(/[\s_]/g, '');
  if (status === 'NORMAL' || status === 'AKTIV') return 'normal';
  if (status.includes('KONKURS')) return 'bankrupt';
  if (/^(OPHØRT|OPLØST|TVANGSOPLØST|SLETTET)/.test(status)) return 'ceased';
  return status.startsWith('UNDER') ? 'closing' : 'unclear';
}

/** Forms by the register's codes. Sole traders, partnerships, limited companies, cooperatives, foreign branches. */
const companies = new Set([10, 30, 40, 50, 60, 70, 80, 81, 130, 140, 151, 152, 160, 170, 180, 190, 195, 196, 200, 210, 220, 285, 290, 291]);
/** State, independent public undertaking, county, region, municipality, parish. */
const publicBodies = new Set([230, 235, 240, 245, 250, 260]);
/** Association, voluntary association, association with limited liability. */
const associations = new Set([110, 115, 150]);

/**
 * Universities are units of the state and schools are foundations, so for everything but companies and associations the
 * industry decides: 72 is research, 85 education. A foundation that does neither could be anything.
 */
export function sectorOf(formCode: number | null, industryCode: string): CompanySector | null {
  if (formCode === null) return null;
  if (companies.has(formCode)) return 'company';
  if (associations.has(formCode)) return 'organisation';
  if (/^(72|85)/.test(industryCode)) return 'knowledge';
  return publicBodies.has(formCode) ? 'public' : null;
}

/** The staff limits of the Commission's recommendation 2003/361; turnover and owners are not in the register. */
export function sizeOf(staff: number): CompanySize {
  if (staff < 10) return 'micro';
  if (staff < 50) return 'small';
  return staff < 250 ? 'medium' : 'large';
}

/** `ANTAL_10_19`, `ANTAL_1000_999999`; an interval on both sides of a limit (`ANTAL_200_499`) does not tell. */
export function sizeOfInterval(code: string): CompanySize | null {
  const [, from, to] = /^ANTAL_(\d+)_(\d*)/.exec(code) ?? [];
  if (from === undefined) return null;
  const [least, most] = [sizeOf(Number(from)), sizeOf(to ? Number(to) : Infinity)];
  return least === most ? least : null;
}
