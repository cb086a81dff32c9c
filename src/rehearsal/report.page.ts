import { alert, keyFigure, linkButton, pageHeading, type Alert, type Button, type KeyFigure, type Lang, type PageHeading, type Progress, type Tag } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatDecimal } from '../shared/numbers.js';
import { checkWords, instantInWords } from './check-words.page.js';
import { stateTag } from './rehearsal.page.js';
import { rehearsalsUrl, rehearsalUrl } from './rehearsal.paths.js';
import type { RehearsalRow, RehearsedRound } from './rehearsal.store.js';
import { rehearsalTexts } from './rehearsal.texts.js';
import { chapterKeys, type Chapter, type Check, type Report } from './report.rules.js';

const { say } = rehearsalTexts;

export interface ProgressPage {
  readonly heading: PageHeading;
  readonly progress: Progress;
  readonly now: string;
}

export function progressPage(lang: Lang, round: RehearsedRound, { chapter, chaptersDone }: RehearsalRow): ProgressPage {
  const all = chapterKeys.length;
  return {
    heading: pageHeading(say(lang, 'rehearsal.report.title', { round: inLang(lang, round, 'name') }), { lead: say(lang, 'rehearsal.progress.lead') }),
    progress: { id: 'rehearsal-progress', label: say(lang, 'rehearsal.progress'), value: chaptersDone, max: all, text: say(lang, 'rehearsal.progress.text', { done: chaptersDone, all }) },
    now: chapter === '' ? say(lang, 'rehearsal.progress.begins') : say(lang, 'rehearsal.progress.chapter', { chapter: say(lang, `rehearsal.chapter.${chapter}`) }),
  };
}

interface ShownCheck {
  readonly tag: Tag;
  readonly text: string;
  readonly saw: string;
}

export interface ReportPage {
  readonly heading: PageHeading;
  readonly outcome: Alert;
  /** What broke it, in the words of the machine; '' where nothing did. */
  readonly detail: string;
  readonly figures: readonly KeyFigure[];
  readonly buttons: readonly Button[];
  readonly failed: readonly ShownCheck[];
  readonly remarks: readonly ShownCheck[];
  readonly chapters: readonly { readonly title: string; readonly when: string; readonly checks: readonly ShownCheck[] }[];
  readonly unplayed: string | null;
}

export function reportPage(lang: Lang, round: RehearsedRound, rehearsal: RehearsalRow & { readonly report: Report | null }): ReportPage {
  const { id, startedAt, startedByName, report } = rehearsal;
  const caption = `${formatInstant(startedAt, lang)}, ${startedByName ?? say(lang, 'rehearsal.by.command')}`;
  const chapters = report?.chapters ?? [];
  const all = chapters.flatMap(({ checks }) => checks);
  const shown = (outcome: Check['outcome']): ShownCheck[] => all.filter((check) => check.outcome === outcome).map((check) => checkWords(lang, check));
  const again = linkButton(say(lang, 'rehearsal.report.again'), rehearsalsUrl(round.id));
  return {
    heading: pageHeading(say(lang, 'rehearsal.report.title', { round: inLang(lang, round, 'name') }), { caption, tag: stateTag(lang, rehearsal) }),
    outcome: outcomeOf(lang, rehearsal),
    detail: rehearsal.detail,
    figures: report ? figuresOf(lang, report) : [],
    buttons: report?.mails.length ? [linkButton(say(lang, 'rehearsal.report.mails', { n: report.mails.length }), rehearsalUrl(round.id, id, 'mails'), { variant: 'primary' }), again] : [again],
    failed: shown('failed'),
    remarks: shown('remark'),
    chapters: chapters.map((chapter) => ({ title: say(lang, `rehearsal.chapter.${chapter.key}`), when: whenOf(lang, chapter), checks: chapter.checks.map((check) => checkWords(lang, check)) })),
    unplayed: report?.unplayed.length ? say(lang, 'rehearsal.report.unplayed', { chapters: report.unplayed.map((key) => say(lang, `rehearsal.chapter.${key}`)).join(', ') }) : null,
  };
}

function outcomeOf(lang: Lang, { error, checks, failed, remarks }: RehearsalRow): Alert {
  if (error !== '') return alert('error', say(lang, `rehearsal.error.${error}`));
  if (failed) return alert('error', say(lang, 'rehearsal.report.faulty', { failed, checks }));
  return remarks ? alert('success', say(lang, 'rehearsal.report.well.remarks', { checks, remarks })) : alert('success', say(lang, 'rehearsal.report.well', { checks }));
}

function whenOf(lang: Lang, { from, until }: Chapter): string {
  const [first, last] = [from, until].map((at) => instantInWords(lang, at)) as [string, string];
  return from === until ? say(lang, 'rehearsal.chapter.when', { from: first }) : say(lang, 'rehearsal.chapter.span', { from: first, until: last });
}

function figuresOf(lang: Lang, { figures, mails }: Report): KeyFigure[] {
  const { applicants, submitted, refused, requests, seconds } = figures;
  const all = { applicants, submitted, refused, mails: mails.length, requests, seconds };
  return Object.entries(all).map(([name, value]) => keyFigure(say(lang, `rehearsal.figure.${name as keyof typeof all}`), formatDecimal(value, lang)));
}
