/** A random budget and what it is held against, the same for the same chance: every model, ugly numbers, odd lines. */
export function aCase(chance) {
  const partners = many(chance, [0, 1, 2, 3, 8, 30], (at) => ({ id: `p${at}`, name: `Partner ${at}`, sector: chance.pick(sectors), size: chance.pick(sizes) }));
  const partnerIds = [...partners.map(({ id }) => id), ...(chance.chance(0.1) ? ['gone'] : [])];
  const money = someRules(chance);
  const period = chance.chance(0.9) ? { startsOn: `2011-${month(chance)}-15`, endsOn: `${chance.int(2011, 2014)}-12-${chance.int(10, 31)}` } : null;
  const costs = partnerIds.length ? many(chance, sizesOfTables, (at) => aCost(chance, `c${at}`, partnerIds, money)) : [];
  const financing = [
    ...fundIds.filter(() => chance.chance(0.6)).map((fundId) => ({ ...aSource(chance, `f-${fundId}`, partnerIds), kind: 'fund', fundId, partnerId: null, hours: null })),
    ...many(chance, sizesOfTables, (at) => aSource(chance, `f${at}`, partnerIds)),
  ];
  const budget = { partners, costModel: chance.pick([...money.costModels.map(({ id }) => id), '', 'unknown']), costs, financing };
  return {
    budget: chance.chance(0.5) ? balanced(budget) : budget,
    context: {
      money,
      eu: { euFundIds: ['esf', 'erdf'], maxEuSharePermille: chance.pick([500, 400, 0, 1000, 333, chance.int(1, 999)]), euAmountStepOere: chance.pick([1, 100, 100_000]) },
      fundIds: chance.chance(0.9) ? fundIds : ['esf'],
      focusAreaIds: chance.pick([[], ['skills'], ['energy', 'health']]),
      period,
      poolLeftOere: Object.fromEntries(fundIds.filter(() => chance.chance(0.4)).map((fundId) => [fundId, chance.chance(0.1) ? -1n : anAmount(chance)])),
      sentOn: chance.pick([null, '2011-01-01', '2011-06-15', '2012-01-01']),
    },
  };
}

const fundIds = ['esf', 'erdf', 'regional'];
const sectors = ['company', 'knowledge', 'public', 'organisation'];
const sizes = ['', 'micro', 'small', 'medium', 'large'];
const categories = ['staff', 'in-kind', 'external', 'equipment', 'depreciation', 'travel', 'audit', 'other'];
const kinds = ['cash', 'working-hours', 'state', 'foundation', 'municipal', 'other'];
const sizesOfTables = [0, 1, 2, 3, 5, 12, 40];
/** One more than this is refused by the reader of amounts: 2^53 kroner. */
const LARGEST = 2n ** 53n * 100n - 1n;

export function anAmount(chance) {
  const ugly = [0n, 1n, 2n, 3n, 99n, 100n, 101n, 199n, 333n, 999n, 1001n, 33_333_33n, 1_000_001_00n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, LARGEST];
  if (chance.chance(0.3)) return chance.pick(ugly);
  if (chance.chance(0.02)) return -BigInt(chance.int(1, 1000));
  const digits = chance.int(1, 17);
  return BigInt(Array.from({ length: digits }, () => chance.int(0, 9)).join(''));
}

function aCost(chance, id, partnerIds, { hours: rules }) {
  const hours = chance.chance(0.3) ? someHours(chance) : null;
  const annualCostOere = hours !== null && chance.chance(0.7) ? BigInt(chance.int(0, 90_000_000_00)) : null;
  const isForgotten = hours !== null && chance.chance(0.2);
  const category = chance.chance(0.02) ? 'unknown' : chance.pick(categories);
  return {
    id,
    partnerId: chance.pick(partnerIds),
    category,
    activityId: null,
    year: chance.pick([null, 2011, 2011, 2012, 2013, 2014, 2031]),
    description: '',
    persons: chance.pick([null, null, 1, 2, 7]),
    hours,
    annualCostOere,
    amountOere: hours !== null && (annualCostOere !== null || (category === 'in-kind' && rules.standardRateOere !== null)) ? 'reckoned' : isForgotten ? 0n : anAmount(chance),
  };
}

