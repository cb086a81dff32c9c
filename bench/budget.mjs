import { budgetChecks, budgetTotals, moneyRulesOf } from '../dist/budgets/index.js';
import { median } from './load.mjs';

const size = { partners: 30, categories: 8, years: 4, lines: 10 };
const rounds = 15;

/**
 * A budget as large as they come: how long it takes to make every figure and every check of its lines, beside reading the
 * same rows from the database, in turn. What PostgreSQL gives as text is made into amounts on the recalculation's account.
 */
export async function measureBudget(client) {
  const { id, rules } = await aLargeBudget(client);
  const money = moneyRulesOf(rules);
  const read = {
    name: 'bench-budget',
    text: `SELECT id, partner_id AS "partnerId", category, activity_id AS "activityId", year, description, persons, trim_scale(hours)::text AS hours,
                  annual_cost_oere AS "annualCostOere", amount_oere AS "amountOere" FROM cost_line WHERE application_id = $1 ORDER BY position`,
    values: [id],
  };
  const { rows: partners } = await client.query(`SELECT id, name, sector, '' AS size FROM partner WHERE application_id = $1 ORDER BY position`, [id]);
  const context = { money, eu: rules, ruleSet: { id: 'bench', version: 1, basis: '' }, fundIds: [], focusAreaIds: [], period: { startsOn: '2011-01-01', endsOn: '2014-12-31' }, poolLeftOere: {}, sentOn: null };
  const times = { read: [], recalculated: [] };
  let rows = [];
  let figures = null;
  for (let round = 0; round < rounds; round += 1) {
    times.read.push(await timed(async () => ({ rows } = await client.query(read))));
    times.recalculated.push(
      await timed(() => {
        const costs = rows.map((row) => ({ ...row, amountOere: BigInt(row.amountOere), annualCostOere: row.annualCostOere === null ? null : BigInt(row.annualCostOere) }));
        const budget = { partners, costModel: '', costs, financing: [] };
        figures = { totals: budgetTotals(budget, money), checks: budgetChecks(budget, context) };
      }),
    );
  }
  const expected = size.partners * size.categories * size.years * size.lines;
  if (rows.length !== expected || figures.totals.cells.length < expected / size.lines) throw new Error(`The budget has ${rows.length} lines and ${figures.totals.cells.length} figures`);
  const [readMs, recalculatedMs] = [median(times.read), median(times.recalculated)];
  return { name: 'budget-recalculation', rows: rows.length, readMs: Number(readMs.toFixed(2)), recalculatedMs: Number(recalculatedMs.toFixed(2)), ratio: Number((recalculatedMs / readMs).toFixed(3)) };
}

/** Lines in every category, year and partner, with ugly amounts, and hours at a rate among the staff. */
async function aLargeBudget(client) {
  const { rows } = await client.query(
    `WITH made AS (
       INSERT INTO application (number, round_id, title)
       SELECT 'BENCH-BUDGET', (SELECT id FROM round ORDER BY id LIMIT 1), 'Stort budget' RETURNING id),
     partners AS (
       INSERT INTO partner (application_id, position, name, sector)
       SELECT made.id, n, 'Partner ' || n, 'company' FROM made, generate_series(1, $1::int) n RETURNING id, application_id, position),
     kinds AS (SELECT * FROM unnest($2::text[]) WITH ORDINALITY AS kind (category, at)),
     lines AS (
       INSERT INTO cost_line (application_id, position, partner_id, category, year, description, hours, annual_cost_oere, amount_oere)
       SELECT p.application_id, row_number() OVER (ORDER BY p.position, k.at, y, n), p.id, k.category, 2010 + y, 'Udgift ' || n,
              CASE WHEN k.category = 'staff' THEN 12.25 * n END, CASE WHEN k.category = 'staff' THEN 62000001 END, 1000003 * n + p.position * 7919
         FROM partners p, kinds k, generate_series(1, $3::int) y, generate_series(1, $4::int) n)
     SELECT made.id, r.values AS rules FROM made, rule_set r WHERE r.values ? 'money' ORDER BY r.id LIMIT 1`,
    [size.partners, ['staff', 'in-kind', 'external', 'equipment', 'depreciation', 'travel', 'audit', 'other'].slice(0, size.categories), size.years, size.lines],
  );
  if (!rows[0]) throw new Error('No rule set says anything of money');
  await client.query('ANALYZE cost_line');
  return rows[0];
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
