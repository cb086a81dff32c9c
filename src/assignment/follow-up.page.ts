import { button, keyFigure, pageHeading, postButton, tag, type Button, type KeyFigures, type Lang, type Link, type PageHeading, type PostButton, type Tag, type TagColour } from '../platform/views/index.js';
import { expertUrl, roundPanelUrl } from '../panels/panel.paths.js';
import { formatInstant } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { assignmentUrl } from './assignment.paths.js';
import { untilText } from './follow-up.letters.js';
import { followUpUrl, remindersUrl, thanksUrl } from './follow-up.paths.js';
import { orphaned, owedBy, owes, toRemind, type Owed, type ReminderRefusal, type Standing } from './follow-up.rules.js';
import type { Assessor, FollowedUp } from './follow-up.service.js';
import { followUpTexts } from './follow-up.texts.js';

const { say } = followUpTexts;

/** Template `assignment/follow-up`. */
export interface FollowUpPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly figures: KeyFigures;
  readonly links: readonly Link[];
  readonly caption: string;
  readonly action: string;
  readonly rows: readonly FollowUpRow[];
  readonly emptyText: string;
  readonly buttons: readonly Button[];
  readonly thanks: { readonly text: string; readonly button: PostButton | null };
}

interface FollowUpRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly href: string;
  readonly sub: string;
  readonly chooseText: string;
  /** Something can be asked for, so that a reminder may be chosen. */
  readonly owes: boolean;
  readonly checked: boolean;
  readonly answer: Tag;
  readonly declared: string;
  readonly calibrated: string;
  readonly started: string;
  readonly handedIn: string;
  readonly lastText: string;
  /** One line each. */
  readonly owed: readonly string[];
  readonly note: string;
}

export interface FollowUpShown {
  readonly lagging: boolean;
  readonly isShutOut: boolean;
  readonly now: Date;
  /** What was asked for and refused. */
  readonly refused?: { readonly chosen: readonly string[]; readonly refusal: ReminderRefusal } | undefined;
  readonly unthanked?: 'partial' | 'nobody' | undefined;
}

export function followUpPage(lang: Lang, { round, assessors, unthanked }: FollowedUp, shown: FollowUpShown): FollowUpPage {
  const { lagging, isShutOut, now, refused } = shown;
  const behind = assessors.filter(({ standing }) => owes(owedBy(standing)) || orphaned(standing) > 0);
  const due = toRemind(assessors, null, now).people.length;
  const canRemind = assessors.some(({ standing }) => owes(owedBy(standing)));
  const visible = lagging ? behind : assessors;
  const sum = (of: (standing: Standing) => number): number => assessors.reduce((total, { standing }) => total + of(standing), 0);
  const errors = [
    ...(refused ? [{ href: '#members', text: say(lang, `followUp.remind.${refused.refusal}`) }] : []),
    ...(shown.unthanked ? [{ href: '#thanks', text: say(lang, `followUp.thanks.${shown.unthanked}`) }] : []),
  ];
  return {
    errors,
    heading: pageHeading(say(lang, 'followUp.title'), { caption: inLang(lang, round, 'name'), lead: untilText(lang, round, now) }),
    figures: {
      figures: [
        keyFigure(say(lang, 'followUp.figures.accepted'), String(assessors.filter(({ member }) => member.answer === 'accepted').length), { note: say(lang, 'followUp.figures.accepted.note', { n: assessors.length }) }),
        keyFigure(say(lang, 'followUp.figures.handedIn'), String(sum(({ handedIn }) => handedIn)), { note: say(lang, 'followUp.figures.handedIn.note', { n: sum(({ seats }) => seats) }) }),
        keyFigure(say(lang, 'followUp.figures.lagging'), String(behind.length)),
      ],
    },
    links: [
      lagging ? { href: followUpUrl(round.id), label: say(lang, 'followUp.show.all', { n: assessors.length }) } : { href: followUpUrl(round.id, true), label: say(lang, 'followUp.show.lagging', { n: behind.length }) },
      { href: assignmentUrl(round.id), label: say(lang, 'followUp.toAssignment') },
      { href: roundPanelUrl(round.id), label: say(lang, 'followUp.toPanel') },
    ],
    caption: say(lang, 'followUp.caption'),
    action: remindersUrl(round.id),
    rows: visible.map((assessor) => rowOf(lang, assessor, refused?.chosen ?? [])),
    emptyText: say(lang, lagging && assessors.length ? 'followUp.empty.lagging' : 'followUp.empty'),
    buttons: canRemind && visible.length
      ? [
          ...(due ? [button(say(lang, 'followUp.remind.all', { n: due }), { name: 'hvem', value: 'alle' })] : []),
          button(say(lang, 'followUp.remind.chosen'), { variant: 'secondary', name: 'hvem', value: 'valgte' }),
        ]
      : [],
    thanks: thanksOf(lang, round.id, unthanked.length, isShutOut),
  };
}

