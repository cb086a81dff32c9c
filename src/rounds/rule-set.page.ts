import type { EventRow } from '../platform/events/index.js';
import { dataTable, linkButton, pageHeading, summaryList, summaryRow, type Accordion, type Button, type DataTable, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { formatDate, formatInstant, type IsoDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { modelInWords, type RuleSetWorld } from './money-in-words.js';
import type { AidCategory } from './money-rules.js';
import { limitsTable } from './round.page.js';
import { figureGroups, type FigureGroup } from './rule-set-figures.js';
import { inWords, valueOf } from './rule-set-values.js';
import { newVersionUrl } from './rule-set.paths.js';
import type { RuleSetRow } from './rule-set.store.js';
import { ruleSetTexts } from './rule-set.texts.js';
import { roundNames, stateTag } from './rule-sets.page.js';
import { permille, rulesInWords } from './rules-in-words.js';

const { say } = ruleSetTexts;

export interface RuleSetPage {
  readonly heading: PageHeading;
  readonly about: SummaryList;
  readonly buttons: readonly Button[];
  readonly verify: string;
  /** Said where the rule set has no money rules; else ''. */
  readonly noMoney: string;
  readonly groups: readonly { readonly id: string; readonly heading: string; readonly text: string; readonly figures: SummaryList }[];
  /** Most aid by size of company; null where the rule set has none. */
  readonly aid: { readonly table: DataTable; readonly bases: Accordion } | null;
  readonly others: readonly string[];
  readonly limits: DataTable;
  /** The whole row, for whoever wants every value. */
  readonly stored: string;
}

export function ruleSetPage(lang: Lang, set: RuleSetRow, { world, history, today, mayAdd }: { world: RuleSetWorld; history: readonly EventRow[]; today: IsoDate; mayAdd: boolean }): RuleSetPage {
  const { values } = set;
  const groups = figureGroups(lang, values, { ...world, funds: world.funds.filter(({ id }) => values.money?.funds[id]) }).filter(({ id }) => !id.startsWith('aid-'));
  return {
    heading: pageHeading(ruleSetTitle(lang, set), { tag: stateTag(lang, set, today) }),
    about: aboutList(lang, set, history),
    buttons: mayAdd ? [linkButton(say(lang, 'ruleSets.one.new'), newVersionUrl(set.id), { variant: 'primary' })] : [],
    verify: say(lang, 'ruleSets.one.verify'),
    noMoney: values.money ? '' : say(lang, 'ruleSets.one.noMoney'),
    groups: groups.map((group) => ({ id: group.id, heading: group.heading, text: modelText(lang, set, group), figures: figureList(lang, set, group) })),
    aid: values.money?.aid?.categories.length ? aidOf(lang, values.money.aid.categories) : null,
    others: rulesInWords(lang, values),
    limits: limitsTable(lang, values),
    stored: JSON.stringify(values, null, 2),
  };
}

export function ruleSetTitle(lang: Lang, set: Pick<RuleSetRow, 'familyNameDa' | 'familyNameEn' | 'version'>): string {
  return say(lang, 'ruleSets.one.title', { family: inLang(lang, set, 'familyName'), version: set.version });
}

/** A dozen kinds of aid are one table; the form has a field for each. */
function aidOf(lang: Lang, categories: readonly AidCategory[]): NonNullable<RuleSetPage['aid']> {
  const most = (share: number | null): string => (share === null ? '–' : permille(lang, share));
  const numeric = (size: 'small' | 'medium' | 'large') => ({ label: say(lang, `ruleSets.aid.${size}`), numeric: true });
  const points = categories.map((category) => `${inLang(lang, category, 'name')}: ${category.basis}`);
  return {
    table: dataTable({
      id: 'aid',
      caption: say(lang, 'ruleSets.aid.caption'),
      columns: [say(lang, 'ruleSets.aid.category'), numeric('small'), numeric('medium'), numeric('large'), say(lang, 'ruleSets.figure.validTo')],
      rows: categories.map((category) => [
        inLang(lang, category, 'name'), most(category.maxPermille.small), most(category.maxPermille.medium), most(category.maxPermille.large),
        category.validTo === null ? say(lang, 'ruleSets.noEnd') : formatDate(category.validTo, lang),
      ]),
      emptyText: '',
      compact: true,
    }),
    bases: { items: [{ title: say(lang, 'ruleSets.aid.bases'), paragraphs: [], points, open: false }] },
  };
}

function aboutList(lang: Lang, set: RuleSetRow, history: readonly EventRow[]): SummaryList {
  const added = history.find(({ kind }) => kind === 'rule-set.added');
  const by = added && { when: formatInstant(added.at, lang), name: added.actorName ?? '', from: String(added.facts.from) };
  return summaryList([
    summaryRow(say(lang, 'ruleSets.column.from'), formatDate(set.validFrom, lang)),
    summaryRow(say(lang, 'ruleSets.column.to'), set.validTo === null ? say(lang, 'ruleSets.openEnd') : formatDate(set.validTo, lang)),
    summaryRow(say(lang, 'ruleSets.column.rounds'), roundNames(lang, set)),
    summaryRow(say(lang, 'ruleSets.one.basis'), set.legalBasis),
    summaryRow(say(lang, 'ruleSets.one.added'), by ? say(lang, 'ruleSets.one.added.by', by) : say(lang, 'ruleSets.one.added.seed')),
    summaryRow(say(lang, 'ruleSets.one.id'), set.id),
  ]);
}

/** A rate says what it is taken of; what it covers is said in a sentence. */
function modelText(lang: Lang, { values }: RuleSetRow, { modelId }: FigureGroup): string {
  const model = values.money?.costModels.find(({ id }) => id === modelId);
  return model ? modelInWords(lang, model) : '';
}

function figureList(lang: Lang, { values }: RuleSetRow, { figures }: FigureGroup): SummaryList {
  return summaryList(figures.map((figure) => summaryRow(figure.label, inWords(lang, figure, valueOf(values, figure)))));
}
