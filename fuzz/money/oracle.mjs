import { byText, exactAmount, expectedCodes, expectedOf } from './expected.mjs';
import { decimal, fraction } from './fraction.mjs';
import { reordered, split } from './rewrite.mjs';

/**
 * Everything that does not hold of one budget, in words; nothing where the engine is right.
 * @param engine what is examined: `lineAmount`, `budgetTotals`, `budgetChecks`, `headroom`, `whoPays`, `percentages`, and `stored`, which sends a budget in and reads it back
 */
export function violations(engine, { budget: typed, context }, chance) {
  const issues = [];
  const holds = (what, is) => is || issues.push(what);
  const same = (what, is, must) => equal(is, must) || issues.push(`${what}: ${shown(is)} instead of ${shown(must)}`);
  const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);
  const { money } = context;

  // Amounts of lines
  const costs = typed.costs.map((line) => {
    const { oere } = exactAmount(line, money.hours);
    same(`amount of ${line.id}`, engine.lineAmount(line.amountOere === 'reckoned' ? { ...line, amountOere: 0n } : line, money.hours), oere);
    return { ...line, amountOere: oere };
  });
  const budget = { ...typed, costs };
  const expected = expectedOf(budget, context);
  const totals = engine.budgetTotals(budget, money);

  // Totals
  same('direct', totals.directOere, expected.direct);
  same('flat staff', totals.flatStaffOere, expected.staff);
  same('indirect', totals.indirectOere, expected.indirect);
  same('cost', totals.costOere, expected.cost);
  same('sought', totals.soughtOere, expected.sought);
  same('conditional', [totals.conditionalOere, totals.unmatchedOere], [expected.conditional, expected.unmatched]);
  same('co-financing', totals.coFinancingOere, expected.coFinancing);
  same('financing', totals.financingOere, expected.financing);
  same('difference', totals.differenceOere, expected.financing - expected.cost);
  holds('krone for krone counts at most as much as the rest', totals.conditionalOere - totals.unmatchedOere <= expected.match);

  // Tables sum to the whole
  const { byPartner, byYear, byCategory, byFund, cells } = totals;
  for (const name of ['directOere', 'flatOere', 'costOere', 'cashOere', 'workingHoursOere', 'otherOere', 'coFinancingOere']) {
    const whole = name === 'flatOere' ? totals.flatStaffOere + totals.indirectOere : totals[name];
    same(`${name} of the partners together`, sum(byPartner.map((row) => row[name])), whole);
  }
  same('the years together', sum(byYear.map(({ costOere }) => costOere)), totals.costOere);
  same('the categories together', sum(byCategory.map(({ oere }) => oere)), totals.directOere);
  same('the funds together', sum(byFund.map(({ oere }) => oere)), totals.soughtOere);
  same('the cells together', sum(cells.map(({ oere }) => oere)), totals.costOere);
  same('public and private together', totals.publicOere + totals.privateOere, totals.coFinancingOere);
  for (const { partnerId, directOere, flatOere, costOere, byYear: own } of byPartner) {
    const must = expected.costOf.get(partnerId) ?? { direct: 0n, flat: 0n };
    same(`cost of ${partnerId}`, [directOere, flatOere], [must.direct, must.flat]);
    same(`years of ${partnerId}`, sum(own.map((year) => year.costOere)), costOere);
    same(`cells of ${partnerId}`, sum(cells.filter((cell) => cell.partnerId === partnerId).map(({ oere }) => oere)), costOere);
  }
  for (const { year, costOere } of byYear) same(`cells of ${year}`, sum(cells.filter((cell) => cell.year === year).map(({ oere }) => oere)), costOere);
  for (const { fundId, oere, share } of byFund) {
    same(`sought of ${fundId}`, oere, expected.soughtOf(fundId));
    holds(`share of ${fundId}`, expected.cost === 0n ? share === null : fraction(share.numerator, share.denominator).equals(fraction(oere, expected.cost)));
  }

  // Who pays, and the percentages shown of it
  const payers = engine.whoPays(budget);
  same('the payers together', sum(payers.map(({ oere }) => oere)), totals.financingOere);
  for (const decimals of [0, 1, 2]) {
    for (const parts of [payers.map(({ oere }) => oere), byPartner.map(({ costOere }) => costOere), [totals.soughtOere, totals.publicOere, totals.privateOere]]) {
      const shares = engine.percentages(parts, decimals);
      same(`percentages with ${decimals} decimals`, sum(shares), sum(parts) === 0n ? 0n : 100n * 10n ** BigInt(decimals));
    }
  }

  // Checks and headroom
  const checks = engine.budgetChecks(budget, context);
  same('checks', checks.map(({ code, lineId, fundId }) => `${code} ${lineId ?? fundId ?? ''}`).toSorted(byText), expectedCodes(budget, context, expected));
  for (const { code, allowedOere, excessOere, euOere, soughtOere } of checks.filter(({ code }) => code.endsWith('share-too-large'))) {
    same(`${code}: the smallest change`, (euOere ?? soughtOere) - excessOere, allowedOere);
  }
  for (const { fundId, limits, binding, soughtOere } of engine.headroom(budget, context)) {
    holds(`the limit that binds ${fundId} leaves the least room`, limits.every(({ roomOere }) => binding.roomOere <= roomOere));
    for (const { limit, allowedOere, roomOere } of limits) {
      same(`room of ${fundId} under ${limit}`, soughtOere + roomOere, allowedOere);
      if (limit === 'eu-share') {
        const eu = expected.euSought + roomOere;
        same('the largest EU amount', eu, expected.euAllowed);
        holds('the EU share never exceeds the cap', fraction(eu).isAtMost(fraction(expected.cost).times(fraction(context.eu.maxEuSharePermille, 1000n))));
      }
    }
  }

  // The same money, written otherwise
  const figures = figuresOf(totals);
  for (const [how, other] of [['reordered', reordered(budget, chance)], ['split', split(budget, chance)], ['stored', engine.stored(budget, money)]]) {
    const again = how === 'stored' ? engine.budgetTotals(other.budget, other.money) : engine.budgetTotals(other, money);
    same(`totals, ${how}`, figuresOf(again), figures);
  }
  for (const line of costs) if (line.hours !== null && exactAmount(line, money.hours).isReckoned) splitHours(line);
  return issues;

  /** Each product is rounded, a half upwards: so many parts may together be half an øre each off what is exact, and no more. */
  function splitHours(line) {
    const hundredths = decimal(line.hours).times(fraction(100n)).floor();
    const cut = (hundredths * BigInt(chance.int(0, 100))) / 100n;
    const parts = [cut, hundredths - cut].map((part) => engine.lineAmount({ ...line, hours: `${part / 100n}.${String(part % 100n).padStart(2, '0')}` }, money.hours));
    const off = fraction(sum(parts)).minus(exactAmount(line, money.hours).exact);
    holds(`hours of ${line.id} in two parts come to ${parts.join(' + ')}`, off.isAtMost(fraction(1n)) && fraction(-1n).isAtMost(off));
  }
}

/** Every total, by name instead of by place. */
function figuresOf({ byPartner, byYear, byCategory, byFund, cells, ...whole }) {
  const rows = [
    ...byPartner.map(({ partnerId, byYear: years, ...row }) => [`partner ${partnerId}`, row, years]),
    ...byYear.map(({ year, costOere }) => [`year ${year}`, costOere]),
    ...byCategory.map(({ category, oere }) => [`category ${category}`, oere]),
    ...byFund.map(({ fundId, ...fund }) => [`fund ${fundId}`, fund]),
    ...cells.map(({ partnerId, year, heading, oere }) => [`cell ${partnerId} ${year} ${heading}`, oere]),
  ];
  return { whole, rows: rows.map((row) => shown(row)).toSorted(byText) };
}

const shown = (value) => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}` : one));
const equal = (one, other) => one === other || (typeof one === 'object' && shown(one) === shown(other));