function thanksOf(lang: Lang, roundId: string, n: number, isShutOut: boolean): FollowUpPage['thanks'] {
  if (isShutOut) return { text: say(lang, 'followUp.thanks.partial'), button: null };
  if (n === 0) return { text: say(lang, 'followUp.thanks.none'), button: null };
  return { text: say(lang, 'followUp.thanks.text', { n }), button: postButton(thanksUrl(roundId), button(say(lang, 'followUp.thanks.button', { n }), { variant: 'secondary' })) };
}

const colours: Readonly<Record<Standing['answer'], TagColour>> = { invited: 'yellow', accepted: 'green', declined: 'outline', left: 'outline' };

function rowOf(lang: Lang, { accountId, member, standing, lastAt, remindedAt }: Assessor, chosen: readonly string[]): FollowUpRow {
  const { toDeclare, declared, cases, calibrated, seats, started, handedIn, answer } = standing;
  const of = (done: number, all: number): string => (all === 0 ? say(lang, 'followUp.none') : say(lang, 'followUp.of', { done, all }));
  const left = orphaned(standing);
  const said = owedLines(lang, owedBy(standing));
  return {
    id: `assessor-${accountId}`,
    accountId,
    name: member.name,
    href: expertUrl(accountId),
    sub: [member.organisation, member.isChair ? say(lang, 'followUp.isChair') : ''].filter(Boolean).join(' · '),
    chooseText: say(lang, 'followUp.remind.choose', { name: member.name }),
    owes: said.length > 0,
    checked: chosen.includes(accountId),
    answer: tag(say(lang, `followUp.answer.${answer}`), colours[answer]),
    declared: of(declared, toDeclare),
    calibrated: of(calibrated, cases),
    started: of(started, seats),
    handedIn: of(handedIn, seats),
    lastText: lastAt ? formatInstant(lastAt, lang) : say(lang, 'followUp.never'),
    owed: [...said, ...(left ? [say(lang, 'followUp.owed.orphaned', { n: left })] : []), ...(said.length || left ? [] : [say(lang, answer === 'accepted' ? 'followUp.owed.nothing' : 'followUp.none')])],
    note: noteOf(lang, member.thankedAt, remindedAt),
  };
}

function owedLines(lang: Lang, { answer, declarations, calibrations, assessments }: Owed): string[] {
  return [
    ...(answer ? [say(lang, 'followUp.owed.answer')] : []),
    ...(declarations ? [say(lang, 'followUp.owed.declarations', { n: declarations })] : []),
    ...(calibrations ? [say(lang, 'followUp.owed.calibrations', { n: calibrations })] : []),
    ...(assessments ? [say(lang, 'followUp.owed.assessments', { n: assessments })] : []),
  ];
}

function noteOf(lang: Lang, thankedAt: Date | null, remindedAt: Date | null): string {
  if (thankedAt) return say(lang, 'followUp.thanked', { at: formatInstant(thankedAt, lang) });
  return remindedAt ? say(lang, 'followUp.reminded', { at: formatInstant(remindedAt, lang) }) : '';
}
