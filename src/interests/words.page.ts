import { tag, type Lang, type Tag } from '../platform/views/index.js';
import { grounds } from './ground.rules.js';
import type { InterestStatus } from './interest.rules.js';
import { interestTexts } from './interest.texts.js';
import type { Party, Suspicion } from './suspicion.rules.js';

const { say } = interestTexts;
const colours = { undeclared: 'grey', none: 'green', declared: 'yellow', cleared: 'green', disqualified: 'red' } as const;

export function statusText(lang: Lang, status: InterestStatus | null): string {
  return say(lang, `interest.status.${status ?? 'undeclared'}`);
}

export function statusTag(lang: Lang, status: InterestStatus | null): Tag {
  return tag(statusText(lang, status), colours[status ?? 'undeclared']);
}

/** Each sign in words, with the two facts that meet. */
export function signsInWords(lang: Lang, suspicions: readonly Suspicion[]): string[] {
  return suspicions.map(({ code, own, theirs }) => say(lang, `interest.sign.${code}`, { own, theirs }));
}

export function partiesInWords(lang: Lang, partners: readonly Party[]): string[] {
  return partners.map(({ name, cvr, isLead }) =>
    cvr === null ? say(lang, `interest.party.unnumbered${isLead ? '.lead' : ''}`, { name }) : say(lang, `interest.party${isLead ? '.lead' : ''}`, { name, cvr }),
  );
}

export function groundChoices(lang: Lang): { value: string; label: string }[] {
  return grounds.map((ground) => ({ value: ground, label: groundText(lang, ground) }));
}

export function groundText(lang: Lang, ground: string | null): string {
  const known = grounds.find((one) => one === ground);
  return known ? say(lang, `interest.ground.${known}`) : '';
}
