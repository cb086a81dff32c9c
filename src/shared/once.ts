/**
 * Calls `load` on the first use and keeps its answer for the life of the process; a failure is not kept. For data that
 * changes only when the portal starts.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= load().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
