import type { Posted } from '../platform/forms/index.js';
import { alert, button, dataTable, pageHeading, summaryList, summaryRow, type Alert, type Button, type DataTable, type PageHeading, type SummaryList } from '../platform/views/index.js';
import { addDays, formatDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { changesBetween } from './rule-set-changes.js';
import type { PostedRuleSet } from './rule-set.form.js';
import { newVersionUrl } from './rule-set.paths.js';
import { nextVersion, type Beginning } from './rule-set-beginning.js';
import { ruleSetTexts } from './rule-set.texts.js';
import { roundNames } from './rule-sets.page.js';

const { say } = ruleSetTexts;

export interface RuleSetPreviewPage {
  readonly heading: PageHeading;
  /** Somebody else added a version meanwhile. */
  readonly meanwhile: Alert | null;
  readonly about: SummaryList;
  readonly changes: DataTable;
  readonly action: string;
  /** What was typed, and the number the version was shown under. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly buttons: readonly Button[];
}

/** Everything a new version changes, before it is saved. */
export function previewPage(lang: Lang, given: Beginning, draft: PostedRuleSet, posted: Posted, shown: { overtaken: boolean }): RuleSetPreviewPage {
  const { from, newest, family, world } = given;
  const version = nextVersion(given);
  const name = inLang(lang, from, 'familyName');
  const rounds = family.flatMap((set) => set.rounds);
  const own = new Set(['version', 'step']);
  return {
    heading: pageHeading(say(lang, 'ruleSets.preview.title', { family: name }), { lead: say(lang, 'ruleSets.preview.lead') }),
    meanwhile: shown.overtaken ? alert('warning', say(lang, 'ruleSets.preview.meanwhile', { version: newest.version })) : null,
    about: summaryList([
      summaryRow(say(lang, 'ruleSets.column.version'), String(version)),
      summaryRow(say(lang, 'ruleSets.new.validFrom'), formatDate(draft.validFrom!, lang)),
      summaryRow(say(lang, 'ruleSets.preview.replaces'), say(lang, 'ruleSets.preview.replaces.text', { version: newest.version, date: formatDate(addDays(draft.validFrom!, -1), lang) })),
      summaryRow(say(lang, 'ruleSets.preview.rounds'), rounds.length ? say(lang, 'ruleSets.preview.rounds.keep', { rounds: roundNames(lang, { rounds }) }) : say(lang, 'ruleSets.preview.rounds.none', { family: name })),
      summaryRow(say(lang, 'ruleSets.new.legalBasis'), draft.legalBasis),
    ]),
    changes: dataTable({
      id: 'changes',
      caption: say(lang, 'ruleSets.preview.changes', { from: newest.version, to: version }),
      columns: (['rule', 'before', 'after'] as const).map((column) => say(lang, `ruleSets.preview.column.${column}`)),
      rows: changesBetween(lang, newest.values, draft.values, world).map(({ group, rule, before, after }) => [{ text: group, sub: rule }, before, after]),
      emptyText: say(lang, 'ruleSets.preview.none'),
    }),
    action: newVersionUrl(from.id),
    hidden: [
      ...Object.entries(posted).flatMap(([field, value]) => (own.has(field) ? [] : [value ?? []].flat().map((one) => ({ name: field, value: one })))),
      { name: 'version', value: String(version) },
    ],
    buttons: [button(say(lang, 'ruleSets.preview.confirm'), { name: 'step', value: 'confirm' }), button(say(lang, 'ruleSets.preview.edit'), { name: 'step', value: 'edit', variant: 'secondary' })],
  };
}
