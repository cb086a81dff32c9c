import { randomUUID } from 'node:crypto';
import { createDatabase } from './databases.mjs';

/** A database of its own for one test: migrated, with the reference data and nothing else. */
export function aDatabase(): Promise<string> {
  const template = process.env.TEST_TEMPLATE_URL;
  if (!template) throw new Error('TEST_TEMPLATE_URL is missing: run through npm test');
  return createDatabase(template, `test_${randomUUID().replaceAll('-', '')}`);
}
