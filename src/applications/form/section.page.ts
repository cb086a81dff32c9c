import { errorsIn, idOf, type Field, type FieldRow, type GroupField } from '../../platform/forms/index.js';
import { button, pageHeading, type Accordion, type Alert, type Button, type DataTable, type KeyFigure, type Lang, type PageHeading, type Step } from '../../platform/views/index.js';
import type { Criterion } from '../../criteria/index.js';
import { sheetsUrl } from '../../sheets/sheet.paths.js';
import { consortiumUrl } from '../../consortium/consortium.paths.js';
import { formatTime } from '../../shared/dates.js';
import { inLang } from '../../shared/lang.js';
import { applicationUrl, criterionUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { DraftHead, Frame } from '../draft.rules.js';
import type { ConflictItem } from '../merging/conflict.page.js';
import { reachOf, type Membership } from '../members/member.access.js';
import { deadlineOf, type Deadline } from './deadline.page.js';
import type { Finding } from './finding.rules.js';
import { scopeUrl } from './scope.form.js';
import { criterionIn, sectionsOf, type SectionKey } from './section.rules.js';

const { say } = applicationTexts;

/** What a section puts on its page. */
export interface SectionContent {
  readonly fields: readonly Field[];
  readonly guidance?: Accordion['items'];
  readonly alerts?: readonly Alert[];
  readonly figures?: readonly KeyFigure[];
  /** What follows from what is stored. */
  readonly tables?: readonly DataTable[];
  /** A long list at a glance, above the form. */
  readonly overview?: DataTable;
  /** Which part of a long list to show next. */
  readonly chooser?: GroupField;
  /** Whether the figures can be asked for from what is typed, and whether these are. */
  readonly canRecalculate?: boolean;
  readonly isTyped?: boolean;
}

/** Template `applications/section`. */
export interface SectionPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly step: Step;
  readonly heading: PageHeading;
  readonly deadline: Deadline;
  readonly alerts: readonly Alert[];
  readonly guidance: Accordion['items'];
  readonly action: string;
  /** What the form was made from: it is sent along, and what others save meanwhile is merged with it. */
  readonly basis: number;
  readonly pageId: string;
  readonly turn: number;
  readonly conflicts: readonly ConflictItem[];
  /** Said once above texts that may have paragraphs, lists and links. */
  readonly hasTexts: boolean;
  readonly tables: readonly DataTable[];
  readonly fields: readonly Field[];
  readonly figures: readonly KeyFigure[];
  /** Below the figures. */
  readonly economyUrl: string;
  readonly sheetsUrl: string;
  readonly figuresHeading: string;
  readonly canRecalculate: boolean;
  readonly overview: DataTable | null;
  readonly chooser: { readonly group: GroupField; readonly button: Button } | null;
  /** Of which a script makes new rows; it stands outside the form, which does not send it. */
  readonly rowTemplates: readonly { readonly name: string; readonly row: FieldRow; readonly removeLabel: string; readonly to: string }[];
  readonly buttons: readonly Button[];
  readonly writing: Writing;
}

/** Partials `applications/_presence` and `_writing`: what the script that saves by itself goes by. */
export interface Writing {
  readonly account: string;
  readonly section: SectionKey;
  readonly presenceUrl: string;
  readonly applicationUrl: string;
  /** Who else writes here, in words; '' for nobody. */
  readonly others: string;
  /** What the form shows is not stored as it stands here: it came back with messages, with a row more or with a choice. */
  readonly unsaved: boolean;
}

