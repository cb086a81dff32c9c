import highs from 'highs';

/** What HiGHS made of a model: the value of each variable, or its own word for why there is none. */
export type Solved = { readonly ok: true; readonly values: Readonly<Record<string, number>> } | { readonly ok: false; readonly status: string };

/**
 * This file is a program of its own: it imports nothing of the portal, and answers each model with its best solution until it is let
 * go. No limit of time: a slower machine would give another plan. Whoever waits too long ends the process.
 *
 * The package's types tell of its CommonJS half, where the loader is a property.
 */
const ready = (highs as unknown as typeof highs.default)();

async function answerTo(lp: string): Promise<Solved> {
  const { Status, Columns } = (await ready).solve(lp, { output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  if (Status !== 'Optimal') return { ok: false, status: Status };
  return { ok: true, values: Object.fromEntries(Object.entries(Columns).map(([name, { Primal }]) => [name, Primal ?? 0])) };
}

process.on('message', (lp) => {
  void answerTo(lp as string).then(
    (answer) => process.send?.(answer),
    (error) => process.send?.({ ok: false, status: (error as Error).message }),
  );
});
