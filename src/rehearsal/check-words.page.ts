import { fillText, type Tag, type Lang, tag } from '../platform/views/index.js';
import { formatDate, formatInstantExact, formatInstantPrecise } from '../shared/dates.js';
import { playCodes } from './ledger.js';
import { planCodes } from './plan.rules.js';
import type { Check, Facts } from './report.rules.js';
import { checkTexts } from './check.texts.js';

const { say } = checkTexts;
const colours = { held: 'green', failed: 'red', remark: 'yellow' } as const;

/** What must hold or what was remarked on, in words; what happened instead stands beside it as the portal said it, in Danish. */
export function checkWords(lang: Lang, { code, outcome, facts, saw }: Check): { tag: Tag; text: string; saw: string } {
  return { tag: tag(say(lang, `rehearsal.outcome.${outcome}`), colours[outcome]), text: textOf(lang, code, outcome, facts), saw: saw && say(lang, 'rehearsal.saw', { saw }) };
}

/** A report from before a check was renamed is still shown. */
function textOf(lang: Lang, code: string, outcome: Check['outcome'], facts: Facts): string {
  const planned = planCodes.find((one) => one === code);
  const known = planned ?? playCodes.find((one) => one === code);
  if (!known) return code;
  const texts: Readonly<Record<string, string>> = checkTexts[lang];
  const text = texts[planned && outcome !== 'held' ? `rehearsal.plan.${planned}.otherwise` : `rehearsal.check.${known}`]!;
  return fillText(text, Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, inWords(lang, name, value)])));
}

function inWords(lang: Lang, name: string, value: string | number): string | number {
  if (typeof value !== 'string') return value;
  if (name.endsWith('At')) return instantInWords(lang, value);
  return name.endsWith('On') ? formatDate(value, lang) : value;
}

/** To the second, and to the millisecond where it does not fall on one. */
export function instantInWords(lang: Lang, iso: string): string {
  const at = new Date(iso);
  return at.getUTCMilliseconds() === 0 ? formatInstantPrecise(at, lang) : formatInstantExact(at, lang);
}
