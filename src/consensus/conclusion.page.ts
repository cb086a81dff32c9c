import { messagesIn, textareaField, type Field } from '../platform/forms/index.js';
import { button, postButton, type Button, type Lang, type PostButton } from '../platform/views/index.js';
import { names } from './consensus.form.js';
import { consensusUrl } from './consensus.paths.js';
import { isComplete, lackingIn, markOf, missingIn, openingOf } from './consensus.rules.js';
import { consensusTexts } from './consensus.texts.js';
import { placeOf } from './criterion.page.js';
import { openingTexts } from './opening.texts.js';
import { valueOf, type Returned } from './returned.page.js';
import type { Room } from './room.service.js';

const { say } = consensusTexts;

/** A step that an officer takes, perhaps with a reason. */
export interface ReasonPart {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly action: string;
  readonly fields: readonly Field[];
  /** Null where it cannot be taken. */
  readonly button: Button | null;
}

export interface ConclusionPart {
  /** What must be written first, each with where. */
  readonly lacks: readonly { readonly href: string; readonly text: string }[];
  readonly form: PostButton | null;
}

export function conclusionPart(lang: Lang, { head, agreements, summary, snapshot, may }: Room): ConclusionPart {
  const lacking = lackingIn(agreements, summary);
  const criteria = snapshot.criteria.filter(({ id }) => lacking.criterionIds.includes(id));
  return {
    lacks: [
      ...criteria.map(({ number }) => ({ href: `#${placeOf(number)}`, text: say(lang, 'consensus.conclude.lacks.criterion', { number }) })),
      ...(lacking.summary ? [{ href: '#sammenfatning', text: say(lang, 'consensus.conclude.lacks.summary') }] : []),
    ],
    form: may.conclude && isComplete(lacking) ? postButton(consensusUrl(head.id, 'conclusion'), button(say(lang, 'consensus.conclude')), { [names.seen]: markOf(agreements, summary) }) : null,
  };
}

export function openingPart(lang: Lang, { head, readiness, seats, snapshot }: Room, returned: Returned | null): ReasonPart {
  const opening = openingOf(readiness);
  const waiting = seats.filter(({ submittedAt }) => submittedAt === null).map(({ name }) => name);
  const { submitted } = readiness;
  const line =
    opening === 'ready' ? openingTexts.say(lang, 'consensusOpen.ready', { n: submitted })
    : opening === 'nobody' ? openingTexts.say(lang, 'consensusOpen.nobody')
    : openingTexts.say(lang, 'consensusOpen.missing', { submitted, n: missingIn(readiness) });
  return {
    heading: openingTexts.say(lang, 'consensusOpen.heading'),
    lines: [line, ...(waiting.length ? [openingTexts.say(lang, 'consensusOpen.waiting', { names: waiting.join(', ') })] : [])],
    action: consensusUrl(head.id, 'opening'),
    fields: opening === 'reason' ? [reasonField(lang, names.openReason, openingTexts.say(lang, 'consensusOpen.reason'), snapshot.ruleSet.values, returned)] : [],
    button: opening === 'nobody' ? null : button(openingTexts.say(lang, 'consensusOpen.button')),
  };
}

export function reopeningPart(lang: Lang, { head, snapshot }: Room, returned: Returned | null): ReasonPart {
  return {
    heading: say(lang, 'consensus.reopen'),
    lines: [say(lang, 'consensus.reopen.note')],
    action: consensusUrl(head.id, 'reopening'),
    fields: [reasonField(lang, names.reopenReason, say(lang, 'consensus.reopen.reason'), snapshot.ruleSet.values, returned)],
    button: button(say(lang, 'consensus.reopen'), { variant: 'secondary' }),
  };
}

function reasonField(lang: Lang, name: string, label: string, { minReasonCharacters: min, textLimits }: Room['snapshot']['ruleSet']['values'], returned: Returned | null): Field {
  const error = messagesIn(consensusTexts, lang, returned?.errors ?? [])(name);
  return textareaField({ name, label, hint: say(lang, 'consensus.reason.hint', { min }), error, value: valueOf(returned, name, ''), rows: 3, maxLength: textLimits.reason });
}
