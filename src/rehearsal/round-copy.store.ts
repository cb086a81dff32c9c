import pg from 'pg';
import { columnTypes } from '../platform/db/column-types.js';

type Row = Readonly<Record<string, unknown>>;

/** A round with everything its rules speak of, row by row. */
export interface RoundCopy {
  readonly round: Row;
  readonly tables: readonly { readonly table: Copied; readonly rows: readonly Row[] }[];
}

/** What the round itself says, and its copy not. */
export function originalOf({ round, tables }: RoundCopy): { readonly wasClosedAt: Date | null; readonly funds: readonly { id: string; poolOere: bigint | null }[] } {
  const closed = round['closed_at'];
  const funds = tables.find(({ table }) => table === 'round_fund')?.rows ?? [];
  return {
    wasClosedAt: typeof closed === 'string' ? new Date(closed) : null,
    funds: funds.map((row) => ({ id: String(row['fund_id']), poolOere: row['pool_oere'] == null ? null : BigInt(String(row['pool_oere'])) })),
  };
}

/** In an order in which each row finds what it points to. Statements are constants, so each table has its own. */
const reads = {
  deciding_body: 'SELECT to_jsonb(t) AS row FROM deciding_body t WHERE $1::text IS NOT NULL',
  fund: 'SELECT to_jsonb(t) AS row FROM fund t WHERE $1::text IS NOT NULL',
  rule_set_family: 'SELECT to_jsonb(t) AS row FROM rule_set_family t JOIN rule_set s ON s.family = t.id JOIN round r ON r.rule_set_id = s.id WHERE r.id = $1',
  rule_set: 'SELECT to_jsonb(t) AS row FROM rule_set t JOIN round r ON r.rule_set_id = t.id WHERE r.id = $1',
  strategy: 'SELECT to_jsonb(t) AS row FROM strategy t WHERE t.id IN (SELECT c.strategy_id FROM criterion c JOIN rule_set s ON s.values -> \'weights\' ? c.id JOIN round r ON r.rule_set_id = s.id WHERE r.id = $1)',
  criterion: 'SELECT to_jsonb(t) AS row FROM criterion t JOIN rule_set s ON s.values -> \'weights\' ? t.id JOIN round r ON r.rule_set_id = s.id WHERE r.id = $1',
  round_fund: 'SELECT to_jsonb(t) AS row FROM round_fund t WHERE t.round_id = $1',
  calibration_case: 'SELECT to_jsonb(t) AS row FROM calibration_case t WHERE t.round_id = $1',
  reminder_rule: 'SELECT to_jsonb(t) AS row FROM reminder_rule t WHERE $1::text IS NOT NULL',
} as const;
type Copied = keyof typeof reads;

/** These point to the round. */
const ofTheRound: readonly Copied[] = ['round_fund', 'calibration_case'];

const writes: Readonly<Record<Copied, string>> = {
  deciding_body: 'INSERT INTO deciding_body SELECT * FROM jsonb_populate_recordset(NULL::deciding_body, $1::jsonb) ON CONFLICT DO NOTHING',
  fund: 'INSERT INTO fund SELECT * FROM jsonb_populate_recordset(NULL::fund, $1::jsonb) ON CONFLICT DO NOTHING',
  rule_set_family: 'INSERT INTO rule_set_family SELECT * FROM jsonb_populate_recordset(NULL::rule_set_family, $1::jsonb) ON CONFLICT DO NOTHING',
  rule_set: 'INSERT INTO rule_set SELECT * FROM jsonb_populate_recordset(NULL::rule_set, $1::jsonb) ON CONFLICT DO NOTHING',
  strategy: 'INSERT INTO strategy SELECT * FROM jsonb_populate_recordset(NULL::strategy, $1::jsonb) ON CONFLICT DO NOTHING',
  criterion: 'INSERT INTO criterion SELECT * FROM jsonb_populate_recordset(NULL::criterion, $1::jsonb) ON CONFLICT DO NOTHING',
  round_fund: 'INSERT INTO round_fund SELECT * FROM jsonb_populate_recordset(NULL::round_fund, $1::jsonb)',
  calibration_case: 'INSERT INTO calibration_case SELECT * FROM jsonb_populate_recordset(NULL::calibration_case, $1::jsonb)',
  reminder_rule: 'INSERT INTO reminder_rule SELECT * FROM jsonb_populate_recordset(NULL::reminder_rule, $1::jsonb)',
};

/** Reads a round as it is now, published or not. null: there is none */
export async function readRound(url: string, id: string): Promise<RoundCopy | null> {
  return onDatabase(url, async (client) => {
    // One snapshot, so that a round that is being changed is copied before or after, never half.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const rows = async (sql: string): Promise<Row[]> => (await client.query<{ row: Row }>(sql, [id])).rows.map(({ row }) => row);
    const [round] = await rows('SELECT to_jsonb(t) AS row FROM round t WHERE t.id = $1');
    const tables: { table: Copied; rows: Row[] }[] = [];
    for (const table of Object.keys(reads) as Copied[]) tables.push({ table, rows: await rows(reads[table]) });
    await client.query('COMMIT');
    return round ? { round, tables } : null;
  });
}

/** Puts the copy where there are no rounds of anybody else's, published since `publishedAt` and not closed by hand: it is played as it was planned. */
export async function writeRound(url: string, { round, tables }: RoundCopy, publishedAt: Date): Promise<void> {
  await onDatabase(url, async (client) => {
    await client.query('BEGIN');
    await client.query('DELETE FROM round_dates; DELETE FROM round_fund; DELETE FROM round; DELETE FROM reminder_rule');
    for (const { table, rows } of tables.filter((one) => !ofTheRound.includes(one.table))) await client.query(writes[table], [JSON.stringify(rows.map(asIfAlways))]);
    await client.query('INSERT INTO round SELECT * FROM jsonb_populate_record(NULL::round, $1::jsonb)', [JSON.stringify({ ...round, published_at: publishedAt, closed_at: null })]);
    for (const { table, rows } of tables.filter((one) => ofTheRound.includes(one.table))) await client.query(writes[table], [JSON.stringify(rows)]);
    await client.query('COMMIT');
  });
}

/** A distance counts from when it was set; on the test clock it always was. */
function asIfAlways(row: Row): Row {
  return 'since' in row ? { ...row, since: new Date(0).toISOString() } : row;
}

async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types: columnTypes });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
