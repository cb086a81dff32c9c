import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/** Name of a prepared statement: the same text has the same name on every connection. */
export function statementName(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash('sha1').update(sql).digest('hex');
    names.set(sql, name);
  }
  return name;
}
