import { formatDate, formatInstantPrecise, isIsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { durationInWords } from './duration-in-words.js';
import { callTexts } from './call.texts.js';
import { sectorsInWords } from './rules-in-words.js';
import type { RoundChange } from './round-change.store.js';

const { say } = callTexts;

type Shown = (lang: Lang, value: unknown) => string;

const instant: Shown = (lang, value) => (typeof value === 'string' ? formatInstantPrecise(new Date(value), lang) : say(lang, 'rounds.change.none'));
const day: Shown = (lang, value) => (typeof value === 'string' && isIsoDate(value.slice(0, 10)) ? formatDate(value.slice(0, 10), lang) : say(lang, 'rounds.change.none'));
const text: Shown = (lang, value) => (typeof value === 'string' && value !== '' ? value : say(lang, 'rounds.change.none'));
const minutes: Shown = (lang, value) => durationInWords(lang, Number(value) * 60_000);
const sectors: Shown = (lang, value) => (Array.isArray(value) && value.length > 0 ? sectorsInWords(lang, value.map(String)) : say(lang, 'rounds.change.anybody'));

/** What is said from what to what. */
const shownFields = {
  closesAt: instant,
  opensAt: instant,
  closedAt: instant,
  graceMs: (lang, value) => durationInWords(lang, Number(value)),
  meetingOn: day,
  panelFrom: day,
  panelUntil: day,
  hearingUntil: day,
  openTo: sectors,
  contact: text,
  nameDa: text,
  nameEn: text,
  outageLimitMinutes: minutes,
  outageWindowMinutes: minutes,
} as const satisfies Record<string, Shown>;

/** Too long to be said from what to what: what holds now stands on the page. */
const toldOnly = [
  { key: 'rounds.change.call', of: ['callDa', 'callEn'] },
  { key: 'rounds.change.funds', of: ['fundIds', 'poolsOere'] },
  { key: 'rounds.change.rules', of: ['ruleSetId'] },
] as const;

const isShown = (name: string): name is keyof typeof shownFields => Object.hasOwn(shownFields, name);

/** A line for each field, the deadline first: `Frist: fra … til …`. The database keeps them in no order. */
export function changeInWords(lang: Lang, { before, after }: Pick<RoundChange, 'before' | 'after'>): string[] {
  const names = Object.keys(after);
  const lines = Object.keys(shownFields).filter(isShown).filter((name) => names.includes(name)).map((name) => say(lang, 'rounds.change.line', { field: say(lang, `rounds.change.${name}`), before: shownFields[name](lang, before[name]), after: shownFields[name](lang, after[name]) }));
  return [...lines, ...toldOnly.filter(({ of }) => of.some((name) => names.includes(name))).map(({ key }) => say(lang, key))];
}
