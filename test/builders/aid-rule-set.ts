import { randomUUID } from 'node:crypto';
import type { RuleSetValues } from '../../src/rounds/index.js';
import { money2024 } from '../../src/seed/money-2021-27.js';
import { sql } from '../support/portal.js';

/** The state aid rules of 2021-27 beside actual costs and the forum's own rules. @returns the rule set's id */
export async function aidRuleSet(): Promise<string> {
  const [plan] = await sql<{ values: RuleSetValues }>(`SELECT values FROM rule_set WHERE id = 'growth-forum-2011-plan'`);
  const costModels = [{ id: 'actual', nameDa: 'Faktiske udgifter', nameEn: 'Actual costs', steps: [], covers: [], basis: '' }];
  const values: RuleSetValues = { ...plan!.values, money: { ...money2024, costModels, funds: {}, incentiveEffect: null } };
  const id = `aid-${randomUUID().slice(0, 8)}`;
  await sql(
    `INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values) SELECT $1, family, $2, valid_from, legal_basis, $3::jsonb FROM rule_set WHERE id = 'growth-forum-2011-plan'`,
    [id, 1_000_000 + Math.floor(Math.random() * 1_000_000_000), JSON.stringify(values)],
  );
  return id;
}
