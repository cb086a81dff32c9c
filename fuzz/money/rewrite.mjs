/** The lines in another order. */
export function reordered(budget, chance) {
  return { ...budget, costs: shuffled(budget.costs, chance), financing: shuffled(budget.financing, chance) };
}

/** Some lines in two, of the same partner, category, year and source: typed amounts, and what hours already came to. */
export function split(budget, chance) {
  const inTwo = (line) => {
    if (line.amountOere <= 1n || chance.chance(0.5)) return [line];
    const first = (line.amountOere * BigInt(chance.int(0, 100))) / 100n;
    return [
      { ...line, amountOere: first },
      { ...line, id: `${chance.int(0, 9)}${line.id}`, hours: null, persons: null, annualCostOere: null, amountOere: line.amountOere - first },
    ];
  };
  return { ...budget, costs: budget.costs.flatMap(inTwo), financing: budget.financing.flatMap(inTwo) };
}

function shuffled(list, chance) {
  const left = [...list];
  return list.map(() => left.splice(chance.int(0, left.length - 1), 1)[0]);
}
