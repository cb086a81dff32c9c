import { decimal, fraction } from './fraction.mjs';

/** What a budget must come to, reckoned anew from the rules in words, with fractions and with no thought of speed. */
export function expectedOf({ partners, costModel, costs, financing }, { money, eu }) {
  const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);
  const positive = ({ amountOere }) => (amountOere < 0n ? 0n : amountOere);
  const model = money.costModels.find(({ id }) => id === costModel) ?? money.costModels[0];
  const partnerIds = [...new Set(costs.map(({ partnerId }) => partnerId))];

  const costOf = new Map();
  const all = { direct: 0n, staff: 0n, indirect: 0n };
  for (const partnerId of partnerIds) {
    const own = costs.filter((line) => line.partnerId === partnerId);
    const made = { staff: 0n, indirect: 0n };
    for (const step of model.steps) {
      const base = sum(own.filter(({ category }) => step.of.includes(category)).map(positive)) + (step.of.includes('staff') ? made.staff : 0n);
      made[step.makes] += fraction(base).times(fraction(step.ratePermille, 1000n)).floor();
    }
    const direct = sum(own.map(positive));
    all.direct += direct;
    all.staff += made.staff;
    all.indirect += made.indirect;
    costOf.set(partnerId, { direct, flat: made.staff + made.indirect });
  }
  const cost = all.direct + all.staff + all.indirect;

  const standing = financing.filter(({ status }) => status !== 'withdrawn');
  const funds = standing.filter(({ kind }) => kind === 'fund');
  const others = standing.filter(({ kind }) => kind !== 'fund');
  const conditional = sum(others.filter(({ isConditional }) => isConditional).map(positive));
  const match = sum(others.filter(({ isConditional }) => !isConditional).map(positive));
  const unmatched = conditional > match ? conditional - match : 0n;
  const sought = sum(funds.map(positive));
  const soughtOf = (fundId) => sum(funds.filter((line) => line.fundId === fundId).map(positive));
  const largest = (permille, step) => fraction(cost).times(fraction(permille, 1000n)).times(fraction(1n, step)).floor() * BigInt(step);
  const euSought = sum(eu.euFundIds.map(soughtOf));
  return {
    ...all, cost, costOf, sought, conditional, unmatched, match,
    coFinancing: conditional + match - unmatched,
    financing: sought + conditional + match - unmatched,
    partnersOf: others, soughtOf, largest, euSought,
    euAllowed: largest(eu.maxEuSharePermille, eu.euAmountStepOere),
    known: new Set(partners.map(({ id }) => id)),
    model,
  };
}

/** Hours x annual cost / norm exactly, and the whole øre nearest to it, a half upwards. */
export function exactAmount({ category, hours, annualCostOere, amountOere }, rules) {
  const rate = annualCostOere !== null ? fraction(annualCostOere, rules.annualNorm) : category === 'in-kind' && rules.standardRateOere !== null ? fraction(rules.standardRateOere) : null;
  if (hours === null || rate === null) return { isReckoned: false, exact: fraction(amountOere), oere: amountOere };
  const exact = decimal(hours).times(rate);
  return { isReckoned: true, exact, oere: exact.plus(fraction(1n, 2n)).floor() };
}

