import { dataTable, pageHeading, tag, type DataTable, type PageHeading, type Tag } from '../platform/views/index.js';
import { formatDate, type IsoDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { ruleSetUrl } from './rule-set.paths.js';
import type { RuleSetRow } from './rule-set.store.js';
import { ruleSetTexts } from './rule-set.texts.js';

const { say } = ruleSetTexts;
const MOST_ROUNDS = 6;

export interface RuleSetsPage {
  readonly heading: PageHeading;
  readonly families: readonly { readonly name: string; readonly table: DataTable }[];
}

export function ruleSetsPage(lang: Lang, sets: readonly RuleSetRow[], today: IsoDate): RuleSetsPage {
  const families = [...Map.groupBy(sets, ({ family }) => family).values()];
  return {
    heading: pageHeading(say(lang, 'ruleSets.title'), { lead: say(lang, 'ruleSets.lead') }),
    families: families.map((versions) => ({ name: inLang(lang, versions[0]!, 'familyName'), table: versionsTable(lang, versions, today) })),
  };
}

function versionsTable(lang: Lang, versions: readonly RuleSetRow[], today: IsoDate): DataTable {
  const [first] = versions;
  return dataTable({
    id: `family-${first!.family}`,
    caption: inLang(lang, first!, 'familyName'),
    captionHidden: true,
    columns: (['version', 'from', 'to', 'state', 'rounds'] as const).map((column) => say(lang, `ruleSets.column.${column}`)),
    rows: versions.map((set) => [
      { text: say(lang, 'ruleSets.version', { version: set.version }), href: ruleSetUrl(set.id) },
      formatDate(set.validFrom, lang),
      set.validTo === null ? say(lang, 'ruleSets.openEnd') : formatDate(set.validTo, lang),
      { tag: stateTag(lang, set, today) },
      roundNames(lang, set),
    ]),
    emptyText: '',
  });
}

export function stateTag(lang: Lang, { validFrom, validTo }: Pick<RuleSetRow, 'validFrom' | 'validTo'>, today: IsoDate): Tag {
  if (today < validFrom) return tag(say(lang, 'ruleSets.state.coming'), 'blue');
  return validTo !== null && validTo < today ? tag(say(lang, 'ruleSets.state.former'), 'grey') : tag(say(lang, 'ruleSets.state.current'), 'green');
}

/** The first few, and how many more. */
export function roundNames(lang: Lang, { rounds }: Pick<RuleSetRow, 'rounds'>): string {
  if (rounds.length === 0) return say(lang, 'ruleSets.rounds.none');
  const names = rounds.slice(0, MOST_ROUNDS).map((round) => inLang(lang, round, 'name')).join(', ');
  return rounds.length > MOST_ROUNDS ? `${names} ${say(lang, 'ruleSets.rounds.more', { n: rounds.length - MOST_ROUNDS })}` : names;
}