function aSource(chance, id, partnerIds) {
  const kind = chance.pick(kinds);
  const isOutside = partnerIds.length === 0 || chance.chance(0.2);
  return {
    id: chance.chance(0.5) ? id : `${chance.int(0, 99)}-${id}`,
    kind,
    fundId: null,
    partnerId: isOutside ? null : chance.pick(partnerIds),
    sourceName: isOutside ? chance.pick(['Fond A', 'Fond B']) : '',
    origin: chance.pick(['', '', 'public', 'private']),
    status: chance.pick(['promised', 'declared', 'signed', 'withdrawn']),
    isConditional: chance.chance(0.3),
    hours: kind === 'working-hours' ? someHours(chance) : null,
    amountOere: anAmount(chance),
  };
}

function someHours(chance) {
  return chance.pick(['0', '0.01', '0.5', '410', '1720', '160.33', '1923.96', '12.5', `${chance.int(0, 99_999)}.${chance.int(0, 9)}${chance.int(1, 9)}`]);
}

function someRules(chance) {
  const maybe = (some) => (chance.chance(0.5) ? some() : null);
  return {
    categories: chance.chance(0.8) ? categories : categories.filter(() => chance.chance(0.7)),
    costModels: models(chance),
    byYear: chance.chance(0.5),
    hours: {
      annualNorm: chance.pick([1720, 1924, 1650, 1]),
      annualCeiling: maybe(() => 1720),
      monthlyCeilingHundredths: maybe(() => 16033),
      standardRateOere: maybe(() => chance.pick([250_00, 1, 133_37])),
      basis: 'hours',
    },
    funds: Object.fromEntries(
      fundIds
        .filter(() => chance.chance(0.6))
        .map((fundId) => [
          fundId,
          {
            maxSharePermille: maybe(() => chance.pick([0, 250, 333, 500, 1000])),
            minGrantOere: maybe(() => chance.pick([1, 500_000_00])),
            maxGrantOere: maybe(() => chance.pick([0, 99, 5_000_000_00])),
            focusAreaIds: chance.pick([[], ['skills'], ['energy']]),
            basis: chance.pick(['', `law of ${fundId}`]),
          },
        ]),
    ),
    aid: null,
    commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
    incentiveEffect: maybe(() => ({ basis: 'article 6' })),
  };
}

const direct = categories.filter((category) => category !== 'in-kind');
const named = (id, steps, covers = []) => ({ id, nameDa: id, nameEn: id, basis: `basis of ${id}`, steps, covers });

/** Actual costs, the seven of the funds' own rules, and one with any rates at all. */
function models(chance) {
  const rate = () => chance.int(0, 1000);
  const all = [
    named('actual', []),
    named('staff-400', [{ ratePermille: 400, of: ['staff'], makes: 'indirect' }], categories.filter((category) => category !== 'staff')),
    named('direct-180', [{ ratePermille: 180, of: direct, makes: 'indirect' }], ['other']),
    named('wages-180', [{ ratePermille: 180, of: ['staff', 'audit'], makes: 'indirect' }]),
    named('direct-70', [{ ratePermille: 70, of: direct, makes: 'indirect' }]),
    named('staff-150', [{ ratePermille: 150, of: ['staff'], makes: 'indirect' }]),
    named('made-staff', [{ ratePermille: 200, of: ['external', 'equipment'], makes: 'staff' }, { ratePermille: 150, of: ['staff'], makes: 'indirect' }], ['staff']),
    named('any', [{ ratePermille: rate(), of: ['travel', 'other'], makes: 'staff' }, { ratePermille: rate(), of: ['staff', 'travel'], makes: 'staff' }, { ratePermille: rate(), of: ['staff'], makes: 'indirect' }, { ratePermille: rate(), of: direct, makes: 'indirect' }]),
  ];
  return [chance.pick(all), ...all.filter(() => chance.chance(0.3))].filter(({ id }, at, list) => list.findIndex((one) => one.id === id) === at);
}

/** One line more, so that plain financing pays plain costs to the øre. */
function balanced(budget) {
  const typed = budget.costs.reduce((sum, { amountOere }) => (amountOere === 'reckoned' || amountOere < 0n ? sum : sum + amountOere), 0n);
  const given = budget.financing.reduce((sum, { amountOere, status }) => (status === 'withdrawn' || amountOere < 0n ? sum : sum + amountOere), 0n);
  if (given >= typed) return budget;
  const rest = { id: 'rest', kind: 'cash', fundId: null, partnerId: null, sourceName: 'Fond A', origin: '', status: 'signed', isConditional: false, hours: null, amountOere: typed - given };
  return { ...budget, financing: [...budget.financing, rest] };
}

function many(chance, lengths, make) {
  return Array.from({ length: chance.pick(lengths) }, (_, at) => make(at));
}

function month(chance) {
  return String(chance.int(1, 12)).padStart(2, '0');
}
