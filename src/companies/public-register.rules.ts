import { normaliseLine } from '../shared/text.js';
import { sectorOf, sizeOf, sizeOfInterval, statusOf, type Company, type CompanySize, type ProductionUnit } from './company.rules.js';

/**
 * The language of Erhvervsstyrelsen's system-to-system access to CVR: questions to two Elasticsearch indices, and what
 * their documents (`Vrvirksomhed`, `VrproduktionsEnhed`) say. Everything that comes in is unknown until looked at.
 */

/** More units than anybody picks from in a list; the rest are there by number only. */
const mostUnits = 200;
const employment = ['nyesteErstMaanedsbeskaeftigelse', 'nyesteMaanedsbeskaeftigelse', 'nyesteKvartalsbeskaeftigelse', 'nyesteAarsbeskaeftigelse'] as const;
const about = ['nyesteNavn', 'nyesteBeliggenhedsadresse', 'nyesteVirksomhedsform', 'nyesteHovedbranche', 'nyesteStatus', 'sammensatStatus', ...employment] as const;

export function companyQuestion(cvr: string): object {
  return {
    _source: ['Vrvirksomhed.cvrNummer', 'Vrvirksomhed.penheder', ...about.map((key) => `Vrvirksomhed.virksomhedMetadata.${key}`)],
    query: { term: { 'Vrvirksomhed.cvrNummer': Number(cvr) } },
    size: 1,
  };
}

export function unitsQuestion(units: readonly ProductionUnit[]): object {
  const asked = units.slice(0, mostUnits);
  const wanted = ['nyesteNavn', 'nyesteBeliggenhedsadresse'].map((key) => `VrproduktionsEnhed.produktionsEnhedMetadata.${key}`);
  return {
    _source: ['VrproduktionsEnhed.pNummer', ...wanted],
    query: { terms: { 'VrproduktionsEnhed.pNummer': asked.map(({ number }) => Number(number)) } },
    size: asked.length,
  };
}

/** @returns 'garbled' for anything but a whole answer about the number that was asked for */
export function companyIn(answer: unknown, cvr: string): Company | 'unknown' | 'garbled' {
  const hits = wholeAnswer(answer);
  if (!hits) return 'garbled';
  if (hits.length === 0) return 'unknown';
  const document = at(hits[0], '_source', 'Vrvirksomhed');
  if (numberText(document, 8, 'cvrNummer') !== cvr) return 'garbled';
  const facts = at(document, 'virksomhedMetadata');
  const formCode = at(facts, 'nyesteVirksomhedsform', 'virksomhedsformkode');
  return {
    cvr,
    name: textAt(facts, 'nyesteNavn', 'navn'),
    address: addressLine(at(facts, 'nyesteBeliggenhedsadresse')),
    status: bankruptcyNoted(facts) ? 'bankrupt' : statusOf(textAt(facts, 'sammensatStatus')),
    form: textAt(facts, 'nyesteVirksomhedsform', 'langBeskrivelse'),
    sector: sectorOf(typeof formCode === 'number' ? formCode : null, numberText(facts, 6, 'nyesteHovedbranche', 'branchekode') ?? ''),
    size: sizeIn(facts),
    productionUnits: unitNumbers(document),
  };
}

/** Names and addresses from the answer to `unitsQuestion`; a unit it does not name stays as it was. */
export function named(units: readonly ProductionUnit[], answer: unknown): readonly ProductionUnit[] {
  const documents = (wholeAnswer(answer) ?? []).map((hit) => at(hit, '_source', 'VrproduktionsEnhed'));
  const facts = new Map(documents.map((document) => [numberText(document, 10, 'pNummer'), at(document, 'produktionsEnhedMetadata')]));
  return units.map(({ number }) => {
    const known = facts.get(number);
    return { number, name: textAt(known, 'nyesteNavn', 'navn'), address: addressLine(at(known, 'nyesteBeliggenhedsadresse')) };
  });
}

/** An answer the servers gave up on, or that a part of the index did not take part in, may lack what is there. */
function wholeAnswer(answer: unknown): readonly unknown[] | null {
  const hits = at(answer, 'hits', 'hits');
  const whole = at(answer, 'timed_out') !== true && (at(answer, '_shards', 'failed') ?? 0) === 0;
  return Array.isArray(hits) && whole ? hits : null;
}

/** A sole trader's bankruptcy stands only here; a period with an end is over. */
function bankruptcyNoted(facts: unknown): boolean {
  const note = at(facts, 'nyesteStatus');
  const words = `${textAt(note, 'kreditoplysningtekst')} ${textAt(note, 'kreditoplysningstekst')} ${textAt(note, 'statustekst')}`;
  return /konkurs/i.test(words) && at(note, 'periode', 'gyldigTil') === null;
}

function sizeIn(facts: unknown): CompanySize | null {
  for (const key of employment) {
    const staff = at(facts, key, 'antalAnsatte');
    const size = typeof staff === 'number' ? sizeOf(staff) : sizeOfInterval(textAt(facts, key, 'intervalKodeAntalAnsatte'));
    if (size) return size;
  }
  return null;
}

function unitNumbers(document: unknown): readonly ProductionUnit[] {
  const links = at(document, 'penheder');
  const current = (Array.isArray(links) ? links : []).filter((link) => at(link, 'periode', 'gyldigTil') === null);
  const numbers = new Set(current.map((link) => numberText(link, 10, 'pNummer')).filter((number) => number !== null));
  return [...numbers].sort().map((number) => ({ number, name: '', address: '' }));
}

/** `Nørre Voldgade 104A, 2. tv, 1358 København K`. Foreign addresses are free text. */
function addressLine(address: unknown): string {
  const part = (key: string): string => textAt(address, key);
  const to = part('husnummerTil') + part('bogstavTil');
  const house = `${part('husnummerFra')}${part('bogstavFra')}${to && `-${to}`}`;
  const floor = part('etage') && `${part('etage')}.`;
  const street = [part('vejnavn'), house].filter(Boolean).join(' ');
  const lines = [street, [floor, part('sidedoer')].filter(Boolean).join(' '), part('bynavn'), `${part('postnummer')} ${part('postdistrikt')}`.trim()];
  const country = part('landekode');
  return [part('vejnavn') ? '' : part('fritekst'), ...lines, country === 'DK' ? '' : country].filter(Boolean).join(', ');
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>)[key] : undefined), value);
}

function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? normaliseLine(found) : typeof found === 'number' ? String(found) : '';
}

/** Numbers come as JSON numbers, some indices send them as text. */
function numberText(value: unknown, digits: number, ...path: readonly string[]): string | null {
  const text = textAt(value, ...path).padStart(digits, '0');
  return new RegExp(`^[0-9]{${digits}}$`).test(text) && /[1-9]/.test(text) ? text : null;
}
