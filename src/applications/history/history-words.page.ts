import type { EventRow } from '../../platform/events/index.js';
import { fillText, placeholdersOf, type Lang } from '../../platform/views/index.js';
import { formatKroner } from '../../shared/money.js';
import { applicationTexts, type ApplicationText } from '../application.texts.js';
import { memberRoles } from '../members/member.access.js';

const { say } = applicationTexts;

/**
 * What an event is called: the text `history.<kind>`, filled from its facts. A fact in both languages stands as `xDa` and
 * `xEn`, an amount as `xOere`, and `as` is the role that somebody has now. A kind without a text of its own gets a neutral one.
 */
export function eventTitle(lang: Lang, event: Pick<EventRow, 'kind' | 'facts' | 'to'>): string {
  const key = `history.${event.kind}`;
  if (!(key in applicationTexts[lang])) return say(lang, 'history.other');
  const text = applicationTexts[lang][key as ApplicationText];
  return fillText(text, Object.fromEntries(placeholdersOf(text).map((name) => [name, factIn(lang, event, name)])));
}

export function eventText(lang: Lang, { facts }: Pick<EventRow, 'facts'>): string | null {
  if (facts.conditions) return say(lang, 'history.conditions', { conditions: String(facts.conditions) });
  if (facts.sha256 && facts.fileName) return say(lang, 'history.fingerprint', { sha256: String(facts.sha256) });
  return facts.leftOut ? say(lang, 'history.leftOut', { what: String(facts[lang === 'da' ? 'leftOut' : 'leftOutEn'] ?? facts.leftOut) }) : null;
}

function factIn(lang: Lang, { facts, to }: Pick<EventRow, 'facts' | 'to'>, name: string): string {
  const role = name === 'as' ? memberRoles.find((one) => one === to) : undefined;
  if (role) return say(lang, `member.${role}`);
  if (name === 'fund') return String(facts[lang === 'da' ? 'fundNameDa' : 'fundNameEn'] ?? facts.fundId ?? '');
  const oere = facts[`${name}Oere`];
  if (oere !== undefined && oere !== null) return formatKroner(BigInt(String(oere)), lang);
  return String(facts[name] ?? facts[`${name}${lang === 'da' ? 'Da' : 'En'}`] ?? '');
}

/** The body that acted, where no member did. */
export function bodyOf({ kind, actorId }: Pick<EventRow, 'kind' | 'actorId'>): 'secretariat' | 'forum' | 'decider' | 'portal' | 'partner' {
  // Whoever answers by a link has no account.
  if (actorId === null) return /^commitment\.(confirmed|proposed|declined)$/.test(kind) ? 'partner' : 'portal';
  if (kind.startsWith('fund.') || kind === 'application.decided') return 'decider';
  return kind.startsWith('forum.') || kind === 'application.recommended' || kind === 'application.not-recommended' ? 'forum' : 'secretariat';
}