export function sectionPage(lang: Lang, key: SectionKey, at: { draft: DraftHead; frame: Frame; now: Date }, content: SectionContent, { origin, conflicts, writing }: { origin: { basis: number; pageId: string | null; turn: number }; conflicts: readonly ConflictItem[]; writing: Pick<Writing, 'account' | 'others' | 'unsaved'> }): SectionPage {
  const { draft, frame, now } = at;
  const keys = sectionsOf(frame).map((section) => section.key);
  return {
    errors: [...errorsIn(conflicts.map(({ choice }) => choice)), ...errorsIn(content.fields)],
    step: { current: keys.indexOf(key) + 1, total: keys.length + 1 },
    heading: pageHeading(sectionTitle(lang, key, frame.criteria), { caption: captionOf(lang, draft), lead: sectionLead(lang, key) }),
    deadline: deadlineOf(lang, frame.round, now),
    alerts: content.alerts ?? [],
    guidance: content.guidance ?? [],
    action: sectionUrl(draft.id, key),
    basis: origin.basis,
    pageId: origin.pageId ?? '',
    turn: origin.turn,
    conflicts,
    hasTexts: content.fields.some(({ kind }) => kind === 'textarea'),
    fields: content.fields,
    figures: content.figures ?? [],
    economyUrl: applicationUrl(draft.id, 'economy'),
    sheetsUrl: sheetsUrl(draft.id),
    tables: content.tables ?? [],
    figuresHeading: figuresHeading(lang, content.isTyped ?? false),
    canRecalculate: content.canRecalculate ?? false,
    overview: content.overview ?? null,
    chooser: content.chooser ? { group: content.chooser, button: button(say(lang, 'budget.scope.show'), { variant: 'secondary', name: 'then', value: 'scope' }) } : null,
    rowTemplates: content.fields.flatMap((field) => (field.kind === 'rows' && field.template ? [{ name: field.name, row: field.template, removeLabel: field.removeLabel ?? '', to: field.id }] : [])),
    buttons: [button(say(lang, 'section.next')), button(say(lang, 'section.save'), { variant: 'secondary', name: 'then', value: 'list' })],
    writing: { ...writing, section: key, presenceUrl: applicationUrl(draft.id, 'presence'), applicationUrl: applicationUrl(draft.id) },
  };
}

export function figuresHeading(lang: Lang, isTyped: boolean): string {
  return say(lang, isTyped ? 'section.figures.typed' : 'section.figures');
}

/** Said beside the form after a save that did not leave the page. */
export function savedText(lang: Lang, at: Date): string {
  return say(lang, 'section.savedAt', { time: formatTime(at, lang) });
}

/** `2026-00042 · Havvind til alle`, or the number alone. */
export function captionOf(lang: Lang, { number, title }: Pick<DraftHead, 'number' | 'title'>): string {
  return title ? say(lang, 'caption', { number, title }) : say(lang, 'caption.untitled', { number });
}

export function sectionTitle(lang: Lang, key: SectionKey, criteria: readonly Criterion[]): string {
  const criterion = criteria.find(({ id }) => id === criterionIn(key));
  if (criterion) return say(lang, 'section.criterion', { number: criterion.number, title: inLang(lang, criterion, 'title') });
  return say(lang, `section.${key as Exclude<SectionKey, `criterion:${string}`>}`);
}

export function sectionLead(lang: Lang, key: SectionKey): string {
  return criterionIn(key) === null ? say(lang, `section.${key as Exclude<SectionKey, `criterion:${string}`>}.lead`) : say(lang, 'section.criterion.lead');
}

export function sectionUrl(applicationId: string, key: SectionKey): string {
  const criterion = criterionIn(key);
  return criterion === null ? applicationUrl(applicationId, key as Exclude<SectionKey, `criterion:${string}`>) : criterionUrl(applicationId, criterion);
}

/** The control a finding points to. */
export function fieldUrl(applicationId: string, at: Pick<Finding, 'section' | 'field' | 'scope'>): string {
  if (at.section === 'commitments') return `${consortiumUrl(applicationId)}#${at.field}`;
  const url = sectionUrl(applicationId, at.section);
  return `${at.scope ? scopeUrl(url, at.scope) : url}#${idOf(at.field)}`;
}

/** The application above its pages: a task list until it is submitted. */
export function backTo(lang: Lang, applicationId: string, as: 'draft' | 'submitted' = 'draft'): { href: string; label: string } {
  return { href: applicationUrl(applicationId), label: say(lang, as === 'draft' ? 'section.back' : 'overview.back') };
}

/** Where "save and continue" leads: the next section that this person may write in. */
export function nextUrl(applicationId: string, key: SectionKey, frame: Frame, membership: Membership): string {
  const keys = sectionsOf(frame).map((section) => section.key);
  const next = keys.slice(keys.indexOf(key) + 1).find((one) => reachOf(membership, one) !== 'none');
  return next ? sectionUrl(applicationId, next) : applicationUrl(applicationId, 'summary');
}
