import { groupField, selectField, type GroupField } from '../../platform/forms/index.js';
import { dataTable, type DataTable, type Lang } from '../../platform/views/index.js';
import { formatKroner, sumOere } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { Asking } from './cost-rows.page.js';
import { scopeUrl } from './scope.form.js';
import { isInScope, yearsWithLines, type Scope } from './scope.rules.js';

const { say } = applicationTexts;

type Long = Pick<Asking, 'lang' | 'draft' | 'whole'> & { readonly scope: Scope };

/** What a part of a long budget is called. */
export function scopeLegend({ lang, draft, whole, scope }: Long): string {
  const partner = draft.partners.find(({ id }) => id === scope.partnerId)?.name ?? say(lang, 'changes.choice.gone');
  const shown = whole.costs.filter((line) => isInScope(line, scope)).length;
  const year = scope.year === null ? '' : yearName(lang, scope.year);
  return say(lang, year ? 'budget.scope.legend.year' : 'budget.scope.legend', { partner, year, shown: formatDecimal(shown, lang), total: formatDecimal(whole.costs.length, lang) });
}

const yearName = (lang: Lang, year: string): string => (year === '' ? say(lang, 'budget.year.none') : year);

/** A long budget at a glance: what each partner's lines come to in each year, each sum a way to its lines. */
export function scopeOverview({ lang, draft, whole }: Long): DataTable {
  const url = applicationUrl(whole.id, 'budget');
  const partnerIds = new Set(draft.partners.map(({ id }) => id));
  const lines = whole.costs.filter(({ partnerId }) => partnerIds.has(partnerId));
  const sums = new Map<string, bigint>();
  const counts = new Map<string, number>();
  for (const { partnerId, year, amountOere } of lines) {
    const key = `${partnerId} ${year ?? ''}`;
    sums.set(key, (sums.get(key) ?? 0n) + amountOere);
    counts.set(partnerId, (counts.get(partnerId) ?? 0) + 1);
  }
  const years = [...new Set(draft.partners.flatMap(({ id }) => yearsWithLines(lines, id)))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)));
  const amount = (oere: bigint): string => formatKroner(oere, lang);
  const column = (of: (year: string) => bigint): string[] => years.map((year) => amount(of(year)));
  const ofYear = (year: string): bigint => sumOere(draft.partners.map(({ id }) => sums.get(`${id} ${year}`) ?? 0n));
  return dataTable({
    id: 'scope',
    caption: say(lang, 'budget.scope.caption'),
    compact: true,
    columns: [say(lang, 'budget.partner'), { label: say(lang, 'budget.scope.lines'), numeric: true }, ...years.map((year) => ({ label: yearName(lang, year), numeric: true })), { label: say(lang, 'budget.scope.sum'), numeric: true }],
    rows: draft.partners.map(({ id, name }) => [
      { text: name, href: scopeUrl(url, { partnerId: id, year: null }) },
      String(counts.get(id) ?? 0),
      ...years.map((year) => (sums.has(`${id} ${year}`) ? { text: amount(sums.get(`${id} ${year}`)!), href: scopeUrl(url, { partnerId: id, year }) } : '')),
      amount(sumOere(years.map((year) => sums.get(`${id} ${year}`) ?? 0n))),
    ]),
    foot: [say(lang, 'budget.scope.all'), String(lines.length), ...column(ofYear), amount(sumOere(years.map(ofYear)))],
    emptyText: say(lang, 'budget.scope.caption'),
  });
}

/** In the form: saves what stands there and shows another part. Without scripts a link would leave it behind. */
export function scopeChooser({ lang, draft, whole, scope }: Long): GroupField {
  const years = [...new Set(draft.partners.flatMap(({ id }) => yearsWithLines(whole.costs, id)))].sort();
  return groupField({
    id: 'scope-next',
    label: say(lang, 'budget.scope.next'),
    hint: say(lang, 'budget.scope.next.hint'),
    fields: [
      selectField({ name: 'nextPartner', label: say(lang, 'budget.partner'), options: draft.partners.map(({ id, name }) => ({ value: id, label: name })), value: scope.partnerId }),
      selectField({ name: 'nextYear', label: say(lang, 'budget.year'), options: [{ value: 'alle', label: say(lang, 'budget.scope.everyYear') }, ...years.map((year) => ({ value: year, label: yearName(lang, year) }))], value: scope.year ?? 'alle' }),
    ],
  });
}