/** The codes a budget must be met with, each with the line or fund it names; in any order. */
export function expectedCodes({ costs, financing }, { money, fundIds, focusAreaIds, period: given, poolLeftOere, sentOn, eu }, expected) {
  const { cost, sought, model, known, soughtOf, largest } = expected;
  const period = given && given.startsOn <= given.endsOn ? given : null;
  const found = [];
  const say = (code, of = '') => found.push(`${code} ${of}`);
  if (cost === 0n) say('empty-budget');
  for (const line of costs) lineOf(line);
  for (const { id, partnerId, amountOere, fundId } of financing) {
    if (amountOere < 0n) say('negative-amount', id);
    if (partnerId !== null && !known.has(partnerId)) say('unknown-partner', id);
    if (fundId !== null && amountOere > 0n && !fundIds.includes(fundId)) say('fund-not-in-round', id);
  }
  if (sought === 0n) say('no-fund');
  if (expected.unmatched > 0n) say('conditional-unmatched');
  for (const fundId of ['esf', 'erdf', 'regional'].filter((id) => soughtOf(id) > 0n)) fundOf(fundId, soughtOf(fundId), money.funds[fundId]);
  if (cost > 0n && expected.euSought > expected.euAllowed) say('eu-share-too-large');
  if (cost > 0n && cost !== expected.financing) say('financing-differs');
  if (money.incentiveEffect && period && sentOn && period.startsOn < sentOn) say('start-before-sent');
  return found.toSorted(byText);

  function lineOf({ id, partnerId, category, year, hours, persons, annualCostOere, amountOere }) {
    if (amountOere < 0n) say('negative-amount', id);
    if (!known.has(partnerId)) say('unknown-partner', id);
    if (!money.categories.includes(category)) say('category-not-allowed', id);
    else if (model.covers.includes(category) && amountOere > 0n) say('covered-by-flat-rate', id);
    const [from, to] = period ? [Number(period.startsOn.slice(0, 4)), Number(period.endsOn.slice(0, 4))] : [-Infinity, Infinity];
    if (money.byYear && year === null) say('year-missing', id);
    if (money.byYear && year !== null && (year < from || year > to)) say('year-outside-period', id);
    const { standardRateOere, annualCeiling, monthlyCeilingHundredths } = money.hours;
    const atStandard = category === 'in-kind' && standardRateOere !== null && annualCostOere === null;
    if (hours === null) return atStandard ? say('standard-rate-hours-missing', id) : undefined;
    const worked = decimal(hours);
    if (worked.over > 0n && annualCostOere === null && !atStandard && amountOere === 0n) say('hours-without-rate', id);
    const each = worked.times(fraction(1n, persons ?? 1));
    const years = year === null ? (period ? to - from + 1 : null) : 1;
    if (annualCeiling !== null && years !== null && !each.isAtMost(fraction(annualCeiling * years))) say('hours-over-annual-ceiling', id);
    const months = period ? monthsAmong(period, year) : 0;
    if (monthlyCeilingHundredths !== null && months > 0 && !each.isAtMost(fraction(monthlyCeilingHundredths * months, 100n))) say('hours-over-monthly-ceiling', id);
  }

  function fundOf(fundId, oere, rules) {
    const share = rules?.maxSharePermille ?? null;
    if (share !== null && cost > 0n && oere > largest(share, eu.euFundIds.includes(fundId) ? eu.euAmountStepOere : 1)) say('fund-share-too-large', fundId);
    if (rules?.minGrantOere && oere < BigInt(rules.minGrantOere)) say('grant-below-minimum', fundId);
    if (rules && rules.maxGrantOere !== null && oere > BigInt(rules.maxGrantOere)) say('grant-above-maximum', fundId);
    if (fundId in poolLeftOere && oere > poolLeftOere[fundId]) say('pool-exceeded', fundId);
    const areas = rules?.focusAreaIds ?? [];
    if (areas.length && focusAreaIds.length && !areas.some((area) => focusAreaIds.includes(area))) say('fund-outside-focus', fundId);
  }
}

/** One order for what may come in any. */
export const byText = (a, b) => (a < b ? -1 : 1);

/** Every month of the calendar in turn, and whether the project has a day in it. */
function monthsAmong({ startsOn, endsOn }, year) {
  let months = 0;
  for (let at = 2000; at <= 2040; at += 1) {
    if (year !== null && at !== year) continue;
    for (let month = 1; month <= 12; month += 1) {
      const name = `${at}-${String(month).padStart(2, '0')}`;
      if (name >= startsOn.slice(0, 7) && name <= endsOn.slice(0, 7)) months += 1;
    }
  }
  return months;
}
