/** The grounds of disqualification in the Public Administration Act (forvaltningsloven) § 3(1), by their numbers there. */
export const conflictGrounds = ['1', '2', '3', '4', '5'] as const;

export type ConflictGround = (typeof conflictGrounds)[number];

export type Statement =
  | { readonly conflict: false }
  | { readonly conflict: true; readonly ground: ConflictGround; readonly note: string };

/**
 * Partners whose name is the organisation a person works for, whatever the case and spacing. A sign to look closer, never a
 * decision: two names may hide one interest, and one name may hide two organisations.
 */
export function partnersLike(organisation: string, partnerNames: readonly string[]): string[] {
  const wanted = plain(organisation);
  return wanted === '' ? [] : partnerNames.filter((name) => plain(name) === wanted);
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('da-DK');
}
