import { createHash } from 'node:crypto';

/**
 * A page names its new rows itself, so that saving twice (a repeated request, a lost answer) makes one row. What it
 * names is no hold on anything: a name that is not known in this application becomes another id, always the same; and
 * of two rows with one name, as only a forged page has them, the second is a row of its own.
 */
export function rowIdIn(applicationId: string, known: ReadonlySet<string>): (given: string) => string {
  const used = new Set<string>();
  const idOf = (given: string, again: number): string => {
    const id = again === 0 && known.has(given) ? given : derived(`${applicationId} ${given} ${again}`);
    return used.has(id) ? idOf(given, again + 1) : id;
  };
  return (given) => {
    const id = idOf(given, 0);
    used.add(id);
    return id;
  };
}

/** A UUID of version 8 (RFC 9562): own content, here a hash. */
function derived(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
