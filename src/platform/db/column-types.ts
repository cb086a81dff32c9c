import pg from 'pg';

const { builtins } = pg.types;

/**
 * How PostgreSQL's values arrive: `bigint` as BigInt (money in øre), `date` as `YYYY-MM-DD`, `numeric` as text
 * (never a float), `timestamptz` as Date.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.INT8) return (text: string) => BigInt(text);
    if (oid === builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;
