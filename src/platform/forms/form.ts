import { validateSync } from 'class-validator';
import { normaliseText } from '../../shared/text.js';

/** What a form posted: field name to text, or to several texts (checkboxes). */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A message beside one field: `key` names a text, `params` fills its `{placeholders}`. */
export interface FormError {
  readonly field: string;
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Parsed<T> = { readonly ok: true; readonly input: T } | { readonly ok: false; readonly errors: readonly FormError[] };

/**
 * Posted text to a checked form. Only the fields the class declares are read, so a `status` or an `ownerId` that someone
 * adds to the request is never bound. A field declared as `[]` takes every value posted under its name.
 *
 * In the class's decorators `message` is the key of a text and `context` its params:
 * `@MaxLength(200, { message: 'accounts.name.long', context: { max: 200 } }) name = '';`
 * One message per field, the first that fails, in the order the class declares its fields.
 */
export function parseForm<T extends object>(Form: new () => T, posted: Posted): Parsed<T> {
  const form = new Form();
  const fields = form as Record<string, string | string[]>;
  for (const [name, initial] of Object.entries(fields)) {
    const given = posted[name];
    if (Array.isArray(initial)) fields[name] = given === undefined ? [] : [given].flat().map(String);
    else fields[name] = isSecret(name) ? lastOf(given) : normaliseText(lastOf(given));
  }
  const failures = validateSync(form, { forbidUnknownValues: true, stopAtFirstError: true });
  const errors = failures.map((failure): FormError => {
    const [constraint, key] = Object.entries(failure.constraints ?? {})[0] ?? ['', ''];
    return { field: failure.property, key, params: failure.contexts?.[constraint] as FormError['params'] };
  });
  if (errors.length === 0) return { ok: true, input: form };
  const order = Object.keys(fields);
  return { ok: false, errors: errors.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) };
}

/** A posted value as it was typed, for showing the form again. */
export function typed(posted: Posted, name: string): string {
  return lastOf(posted[name]);
}

/** Every value posted under a name. */
export function typedAll(posted: Posted, name: string): string[] {
  const given = posted[name];
  return given === undefined ? [] : [given].flat().map(String);
}

/**
 * Rows of a repeated group: `partners[2].name` gives a row with `name`. In the order of their numbers, blank rows
 * included, for only the caller knows what a blank row is; the number each was posted under is kept as `index`.
 */
export function postedRows<K extends string>(posted: Posted, group: string, keys: readonly K[]): (Record<K, string> & { index: number })[] {
  const numbers = new Set<number>();
  for (const name of Object.keys(posted)) {
    const match = name.startsWith(`${group}[`) ? /^\[(\d{1,4})\]\./.exec(name.slice(group.length)) : null;
    if (match) numbers.add(Number(match[1]));
  }
  return [...numbers]
    .sort((a, b) => a - b)
    .map((index) => {
      const cells = keys.map((key) => [key, normaliseText(lastOf(posted[`${group}[${index}].${key}`]))]);
      return { ...(Object.fromEntries(cells) as Record<K, string>), index };
    });
}

function lastOf(given: string | readonly string[] | undefined): string {
  return (Array.isArray(given) ? given.at(-1) : (given as string | undefined)) ?? '';
}

function isSecret(name: string): boolean {
  return /password/i.test(name);
}
