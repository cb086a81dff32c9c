import pg from 'pg';
import type { Test } from 'supertest';
import { databaseUrl, sql } from './portal.js';
import { until } from './until.js';

/**
 * Two acts on one application that both have arrived before either could begin, the first one in front: somebody holds
 * the application's row until both wait for it. @returns both answers
 */
export async function inOrder(id: string, first: () => Test, second: () => Test) {
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid FROM application WHERE id = $1 FOR UPDATE', [id]);
    // Who waits for the holder, and who waits for one who does.
    const waiting = async (): Promise<number> =>
      (await sql(
        `WITH RECURSIVE behind AS (SELECT $1::int AS pid UNION SELECT a.pid FROM pg_stat_activity a JOIN behind b ON b.pid = ANY(pg_blocking_pids(a.pid)) WHERE a.datname = current_database())
         SELECT FROM behind WHERE pid <> $1::int`,
        [rows[0]!.pid],
      )).length;
    const one = first().then((answer) => answer);
    await until(async () => (await waiting()) === 1);
    const other = second().then((answer) => answer);
    await until(async () => (await waiting()) === 2);
    await holder.query('ROLLBACK');
    return await Promise.all([one, other]);
  } finally {
    await holder.end();
  }
}
