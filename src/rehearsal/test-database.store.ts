import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** The role may not make databases; what PostgreSQL says of it. */
export class NoDatabase extends Error {}

/** Named after the rehearsal, so that nobody takes another's for its own. */
export const databaseOf = (rehearsalId: string): string => `fyrtaarn_rehearsal_${rehearsalId.replaceAll('-', '')}`;

/** `now()` and `clock_timestamp()` find these functions first, for `public` stands before the system's own schema there: the portal's code asks the database and needs not know. */
const testClock = `
  CREATE SCHEMA rehearsal;
  CREATE TABLE rehearsal.test_clock (stands_at timestamptz NOT NULL);
  INSERT INTO rehearsal.test_clock VALUES (pg_catalog.clock_timestamp());
  CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT stands_at FROM rehearsal.test_clock';
  CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT stands_at FROM rehearsal.test_clock'`;

export type Source = DataSource;

/** Databases of rehearsals, on the server where the portal's own is. */
@Injectable()
export class TestDatabases {
  /** Of the portal's own database. */
  readonly url: string;

  constructor(source: DataSource) {
    this.url = (source.options as { url: string }).url;
  }

  /** A new one whose clock stands where it is told; it has no tables yet. @returns its address @throws NoDatabase */
  async make(name: string): Promise<string> {
    await onServer(this.url, async (client) => {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0`);
      await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} SET search_path = public, pg_catalog`);
    }).catch((error: unknown) => {
      throw (error as { code?: string }).code === '42501' ? new NoDatabase((error as Error).message) : error;
    });
    const own = withDatabase(this.url, name);
    await onServer(own, (client) => client.query(testClock));
    return own;
  }

  /** Whoever is still connected is cut off. */
  async drop(name: string): Promise<void> {
    await onServer(this.url, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`));
  }

  /** Those of rehearsals that are over and did not get to clear up. */
  async abandoned(): Promise<string[]> {
    const { rows } = await onServer(this.url, (client) =>
      client.query<{ name: string }>(
        `SELECT d.datname AS name FROM pg_database d JOIN rehearsal r ON d.datname = 'fyrtaarn_rehearsal_' || replace(r.id::text, '-', '') WHERE r.state <> 'running'`,
      ),
    );
    return rows.map(({ name }) => name);
  }
}

/** Sets the clock of a rehearsal's database; any other has no such table. */
export class TestClockStore {
  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<TestClockStore> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    return new TestClockStore(client);
  }

  async stand(at: Date): Promise<void> {
    await this.client.query('UPDATE rehearsal.test_clock SET stands_at = $1', [at]);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
