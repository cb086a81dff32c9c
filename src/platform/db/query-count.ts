import { AsyncLocalStorage } from 'node:async_hooks';

const counter = new AsyncLocalStorage<{ queries: number }>();

/** Counts the queries that `work` and everything it starts send; what it returns reads the figure at any time. */
export function countingQueries(work: () => void): () => number {
  const count = { queries: 0 };
  counter.run(count, work);
  return () => count.queries;
}

export function countQuery(): void {
  const count = counter.getStore();
  if (count) count.queries += 1;
}
