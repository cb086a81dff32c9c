import { expect, test } from '@jest/globals';
import { fictionalCompanies } from '../companies/index.js';
import { registered } from './demo-companies.js';
import { demoProjects } from './projects.js';

const partners = Object.values(demoProjects).flatMap((project) => [...project.partners]);

test.each([...new Map(partners.map((partner) => [partner.name, partner])).values()])('$name stands in the fictional register, in the same sector', ({ name, sector }) => {
  const company = fictionalCompanies.find(({ cvr }) => cvr === registered(name).cvr);
  expect(company).toMatchObject({ name, status: 'normal' });
  // Form and industry do not always tell; where they do, they agree.
  expect(company!.sector ?? sector).toBe(sector);
});

test('no application names one company twice', () => {
  for (const { partners: consortium } of Object.values(demoProjects)) {
    expect(new Set(consortium.map(({ name }) => registered(name).cvr)).size).toBe(consortium.length);
  }
});

test('a partner that is missing from the register is said by name', () => {
  expect(() => registered('Findes Ikke A/S')).toThrow('Findes Ikke A/S');
});
