import type { MoneyRules } from '../rounds/index.js';
import { sumOere, type Oere } from '../shared/money.js';
import { amountOf, countedFinancing, isPublic } from './counted.rules.js';
import { fraction, isAtMost, lessThat, roundedUp, sumOf, times, type Fraction } from './fraction.rules.js';
import type { Budget, BudgetPartner } from './line.rules.js';
import { budgetTotals } from './totals.rules.js';

/** What of a partner's costs others pay with public money: docs/decisions/0018-state-aid-arithmetic.md. */
export interface PublicMoney {
  readonly partnerId: string;
  readonly costOere: Oere;
  /** In øre. */
  readonly aid: Fraction;
  /** How much more of its own the partner must bring, and others as much less of public money, to receive `most` or less. */
  moreOwn(most: Fraction): Oere;
}

interface Side {
  readonly partnerId: string;
  readonly costOere: Oere;
  readonly broughtOere: Oere;
  /** Of what it brings. */
  readonly publicOere: Oere;
  /** Others' public money that it brings for its own costs; a public body's own is no aid to itself. */
  readonly givenOere: Oere;
  /** What its own contribution leaves open. */
  readonly needOere: Oere;
  /** What it brings beyond its costs pays for others. */
  readonly surplusOere: Oere;
}

/** Partner by partner, in the order of the partners; null while costs and financing differ, since nobody knows yet who pays for what. */
export function publicMoney(budget: Budget, rules: MoneyRules): PublicMoney[] | null {
  const { costOere, differenceOere, byPartner } = budgetTotals(budget, rules);
  if (costOere === 0n || differenceOere !== 0n) return null;
  const { lines } = countedFinancing(budget.financing, budget.partners);
  const publicLines = lines.filter((line) => isPublic(line, budget.partners));
  const sides = budget.partners.map((partner): Side => {
    const own = byPartner.find(({ partnerId }) => partnerId === partner.id);
    const [costs, brought] = [own?.costOere ?? 0n, own?.coFinancingOere ?? 0n];
    const publicOere = amountOf(publicLines.filter(({ partnerId }) => partnerId === partner.id));
    const givenOere = isPublicBody(partner) ? 0n : publicOere;
    return { partnerId: partner.id, costOere: costs, broughtOere: brought, publicOere, givenOere, needOere: lack(costs, brought), surplusOere: lack(brought, costs) };
  });
  const common = commonMoney(sides, amountOf(publicLines.filter(({ partnerId }) => partnerId === null)));
  return sides.map((side) => ({
    partnerId: side.partnerId,
    costOere: side.costOere,
    aid: aidTo(side, common, 0n),
    moreOwn: (most) => moreOwn(side, common, most),
  }));
}

/** Where its own money is public. */
export function isPublicBody({ sector }: Pick<BudgetPartner, 'sector'>): boolean {
  return sector === 'public' || sector === 'knowledge';
}

/** What pays for everybody's needs together: the funds, sources outside the partnership and what partners bring beyond their costs. */
interface Common {
  readonly allOere: Oere;
  readonly publicPart: Fraction;
}

function commonMoney(sides: readonly Side[], publicOutside: Oere): Common {
  const surpluses = sides.map(({ surplusOere, publicOere, broughtOere }) => (surplusOere === 0n ? fraction(0n) : fraction(surplusOere * publicOere, broughtOere)));
  return { allOere: sumOere(sides.map(({ needOere }) => needOere)), publicPart: sumOf([fraction(publicOutside), ...surpluses]) };
}

/** Each need is met in the same proportion of public money. `moreOere`: what the partner brings more of its own, instead of public money. */
function aidTo(side: Side, { allOere, publicPart }: Common, moreOere: Oere): Fraction {
  const [need, all] = [side.needOere - moreOere, allOere - moreOere];
  return need === 0n ? given(side) : sumOf([given(side), times(fraction(need, all), lessThat(publicPart, fraction(moreOere)))]);
}

/** Of what it brings beyond its costs it keeps nothing. */
function given(side: Side): Fraction {
  return times(fraction(side.givenOere), keptShare(side));
}

function keptShare({ costOere, broughtOere, surplusOere }: Side): Fraction {
  return surplusOere === 0n ? fraction(1n) : fraction(costOere, broughtOere);
}

/** The aid falls with every øre more of its own, so the least that is enough is found by halving. */
function moreOwn(side: Side, common: Common, most: Fraction): Oere {
  const isEnough = (oere: Oere): boolean => isAtMost(aidTo(side, common, oere), most);
  const part = roundedUp(common.publicPart);
  let [low, high] = [0n, side.needOere < part ? side.needOere : part];
  // What is left then is public money that the partner brings itself.
  if (!isEnough(high)) return high + roundedUp(times(lessThat(given(side), most), inverse(keptShare(side))));
  while (low < high) {
    const middle = (low + high) / 2n;
    if (isEnough(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}

const lack = (wanted: Oere, there: Oere): Oere => (wanted > there ? wanted - there : 0n);
const inverse = ({ over, under }: Fraction): Fraction => fraction(under, over);
