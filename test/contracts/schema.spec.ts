import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { anApp } from '../support/app.js';
import { sql } from '../support/portal.js';

let source: DataSource;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ source, close } = await anApp());
});
afterAll(() => close());

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

describe('schema drift', () => {
  it('entities and migrated tables have the same columns, types, nullability and keys', async () => {
    const tables = source.entityMetadatas.map((entity) => entity.tableName);
    const migrated = await sql<Column>(
      `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relname = ANY($1) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
      [tables],
    );
    const declared = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column): Column => ({
        table: entity.tableName,
        column: column.databaseName,
        type: fullType(source.driver.normalizeType(column), column.precision, column.scale) + (column.isArray ? '[]' : ''),
        nullable: column.isNullable,
      })),
    );
    expect(sorted(declared)).toEqual(sorted(migrated));
  });

  it('entities have the tables’ primary keys', async () => {
    const migrated = await sql<{ table: string; key: string }>(
      `SELECT c.relname AS "table", string_agg(a.attname, ',' ORDER BY a.attname) AS key
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
        WHERE i.indisprimary AND c.relname = ANY($1) GROUP BY c.relname`,
      [source.entityMetadatas.map((entity) => entity.tableName)],
    );
    const declared = source.entityMetadatas.map((entity) => ({
      table: entity.tableName,
      key: entity.primaryColumns.map((column) => column.databaseName).sort().join(','),
    }));
    const byTable = (a: { table: string }, b: { table: string }) => a.table.localeCompare(b.table);
    expect(declared.sort(byTable)).toEqual(migrated.sort(byTable));
  });
});

function fullType(type: string, precision?: number | null, scale?: number): string {
  return type === 'numeric' && precision ? `numeric(${precision},${scale ?? 0})` : type;
}

function sorted(columns: readonly Column[]): string[] {
  return columns.map(({ table, column, type, nullable }) => `${table}.${column} ${type}${nullable ? ' null' : ''}`).sort();
}
