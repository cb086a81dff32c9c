import { Page, redirect, type Redirect, type Visitor } from '../platform/web/index.js';
import type { FormError, Posted } from '../platform/forms/index.js';
import type { Result } from '../shared/result.js';
import { answeringIn, changedError, type Way } from './answer.form.js';
import { answerPage, type Answerer } from './answer.page.js';
import type { Answering, NotAnswered } from './answer.service.js';
import { isFinal, type Asked } from './asked.rules.js';
import { consortiumTexts } from './consortium.texts.js';

/** Who answers, where, and how an answer is stored: a member and somebody with a link differ in nothing else. */
export interface Desk extends Omit<Answerer, 'posted' | 'errors'> {
  readonly visitor: Visitor;
  readonly back: Page['back'];
  /** Where an answer leads. */
  readonly done: string;
  store(given: Answering): Promise<Result<void, NotAnswered>>;
}

export function shown(desk: Desk, way: Way, asked: Asked, posted: Posted = {}, errors: readonly FormError[] = [], status: 200 | 409 | 422 = 200): Page {
  const { lang, receivedAt } = desk.visitor;
  const model = answerPage(lang, way, asked, { ...desk, posted, errors }, receivedAt);
  return new Page('consortium/answer', consortiumTexts.say(lang, 'signing.title'), model, status, desk.back);
}

export async function answered(desk: Desk, way: Way, asked: Asked, posted: Posted): Promise<Page | Redirect> {
  if (asked.phase === 'closed') return redirect(desk.done, 'signing.refusedNow.closed');
  if (asked.phase === 'fixed' && way === 'propose') return redirect(desk.done, 'signing.refusedNow.fixed');
  if (way === 'decline' && isFinal(asked)) return redirect(desk.done, 'signing.refusedNow.final');
  const given = answeringIn(way, posted, asked);
  if (!given.ok) return shown(desk, way, asked, posted, given.errors, 422);
  const stored = await desk.store(given.input);
  if (stored.ok) return redirect(desk.done, `signing.answered.${given.input.answer}`);
  const { refusal } = stored;
  if (refusal === 'nobody') return redirect(desk.done, 'consortium.nobody');
  if (refusal === 'nothing') return shown(desk, way, asked, posted, [{ field: 'comment', key: 'consortium.wrong.nothing' }], 422);
  if (typeof refusal === 'string') return redirect(desk.done, `signing.refusedNow.${refusal}`);
  // What was declared was declared of other lines.
  return shown(desk, way, refusal.changed, { ...posted, declaration: '' }, [changedError(way)], 409);
}
