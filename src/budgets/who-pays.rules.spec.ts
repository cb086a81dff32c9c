import { expect, test } from '@jest/globals';
import { aBudget, fund, source } from './budget.example.js';
import { whoPays } from './who-pays.rules.js';

test('each source by kind: funds, partners in page order, then the outside', () => {
  const outside = { partnerId: null, kind: 'foundation' } as const;
  const lines = [
    source(7n, { ...outside, sourceName: 'Fond B' }),
    source(6n, { ...outside, sourceName: 'Fond A' }),
    source(5n, { partnerId: 'gone' }),
    source(4n, { partnerId: 'b', kind: 'working-hours', sourceName: 'not an outside name' }),
    source(3n, { partnerId: 'b' }),
    fund('regional', 2n),
    source(9n, { partnerId: 'a', kind: 'state' }),
    source(1n, { partnerId: 'a', status: 'withdrawn' }),
    fund('esf', 8n),
    source(10n, { partnerId: 'b' }),
    fund('regional', 20n, { fundId: null }),
    source(70n, { ...outside, kind: 'state', sourceName: 'Staten' }),
    source(700n, { ...outside, sourceName: 'Fond B' }),
  ];
  const payers = whoPays(aBudget([], lines));
  const named = { sourceName: '' };
  expect(payers).toEqual([
    { ...named, source: 'fund', id: 'regional', kind: 'fund', oere: 2n },
    { ...named, source: 'fund', id: 'esf', kind: 'fund', oere: 8n },
    { ...named, source: 'fund', id: '', kind: 'fund', oere: 20n },
    { ...named, source: 'partner', id: 'a', kind: 'state', oere: 9n },
    { ...named, source: 'partner', id: 'b', kind: 'cash', oere: 13n },
    { ...named, source: 'partner', id: 'b', kind: 'working-hours', oere: 4n },
    { ...named, source: 'partner', id: 'gone', kind: 'cash', oere: 5n },
    { source: 'outside', id: '', sourceName: 'Staten', kind: 'state', oere: 70n },
    { source: 'outside', id: '', sourceName: 'Fond B', kind: 'foundation', oere: 707n },
    { source: 'outside', id: '', sourceName: 'Fond A', kind: 'foundation', oere: 6n },
  ]);
});

test('krone for krone pays what is matched', () => {
  const lines = [source(3n, { id: 'rest' }), source(9n, { id: 'more', isConditional: true, partnerId: 'b' })];
  expect(whoPays(aBudget([], lines)).map(({ id, oere }) => [id, oere])).toEqual([['a', 3n], ['b', 3n]]);
});
