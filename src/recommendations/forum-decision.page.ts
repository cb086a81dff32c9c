import {
  dateField,
  datePartsOf,
  formPage,
  groupField,
  moneyField,
  radiosField,
  textareaField,
  typed,
  type Field,
  type FormPage,
  type Messages,
  type Posted,
} from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatKroner, formatKronerInput } from '../shared/money.js';
import type { AgendaCase } from './forum-decision.service.js';
import { forumOutcomes } from './forum-decision.rules.js';
import { forumTexts } from './forum-decision.texts.js';
import { fundOf, type FundLine } from './fund-line.rules.js';
import { itemAnchor } from './meeting.page.js';
import { lineField, type Problem } from './problem.rules.js';
import { lineMessagesOf } from './problem.page.js';
import { forumDecisionUrl, meetingUrl } from './recommendation.paths.js';
import { recommendationTexts } from './recommendation.texts.js';

const { say } = forumTexts;

/** What the fields show: what was typed, else what the secretariat recommended. */
type Value = (name: string, stored: string) => string;

export function forumDecisionPage(lang: Lang, on: AgendaCase, given: { posted: Posted | null; problems?: readonly Problem[]; now: Date }): FormPage {
  const { head, item, lines } = on;
  const { posted, problems = [] } = given;
  const message = lineMessagesOf(lang, problems, on.funds);
  const value: Value = (name, stored) => (posted ? typed(posted, name) : stored);
  return formPage({
    caption: `${head.number} · ${head.title}`,
    heading: say(lang, 'forum.title'),
    lead: say(lang, 'forum.lead'),
    action: forumDecisionUrl(head.id),
    fields: [
      dateField({ name: 'decidedOn', label: say(lang, 'forum.date'), value: datePosted(posted, usualDate(item.document.round.meetingOn, given.now)), error: message('decidedOn') }),
      ...lines.map((line) => lineGroup(lang, on, line, value, message)),
      textareaField({ name: 'absent', label: say(lang, 'forum.absent'), hint: say(lang, 'forum.absent.hint'), value: value('absent', ''), error: message('absent'), rows: 2, optional: true }),
    ],
    submit: say(lang, 'forum.button'),
    links: [{ href: meetingUrl(head.roundId) + itemAnchor(item.itemNumber), label: say(lang, 'forum.link.item') }],
  });
}

/** The day the meeting was to be held, or today where it was held earlier than announced. */
function usualDate(meetingOn: string, now: Date): string {
  const today = copenhagenDate(now);
  return meetingOn < today ? meetingOn : today;
}

export function datePosted(posted: Posted | null, usual: string): { day: string; month: string; year: string } {
  if (!posted) return datePartsOf(usual);
  return { day: typed(posted, 'decidedOnDay'), month: typed(posted, 'decidedOnMonth'), year: typed(posted, 'decidedOnYear') };
}

function lineGroup(lang: Lang, { funds }: AgendaCase, line: FundLine, value: Value, message: Messages): Field {
  const applied = formatKroner(line.appliedOere, lang);
  const proposed = line.recommendedOere ?? 0n;
  const field = (which: string, stored = '') => {
    const name = lineField(which, line.fundId);
    return { name, value: value(name, stored), error: message(name) };
  };
  return groupField({
    id: lineField('line', line.fundId).replace('.', '-'),
    label: inLang(lang, fundOf(funds, line.fundId), 'name'),
    hint: recommendationTexts.say(lang, 'recommendations.line.proposed', { applied, proposed: formatKroner(proposed, lang) }),
    fields: [
      radiosField({ ...field('outcome'), label: say(lang, 'forum.outcome'), options: forumOutcomes.map((outcome) => ({ value: outcome, label: say(lang, `forum.outcome.${outcome}`) })) }),
      moneyField({ ...field('amount', formatKronerInput(proposed)), label: say(lang, 'forum.amount'), hint: say(lang, 'forum.amount.hint', { applied }) }),
      textareaField({ ...field('conditions', line.conditions), label: say(lang, 'forum.conditions'), hint: say(lang, 'forum.conditions.hint'), rows: 3 }),
      textareaField({ ...field('reason', line.reason), label: say(lang, 'forum.reason'), hint: say(lang, 'forum.reason.hint'), rows: 5 }),
      textareaField({ ...field('minority'), label: say(lang, 'forum.minority'), hint: say(lang, 'forum.minority.hint'), rows: 2, optional: true }),
    ],
  });
}
