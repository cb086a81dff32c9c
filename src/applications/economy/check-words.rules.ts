import type { Budget, CheckContext } from '../../budgets/index.js';
import { fillText, type Lang } from '../../platform/views/index.js';
import { costCategories, type CostCategory, type Fund } from '../../rounds/index.js';
import { formatDate } from '../../shared/dates.js';
import { inLang, type Words } from '../../shared/lang.js';
import { formatKroner } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import type { FocusArea } from '../../strategy/index.js';
import { economyTexts } from '../form/economy.texts.js';
import { mostLines, type Scope } from '../form/scope.rules.js';
import { checkTexts } from './check.texts.js';

/** A text in both languages. */
export function inBoth(word: (lang: Lang) => string): Words {
  return { da: word('da'), en: word('en') };
}

type Part = 'finding.years' | 'finding.inYear' | 'finding.worth';
type Given = Readonly<Record<string, string | number | bigint | Words>>;

/** Part of a message that is there only where it says something; a date as a text. */
export function when(is: boolean, part: 'date', date: string): Words;
export function when(is: boolean, part: Part, params: Given): Words;
export function when(is: boolean, part: Part | 'date', given: Given | string): Words {
  if (!is) return { da: '', en: '' };
  if (part === 'date') return inBoth((lang) => formatDate(given as string, lang));
  const inOne = (lang: Lang) => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === 'bigint' ? formatKroner(value, lang) : typeof value === 'object' ? value[lang] : value]));
  return inBoth((lang) => fillText(checkTexts[lang][part], inOne(lang)));
}

/** The provision; of what rests on the rule set as a whole, or on nothing more, the rule set. */
export function sourceWords(basis: string, { ruleSet }: Pick<CheckContext, 'ruleSet'>): Words {
  const { id, version } = ruleSet;
  const said = basis.replace(/\.$/, '');
  return inBoth((lang) => {
    if (basis !== '' && basis !== ruleSet.basis) return checkTexts.say(lang, 'finding.source', { basis: said });
    const set = checkTexts.say(lang, 'finding.ruleSet', { id, version });
    return checkTexts.say(lang, 'finding.source', { basis: basis === '' ? set : `${set}: ${said}` });
  });
}

export function fundWords(fundId: string, funds: readonly Fund[]): Words {
  const fund = funds.find(({ id }) => id === fundId);
  return inBoth((lang) => (fund ? inLang(lang, fund, 'name') : fundId));
}

export function focusAreaWords(ids: readonly string[], areas: readonly FocusArea[]): Words {
  const quoted = (lang: Lang, name: string): string => (lang === 'da' ? `»${name}«` : `“${name}”`);
  const nameOf = (lang: Lang, id: string): string => areas.filter((area) => area.id === id).map((area) => inLang(lang, area, 'name'))[0] ?? id;
  return inBoth((lang) => ids.map((id) => quoted(lang, nameOf(lang, id))).join(lang === 'da' ? ' eller ' : ' or '));
}

/** A stored line may hold a code that nobody knows any more. */
export function categoryWords(categories: readonly string[]): Words {
  return inBoth((lang) => categories.map((one) => (costCategories.includes(one as CostCategory) ? economyTexts.say(lang, `category.${one as CostCategory}`) : one)).join(', '));
}

export function hoursWords(hundredths: bigint): Words {
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
  return inBoth((lang) => formatDecimal(text, lang));
}

export function percentWords(permille: number): Words {
  return inBoth((lang) => formatDecimal(String(permille / 10), lang));
}

interface Place {
  readonly line: number;
  /** Of a long list, the part that holds it and numbers it. */
  readonly scope: Scope | null;
  /** Money sought from a fund has a field of its own and no line. */
  readonly fundId: string | null;
  readonly who: string;
}

/** Where each line stands on its page, and whose it is. */
export interface Lines {
  readonly places: ReadonlyMap<string, Place>;
  /** Index of the first contribution that is krone for krone. */
  readonly firstConditional: number;
}

export function allLines({ partners, costs, financing }: Budget): Lines {
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const rows = financing.filter(({ kind }) => kind !== 'fund');
  return {
    places: new Map<string, Place>([
      ...costPlaces(costs).map(({ cost: { id, partnerId, description }, line, scope }) => [id, { line, scope, fundId: null, who: [names.get(partnerId) ?? '', description].filter(Boolean).join(': ') }] as const),
      ...rows.map(({ id, partnerId, sourceName }, at) => [id, { line: at + 1, scope: null, fundId: null, who: names.get(partnerId ?? '') ?? sourceName }] as const),
      ...financing.filter(({ kind }) => kind === 'fund').map(({ id, fundId }) => [id, { line: 0, scope: null, fundId, who: '' }] as const),
    ]),
    firstConditional: Math.max(0, rows.findIndex(({ isConditional }) => isConditional)),
  };
}

/** As the pages have them: all in one list, or where there are many a partner's, or a year's, each counted from 1. */
function costPlaces(costs: Budget['costs']): { readonly cost: Budget['costs'][number]; readonly line: number; readonly scope: Scope | null }[] {
  const ofPartner = Map.groupBy(costs, ({ partnerId }) => partnerId);
  const counts = new Map<string, number>();
  return costs.map((cost) => {
    const { partnerId, year } = cost;
    const isLong = ofPartner.get(partnerId)!.length > mostLines;
    const scope = costs.length <= mostLines ? null : { partnerId, year: isLong ? String(year ?? '') : null };
    const key = JSON.stringify(scope);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return { cost, line: counts.get(key)!, scope };
  });
}

export function aboutLine(lineId: string, { places }: Lines): Pick<Place, 'line' | 'fundId' | 'scope'> & { readonly of: Words } {
  const { line, fundId, scope, who } = places.get(lineId) ?? { line: 1, fundId: null, scope: null, who: '' };
  return { line, fundId, scope, of: inBoth((lang) => (who === '' ? '' : checkTexts.say(lang, 'finding.line.of', { who }))) };
}
