import { applicationTexts } from '../applications/index.js';
import { financingOrigins, financingStatuses, type Budget, type FinancingKind, type FinancingOrigin, type FinancingStatus } from '../budgets/index.js';
import { costCategories, type CostCategory, type Fund, type MoneyRules } from '../rounds/index.js';
import { toldApart, type Named } from './name.rules.js';
import { sheetTexts } from './sheet.texts.js';

/** What the sheets are about: a budget, and what its lines may name. */
export interface Economy {
  readonly number: string;
  readonly budget: Budget;
  readonly money: MoneyRules;
  readonly partners: readonly { readonly id: string; readonly name: string; readonly cvr: string | null }[];
  readonly activities: readonly { readonly id: string; readonly title: string }[];
  readonly funds: readonly Pick<Fund, 'id' | 'nameDa' | 'nameEn'>[];
  /** In which money may be spent. */
  readonly years: readonly number[];
}

export type Contributor = `partner ${string}` | `fund ${string}` | 'outside';

/** Everything that cells name, as it is called in both languages. */
export interface Vocabulary {
  readonly partners: readonly Named[];
  /** Those within reach first: a line of somebody else's is another mistake than a partner that does not exist. */
  readonly everybody: readonly Named[];
  readonly categories: readonly Named<CostCategory>[];
  readonly activities: readonly Named[];
  readonly years: readonly number[];
  readonly contributors: readonly Named<Contributor>[];
  readonly kinds: readonly Named<FinancingKind>[];
  readonly origins: readonly Named<Exclude<FinancingOrigin, ''>>[];
  readonly statuses: readonly Named<FinancingStatus>[];
  readonly answers: readonly Named<'yes' | 'no'>[];
}

/** `own`: what one partner's signatory may write, who names no other contributor. */
export function vocabularyOf({ partners, activities, funds, years, money }: Economy, own: string | null = null): Vocabulary {
  const within = own === null ? partners : partners.filter(({ id }) => id === own);
  const partnerNames = toldApart(within, ({ name }) => name, ({ cvr }) => cvr ?? '');
  const ofPartner = (at: number) => ({ da: partnerNames[at]!, en: partnerNames[at]!, aliases: [within[at]!.name, within[at]!.cvr ?? ''].filter(Boolean) });
  const titles = (lang: 'da' | 'en'): string[] => toldApart(activities, ({ title }) => title || sheetTexts.say(lang, 'sheet.activity.untitled'), () => '');
  const [titlesDa, titlesEn] = [titles('da'), titles('en')];
  const fixed = <Code extends string>(codes: readonly Code[], word: (lang: 'da' | 'en', code: Code) => string, aliases: Partial<Record<Code, readonly string[]>> = {}): Named<Code>[] =>
    codes.map((code) => ({ code, da: word('da', code), en: word('en', code), aliases: [code, ...(aliases[code] ?? [])] }));
  return {
    partners: within.map(({ id }, at) => ({ code: id, ...ofPartner(at) })),
    everybody: [...within.map(({ id }, at) => ({ code: id, ...ofPartner(at) })), ...partners.filter((one) => !within.includes(one)).map(({ id, name, cvr }) => ({ code: id, da: name, en: name, aliases: cvr ? [cvr] : [] }))],
    categories: fixed(costCategories.filter((category) => money.categories.includes(category)), (lang, code) => applicationTexts.say(lang, `category.${code}`)),
    activities: activities.map(({ id, title }, at) => ({ code: id, da: titlesDa[at]!, en: titlesEn[at]!, aliases: title ? [title] : [] })),
    years,
    contributors: [
      ...within.map(({ id }, at) => ({ code: `partner ${id}` as const, ...ofPartner(at) })),
      ...(own === null ? funds.map(({ id, nameDa, nameEn }) => ({ code: `fund ${id}` as const, da: nameDa, en: nameEn, aliases: [] })) : []),
      ...(own === null ? fixed(['outside'] as const, (lang) => applicationTexts.say(lang, 'financing.otherSource')) : []),
    ],
    kinds: fixed(['fund', 'cash', 'working-hours', 'state', 'foundation', 'municipal', 'other'] as const, (lang, code) => applicationTexts.say(lang, `kind.${code}`)),
    origins: fixed(financingOrigins.filter((origin) => origin !== ''), (lang, code) => sheetTexts.say(lang, `sheet.origin.${code}`)),
    statuses: fixed(financingStatuses, (lang, code) => sheetTexts.say(lang, `sheet.status.${code}`)),
    answers: fixed(['yes', 'no'] as const, (lang, code) => sheetTexts.say(lang, `sheet.answer.${code}`), { yes: ['x', 'true', '1'], no: ['false', '0'] }),
  };
}

/** What a code is called; a code that nothing is called any more stands as it is. */
export function wordFor(code: string, among: readonly Named[], lang: 'da' | 'en'): string {
  return among.find((one) => one.code === code)?.[lang] ?? code;
}

