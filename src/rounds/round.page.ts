import { createUrl } from '../applications/application.paths.js';
import {
  dataTable,
  linkButton,
  pageHeading,
  tag,
  type Accordion,
  type Button,
  type Countdown,
  type DataTable,
  type PageHeading,
  type SummaryList,
  type Tag,
  type TagColour,
} from '../platform/views/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { datesOf } from './call-dates.page.js';
import { callPart, type CallPart } from './call.page.js';
import { countdownOf } from './countdown.page.js';
import { fundsTable } from './fund.page.js';
import { moneyInWords, type MoneyInWords, type RuleSetWorld } from './money-in-words.js';
import { moneyTexts } from './money.texts.js';
import { phaseOf, type Phase } from './round.rules.js';
import type { RoundChange } from './round-change.store.js';
import type { Fund, RoundView } from './round.store.js';
import { roundTexts } from './round.texts.js';
import type { RuleSetValues } from './rule-set.js';
import { rulesInWords } from './rules-in-words.js';

const { say } = roundTexts;

const phaseColours: Readonly<Record<Phase, TagColour>> = { coming: 'blue', open: 'green', closed: 'grey' };

/** Who looks, and when. */
export interface Viewing {
  readonly mayApply: boolean;
  readonly now: Date;
}

/** What a round's rules speak of and rest on. */
interface RulesKnown {
  /** The funds the round takes applications for. */
  readonly funds: readonly Fund[];
  readonly world: RuleSetWorld;
  readonly legalBasis: string;
  /** Since it was published, newest first. */
  readonly changes?: readonly RoundChange[];
}

export interface RoundPage {
  readonly heading: PageHeading;
  /** `null` where the round receives no applications now. */
  readonly open: { readonly countdown: Countdown; readonly buttons: readonly Button[] } | null;
  readonly dates: SummaryList;
  readonly call: CallPart;
  readonly funds: DataTable;
  readonly isPublished: boolean;
  readonly rulesLead: string;
  readonly rules: readonly string[];
  readonly limits: DataTable;
  /** Where the round's rule set says anything of money; else null. */
  readonly money: MoneyInWords | null;
  readonly bases: Accordion | null;
}

export function roundPage(lang: Lang, round: RoundView, known: RulesKnown, { mayApply, now }: Viewing): RoundPage {
  const isOpen = phaseOf(round, now) === 'open';
  return {
    heading: pageHeading(inLang(lang, round, 'name'), { tag: phaseTag(lang, round, now) }),
    open: isOpen ? { countdown: countdownOf(lang, round, now), buttons: mayApply ? [applyButton(lang, round)] : [] } : null,
    dates: datesOf(lang, round, 'all'),
    call: callPart(lang, round, known.changes ?? []),
    funds: fundsTable(lang, known.funds, round.poolsOere),
    isPublished: round.publishedAt !== null,
    rulesLead: say(lang, 'rounds.round.rules.lead', { id: round.ruleSetId, version: round.ruleSetVersion }),
    rules: rulesInWords(lang, round.rules),
    limits: limitsTable(lang, round.rules),
    ...moneyOf(lang, round, known),
  };
}

function moneyOf(lang: Lang, { rules }: RoundView, { world, legalBasis }: RulesKnown): Pick<RoundPage, 'money' | 'bases'> {
  if (!rules.money) return { money: null, bases: null };
  const money = moneyInWords(lang, rules.money, world);
  const points = [`${moneyTexts.say(lang, 'money.basis.set')}: ${legalBasis}`, ...money.bases];
  return { money, bases: { items: [{ title: moneyTexts.say(lang, 'money.basis.heading'), paragraphs: [], points, open: false }] } };
}

export function phaseTag(lang: Lang, round: RoundView, now: Date): Tag {
  const phase = phaseOf(round, now);
  return tag(say(lang, `rounds.phase.${phase}`), phaseColours[phase]);
}

export function applyButton(lang: Lang, round: RoundView): Button {
  const about = say(lang, 'rounds.apply.about', { name: inLang(lang, round, 'name') });
  return linkButton(say(lang, 'rounds.apply'), createUrl({ round: round.id }), { variant: 'primary', about });
}

const shownLimits = ['title', 'summary', 'purpose', 'activities', 'criterion', 'contribution'] as const;

/** Most characters, and where the call counts them also most words. */
export function limitsTable(lang: Lang, { textLimits, wordLimits = {} }: RuleSetValues): DataTable {
  const words: Readonly<Record<string, number | undefined>> = wordLimits;
  const byWords = shownLimits.some((name) => words[name] !== undefined);
  const numeric = (key: 'rounds.limits.column.max' | 'rounds.limits.column.words') => ({ label: say(lang, key), numeric: true });
  return dataTable({
    id: 'limits',
    caption: say(lang, 'rounds.limits.heading'),
    columns: [say(lang, 'rounds.limits.column.text'), numeric('rounds.limits.column.max'), ...(byWords ? [numeric('rounds.limits.column.words')] : [])],
    rows: shownLimits.map((name) => {
      const most = words[name];
      return [say(lang, `rounds.limits.${name}`), formatDecimal(textLimits[name], lang), ...(byWords ? [most === undefined ? '–' : formatDecimal(most, lang)] : [])];
    }),
    emptyText: '',
    compact: true,
  });
}
