import { moneyRulesOf } from '../../budgets/index.js';
import type { DraftParts, Frame } from '../draft.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { standingsIn } from './commitment.rules.js';
import { confirmedBy } from './demand.rules.js';
import { hashOf } from './part.rules.js';

type Asked = Pick<DraftParts, 'partners' | 'costs' | 'financing' | 'earlierAid' | 'commitments'>;

/** What stands in a version of its partners' confirmations: nothing where none was asked for and none was given. */
export function frozenCommitments(draft: Asked, { round }: Pick<Frame, 'round'>): Pick<Snapshot, 'commitments'> {
  const money = moneyRulesOf(round.rules);
  const standings = standingsIn(draft, money);
  const isAsked = money.commitments.demand !== 'none';
  if (!isAsked && !standings.some(({ state }) => state === 'confirmed')) return {};
  const until = confirmedBy(round)?.toISOString() ?? '';
  return {
    commitments: standings.map(({ part, state, commitment }) => {
      const one = { partnerId: part.partner.id, sha256: hashOf(part) };
      if (state !== 'confirmed') return { ...one, state: 'pending', name: '', title: '', at: '', until };
      return { ...one, state, name: commitment.name, title: commitment.title, at: commitment.at.toISOString(), linkTo: commitment.linkTo, until: '' };
    }),
  };
}
