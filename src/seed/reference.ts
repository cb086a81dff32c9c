import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnchorsFile, CriteriaFile, FundingFile, InitiativesFile, StrategyFile } from './reference-files.js';
import {
  criterionRows,
  fundRows,
  initiativeRows,
  measureRows,
  roundRows,
  ruleSetRows,
  type Row,
  strategyRows,
} from './reference-rows.js';

type Run = (sql: string, params: unknown[]) => Promise<unknown>;

/**
 * Stores the strategy's data from the JSON files of `folder` (`migrations/reference` below the project root). Rows that
 * are as they should be are not touched, so it runs at every start. Rounds are only ever added: a deadline that the
 * secretariat has moved stays moved. Call it in a transaction.
 */
export async function loadReference(run: Run, folder: string): Promise<void> {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const strategyFile = read<StrategyFile>('strategy.json');
  const fundingFile = read<FundingFile>('funding.json');

  const strategy = strategyRows(strategyFile);
  await upsert(run, 'strategy', ['id'], strategy.strategy);
  await upsert(run, 'challenge', ['id'], strategy.challenge);
  await upsert(run, 'focus_area', ['id'], strategy.focus_area);
  await upsert(run, 'target', ['id'], strategy.target);
  await upsert(run, 'target_measure', ['id'], measureRows(strategyFile));
  await upsert(run, 'criterion', ['id'], criterionRows(read<CriteriaFile>('criteria.json'), read<AnchorsFile>('anchors.json'), strategyFile.id));

  const ideas = initiativeRows(read<InitiativesFile>('initiatives.json'));
  await upsert(run, 'initiative', ['id'], ideas.initiative);
  await upsert(run, 'initiative_target', ['initiative_id', 'target_id'], ideas.initiative_target);

  const funds = fundRows(fundingFile);
  await upsert(run, 'deciding_body', ['id'], funds.deciding_body);
  await upsert(run, 'fund', ['id'], funds.fund);

  const rules = ruleSetRows();
  await upsert(run, 'rule_set_family', ['id'], rules.rule_set_family);
  await upsert(run, 'rule_set', ['id'], rules.rule_set);
  const rounds = roundRows(fundingFile);
  await addMissing(run, 'round', rounds.round);
  await addMissing(run, 'round_fund', rounds.round_fund);
}

async function upsert(run: Run, table: string, key: readonly string[], rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !key.includes(column));
  const old = columns.map((column) => `${table}.${column}`).join(', ');
  const fresh = columns.map((column) => `EXCLUDED.${column}`).join(', ');
  const action = `DO UPDATE SET (${columns.join(', ')}) = ROW (${fresh}) WHERE (${old}) IS DISTINCT FROM (${fresh})`;
  await run(`${insertion(table, rows)} ON CONFLICT (${key.join(', ')}) ${action}`, [JSON.stringify(rows)]);
}

async function addMissing(run: Run, table: string, rows: readonly Row[]): Promise<void> {
  await run(`${insertion(table, rows)} ON CONFLICT DO NOTHING`, [JSON.stringify(rows)]);
}

/** The table's own column types read the JSON, so no column needs a cast. */
function insertion(table: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}
