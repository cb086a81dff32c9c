import { budgetTotals, moneyRulesOf } from '../../budgets/index.js';
import type { RoundView } from '../../rounds/index.js';
import { addDays, copenhagenDate, endOfDayCopenhagen } from '../../shared/dates.js';
import { formatDecimal } from '../../shared/numbers.js';
import type { DraftParts } from '../draft.rules.js';
import { broken, missing, type Finding } from '../form/finding.rules.js';
import type { Bilingual } from '../submission/snapshot.rules.js';
import { standingsIn, type Standing } from './commitment.rules.js';

type Asked = Pick<DraftParts, 'partners' | 'costModel' | 'costs' | 'financing' | 'earlierAid' | 'commitments'>;
type Call = Pick<RoundView, 'rules' | 'closesAt'>;

/** How an application stands against what its call asks its partners to have confirmed. */
export interface Demand {
  readonly demand: 'none' | 'all' | 'share';
  readonly standings: readonly Standing[];
  /** Of the partners' own co-financing, as it counts. */
  readonly confirmedOere: bigint;
  readonly totalOere: bigint;
  /** What must be confirmed beyond that before it can be sent in; 0 where it is enough. */
  readonly lackingOere: bigint;
  /** The fewest partners whose confirmation would be enough. */
  readonly enough: readonly Standing[];
}

export function demandOn(draft: Asked, { rules }: Pick<Call, 'rules'>): Demand {
  const money = moneyRulesOf(rules);
  const { demand, minSharePermille } = money.commitments;
  const standings = standingsIn(draft, money);
  const brings = new Map(budgetTotals(draft, money).byPartner.map(({ partnerId, coFinancingOere }) => [partnerId, coFinancingOere]));
  const own = ({ part }: Standing): bigint => brings.get(part.partner.id) ?? 0n;
  const sum = (of: readonly Standing[]): bigint => of.reduce((total, one) => total + own(one), 0n);
  const open = standings.filter(({ state }) => state !== 'confirmed');
  const [confirmedOere, totalOere] = [sum(standings) - sum(open), sum(standings)];
  if (demand === 'none') return { demand, standings, confirmedOere, totalOere, lackingOere: 0n, enough: [] };
  if (demand === 'all') return { demand, standings, confirmedOere, totalOere, lackingOere: sum(open), enough: open };
  const needed = (totalOere * BigInt(minSharePermille) + 999n) / 1000n;
  const lackingOere = needed > confirmedOere ? needed - confirmedOere : 0n;
  return { demand, standings, confirmedOere, totalOere, lackingOere, enough: fewest(open, own, lackingOere) };
}

/** The largest first: no smaller number of partners brings as much. */
function fewest(open: readonly Standing[], own: (standing: Standing) => bigint, lackingOere: bigint): Standing[] {
  let left = lackingOere;
  const chosen = open.toSorted((a, b) => (own(a) === own(b) ? 0 : own(a) > own(b) ? -1 : 1)).filter((one) => {
    if (left <= 0n) return false;
    left -= own(one);
    return true;
  });
  return open.filter((one) => chosen.includes(one));
}

/** What keeps the application from being sent in; a partner that has declined does so wherever confirmations are asked for. */
export function commitmentFindings(draft: Asked, { round }: { readonly round: Call }): Finding[] {
  const { demand, standings, enough, ...sums } = demandOn(draft, round);
  if (demand === 'none') return [];
  const declined = standings.flatMap(({ state, part, commitment }) =>
    state === 'declined' ? [broken('commitments', 'commitments', 'finding.commitment.declined', { name: part.partner.name, by: commitment.name })] : []);
  const names = enough.map(({ part }) => part.partner.name).join(', ');
  const n = enough.length;
  if (n === 0) return declined;
  if (demand === 'all') return [...declined, missing('commitments', 'commitments', 'finding.commitment.all', { n, total: standings.length, names })];
  const { minSharePermille, restWithinDays: days } = moneyRulesOf(round.rules).commitments;
  const amounts = { confirmed: sums.confirmedOere, total: sums.totalOere, lacking: sums.lackingOere };
  return [...declined, missing('commitments', 'commitments', 'finding.commitment.share', { percent: percentOf(minSharePermille), ...amounts, n, names, days })];
}

function percentOf(permille: number): Bilingual {
  const decimal = String(permille / 10);
  return { da: formatDecimal(decimal, 'da'), en: formatDecimal(decimal, 'en') };
}

/** The last moment of the day on which those that waited when it was sent in must have confirmed; null where none may wait. */
export function confirmedBy({ rules, closesAt }: Call): Date | null {
  const { demand, restWithinDays } = moneyRulesOf(rules).commitments;
  return demand === 'share' ? endOfDayCopenhagen(addDays(copenhagenDate(closesAt), restWithinDays)) : null;
}
