import { derivedId } from '../../shared/derived-id.js';

/**
 * A page names its new rows itself, so that saving twice (a repeated request, a lost answer) makes one row. What it
 * names is no hold on anything: a name that is not known in this application becomes another id, always the same; and
 * of two rows with one name, as only a forged page has them, the second is a row of its own.
 */
export function rowIdIn(applicationId: string, known: ReadonlySet<string>): (given: string) => string {
  const used = new Set<string>();
  const idOf = (given: string, again: number): string => {
    const id = again === 0 && known.has(given) ? given : derivedId(`${applicationId} ${given} ${again}`);
    return used.has(id) ? idOf(given, again + 1) : id;
  };
  return (given) => {
    const id = idOf(given, 0);
    used.add(id);
    return id;
  };
}
