/** Ways to break the arithmetic on purpose. A run with any of them must find violations; otherwise finding none without them would mean nothing. */
export const tampers = {
  /** 620,000 / 1,720 as 360.47 an hour, and only then times the hours. */
  'rounded-rate': (engine) => ({
    ...engine,
    lineAmount: (line, rules) => {
      if (line.hours === null || line.annualCostOere === null) return engine.lineAmount(line, rules);
      const rate = (line.annualCostOere * 2n + BigInt(rules.annualNorm)) / (BigInt(rules.annualNorm) * 2n);
      return engine.lineAmount({ ...line, annualCostOere: rate * BigInt(rules.annualNorm) }, rules);
    },
  }),
  /** Flat rates rounded up. */
  'flat-rate-up': (engine) => ({ ...engine, budgetTotals: (...given) => (({ indirectOere, costOere, ...totals }) => ({ ...totals, indirectOere: indirectOere && indirectOere + 1n, costOere: indirectOere ? costOere + 1n : costOere }))(engine.budgetTotals(...given)) }),
  /** Flat rates of the whole instead of each partner's. */
  'flat-rate-of-the-whole': (engine) => ({ ...engine, budgetTotals: ({ costs, ...budget }, rules) => engine.budgetTotals({ ...budget, costs: costs.map((line) => ({ ...line, partnerId: costs[0].partnerId })) }, rules) }),
  floats: (engine) => ({ ...engine, budgetTotals: ({ costs, ...budget }, rules) => engine.budgetTotals({ ...budget, costs: costs.map((line) => ({ ...line, amountOere: BigInt(Number(line.amountOere)) })) }, rules) }),
  'withdrawn-counts': (engine) => ({ ...engine, budgetTotals: ({ financing, ...budget }, rules) => engine.budgetTotals({ ...budget, financing: financing.map((line) => ({ ...line, status: 'signed' })) }, rules) }),
  'condition-ignored': (engine) => ({ ...engine, budgetTotals: ({ financing, ...budget }, rules) => engine.budgetTotals({ ...budget, financing: financing.map((line) => ({ ...line, isConditional: false })) }, rules) }),
  /** An øre that goes to whichever line comes first. */
  'order-matters': (engine) => ({
    ...engine,
    budgetTotals: (budget, rules) => {
      const totals = engine.budgetTotals(budget, rules);
      const first = totals.cells.findIndex(({ partnerId }) => partnerId === budget.costs[0].partnerId);
      return { ...totals, cells: totals.cells.map((cell, at) => ({ ...cell, oere: cell.oere + (at === first ? 1n : 0n) - (at === totals.cells.length - 1 ? 1n : 0n) })) };
    },
  }),
  'a-partner-too-few': (engine) => ({ ...engine, budgetTotals: (...given) => (({ byPartner, ...totals }) => ({ ...totals, byPartner: byPartner.slice(1) }))(engine.budgetTotals(...given)) }),
  'a-payer-too-few': (engine) => ({ ...engine, whoPays: (budget) => engine.whoPays(budget).slice(1) }),
  /** Each share rounded by itself: three thirds are 99 %. */
  'percent-by-percent': (engine) => ({
    ...engine,
    percentages: (parts, decimals) => parts.map((part) => (part * 100n * 10n ** BigInt(decimals)) / (parts.reduce((all, one) => all + one, 0n) || 1n)),
  }),
  /** The largest EU amount rounded half up to its step. */
  'eu-share-up': (engine) => ({
    ...engine,
    headroom: (budget, context) =>
      engine.headroom(budget, context).map((row) => ({ ...row, limits: row.limits.map((limit) => (limit.limit === 'eu-share' ? { ...limit, allowedOere: limit.allowedOere + BigInt(context.eu.euAmountStepOere), roomOere: limit.roomOere + BigInt(context.eu.euAmountStepOere) } : limit)) })),
  }),
  'one-oere-too-kind': (engine) => ({ ...engine, budgetChecks: (...given) => engine.budgetChecks(...given).filter((check) => !(check.code === 'financing-differs' && check.byOere < 100n) && check.excessOere !== 1n) }),
  'forgets-a-check': (engine) => ({ ...engine, budgetChecks: (...given) => engine.budgetChecks(...given).filter(({ code }) => code !== 'hours-over-monthly-ceiling') }),
  /** What is read back has been a number of JavaScript's. */
  'stored-as-numbers': (engine) => ({
    ...engine,
    stored: (given, rules) => {
      const { budget, money } = engine.stored(given, rules);
      return { money, budget: { ...budget, costs: budget.costs.map((line) => ({ ...line, amountOere: BigInt(Number(line.amountOere)) })) } };
    },
  }),
  'stored-without-condition': (engine) => ({
    ...engine,
    stored: (given, rules) => {
      const { budget, money } = engine.stored(given, rules);
      return { money, budget: { ...budget, financing: budget.financing.map((line) => ({ ...line, isConditional: false })) } };
    },
  }),
};
