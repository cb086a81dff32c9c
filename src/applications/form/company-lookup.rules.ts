import type { Company, LookUp } from '../../companies/index.js';
import { typed, type FormError, type Posted } from '../../platform/forms/index.js';
import type { ApplicationText } from '../application.texts.js';
import { partnerSizes, sectors } from './partner.rules.js';

/** What a row of the partner page is told after its look-up. */
export interface LookedUp {
  /** `partners[1]` */
  readonly row: string;
  readonly notice: LookUpNotice | null;
  /** The branches to choose between; empty where there is at most one. */
  readonly units: Company['productionUnits'];
}

export interface LookUpNotice {
  readonly kind: 'success' | 'warning' | 'info';
  /** Sentences, each with what fills it; a param `xKey` is a text. */
  readonly sentences: readonly { readonly key: ApplicationText; readonly params: Readonly<Record<string, string>> }[];
}

export interface Filled {
  readonly posted: Posted;
  readonly lookedUp: LookedUp;
  readonly errors: readonly FormError[];
}

/** The row that a look-up was asked for; null where the button was not a row's of the partner page. */
export function rowAskedFor(posted: Posted): string | null {
  const row = typed(posted, 'lookup');
  return /^partners\[\d{1,4}\]$/.test(row) ? row : null;
}

/**
 * The page as it was typed, with what the register says in that one row. Name and address are the register's; sector
 * and size are only its suggestion, so they fill what is empty. What a text replaces is said, so nothing goes unseen.
 */
export function fill(posted: Posted, row: string, found: LookUp): Filled {
  const field = (cell: string): string => `${row}.${cell}`;
  const plain = (key: ApplicationText, cvr: string): Filled => ({ posted, errors: [], lookedUp: { row, units: [], notice: { kind: 'warning', sentences: [{ key, params: { cvr } }] } } });
  switch (found.outcome) {
    case 'malformed': {
      const text = typed(posted, field('cvr'));
      const params = { whatKey: 'what.partner.cvr', line: lineOf(posted, row), typed: text.trim().slice(0, 30), digits: text.replace(/\D/g, '').length };
      return { posted, lookedUp: { row, units: [], notice: null }, errors: [{ field: field('cvr'), key: `wrong.cvr.${found.problem}`, params }] };
    }
    case 'unknown':
      return plain('lookup.unknown', found.cvr);
    case 'unavailable':
      return plain('lookup.unavailable', found.cvr);
    case 'found':
      return filledFrom(posted, row, found);
  }
}

function filledFrom(posted: Posted, row: string, { company, warning }: LookUp & { outcome: 'found' }): Filled {
  const was = (cell: string): string => typed(posted, `${row}.${cell}`).trim();
  const replaced = (['name', 'address'] as const).filter((cell) => was(cell) !== '' && company[cell] !== '' && was(cell) !== company[cell]);
  const suggested = {
    sector: sectors.some((one) => one === was('sector')) ? was('sector') : (company.sector ?? ''),
    size: partnerSizes.some((one) => one !== '' && one === was('size')) ? was('size') : (company.size ?? ''),
  };
  const cells = { cvr: company.cvr, name: company.name || was('name'), address: company.address || was('address'), ...suggested };
  const values = Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`${row}.${cell}`, value]));
  const units = company.productionUnits.length > 1 ? company.productionUnits : [];
  const notice: LookUpNotice = {
    kind: warning ? 'warning' : 'success',
    sentences: [
      ...(warning ? [{ key: `lookup.${warning}` as const, params: { name: company.name } }] : []),
      { key: 'lookup.found', params: { form: company.form } },
      ...replaced.map((cell) => ({ key: `lookup.replaced.${cell}` as const, params: { was: was(cell) } })),
      ...(units.length ? [{ key: 'lookup.units' as const, params: {} }] : []),
    ],
  };
  return { posted: { ...posted, ...values }, errors: [], lookedUp: { row, units, notice } };
}

/** Which of the page's rows it is, counted as the page counts them. */
function lineOf(posted: Posted, row: string): number {
  const rows = new Set(Object.keys(posted).flatMap((name) => /^partners\[(\d{1,4})\]\./.exec(name)?.[1] ?? []).map(Number));
  return [...rows].sort((a, b) => a - b).indexOf(Number(/\d+/.exec(row)?.[0])) + 1;
}
