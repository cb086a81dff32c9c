import { fictionalCompanies } from '../companies/index.js';

const byName = new Map(fictionalCompanies.map((company) => [company.name, company]));

/** What the fictional register knows of a demo partner, so that looking it up finds it: one company, one number. */
export function registered(name: string) {
  const company = byName.get(name);
  if (!company) throw new Error(`${name} is missing from src/companies/fictional-companies.ts`);
  const { cvr, address, size, productionUnits } = company;
  return { cvr, address, size: size ?? ('' as const), productionUnit: productionUnits[0]?.number ?? '' };
}
