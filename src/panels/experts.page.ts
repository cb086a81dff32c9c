import { selectField, textField, type Field } from '../platform/forms/index.js';
import { dataTable, pageHeading, pagination, type Column, type DataTable, type Lang, type Link, type PageHeading, type Pagination } from '../platform/views/index.js';
import { panelWorkPaths } from '../panel-work/panel-work.paths.js';
import { inLang } from '../shared/lang.js';
import type { FocusArea } from '../strategy/index.js';
import { expertSorts, type ExpertSort } from './expert.rules.js';
import type { Expert } from './expert.store.js';
import { expertTexts } from './expert.texts.js';
import { expertUrl, expertsUrl, panelPaths } from './panel.paths.js';
import { fieldsText, mostText, tiesText } from './ties.page.js';

const { say } = expertTexts;
export const expertsAPage = 25;

/** Template `panels/experts`. */
export interface ExpertsPage {
  readonly heading: PageHeading;
  readonly filter: { readonly action: string; readonly sort: string; readonly fields: readonly Field[] };
  readonly table: DataTable;
  readonly pagination: Pagination;
  readonly links: readonly Link[];
}

export interface PoolView {
  readonly field: string;
  readonly search: string;
  readonly sort: ExpertSort;
  readonly descending: boolean;
  readonly page: number;
}

export function expertsPage(lang: Lang, { experts, total }: { experts: readonly Expert[]; total: number }, view: PoolView, areas: readonly FocusArea[]): ExpertsPage {
  const { field, search, page } = view;
  const sort = view.descending ? `-${view.sort}` : view.sort;
  return {
    heading: pageHeading(say(lang, 'expert.pool.title'), { lead: say(lang, 'expert.pool.lead') }),
    filter: { action: panelPaths.experts, sort, fields: poolFilter(lang, { field, search }, areas) },
    table: dataTable({
      id: 'experts',
      caption: say(lang, 'expert.pool.caption', { n: total }),
      columns: [...sortable(lang, view), say(lang, 'expert.pool.column.fields'), say(lang, 'expert.pool.column.ties'), say(lang, 'expert.pool.column.most')],
      rows: experts.map((expert) => [
        { text: expert.name, href: expertUrl(expert.accountId) },
        expert.organisation || say(lang, 'expert.organisation.none'),
        expert.municipality || '–',
        fieldsText(lang, expert.fields, areas),
        tiesText(lang, expert),
        mostText(lang, expert.mostApplications),
      ]),
      emptyText: say(lang, 'expert.pool.empty'),
    }),
    pagination: pagination(lang, { page, pageSize: expertsAPage, total, href: (number) => expertsUrl({ field, search, sort, page: number }) }),
    links: [{ href: panelWorkPaths.rounds, label: say(lang, 'expert.pool.toWork') }],
  };
}

/** A heading sorts by its column, and turns the order round where it is sorted by already. */
function sortable(lang: Lang, { field, search, sort, descending }: PoolView): (Pick<Column, 'label'> & Partial<Column>)[] {
  const names = { navn: 'name', organisation: 'organisation', kommune: 'municipality' } as const;
  return expertSorts.map((key) => {
    const isNow = key === sort;
    const direction = isNow ? (descending ? 'descending' : 'ascending') : 'none';
    return { label: say(lang, `expert.pool.column.${names[key]}`), sort: { href: expertsUrl({ field, search, sort: isNow && !descending ? `-${key}` : key }), direction } };
  });
}

export function poolFilter(lang: Lang, { field, search }: Pick<PoolView, 'field' | 'search'>, areas: readonly FocusArea[]): Field[] {
  const options = areas.map((area) => ({ value: area.id, label: inLang(lang, area, 'name') }));
  return [
    selectField({ name: 'felt', label: say(lang, 'expert.pool.filter.field'), prompt: say(lang, 'expert.pool.filter.anyField'), value: field, options, width: 'm' }),
    textField({ name: 'soeg', label: say(lang, 'expert.pool.filter.search'), value: search, width: 'm', autocomplete: 'off' }),
  ];
}
