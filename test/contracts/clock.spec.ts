import { expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A rehearsal sets `now()` and `clock_timestamp()`; PostgreSQL reads these from nowhere but its own clock. */
const unset = /\b(current_timestamp|current_date|current_time|localtimestamp|localtime|transaction_timestamp|statement_timestamp|timeofday|pg_catalog\.(?:now|clock_timestamp))\b/i;

it('the database is asked for the time in ways that a test clock can answer', () => {
  const files = [...below('src', '.ts'), ...below('migrations', '.sql')].filter((file) => !file.endsWith('.spec.ts') && !file.endsWith('test-database.store.ts'));
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').map((line, at) => ({ line, at: `${file}:${at + 1}` })));
  expect(lines.filter(({ line }) => unset.test(line)).map(({ at }) => at)).toEqual([]);
});

function below(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}
