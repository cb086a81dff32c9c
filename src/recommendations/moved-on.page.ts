import { stateTag, type ApplicationHead } from '../applications/index.js';
import { button, type Button, type Lang } from '../platform/views/index.js';
import { unprocessable, type Page } from '../platform/web/index.js';
import { caseBack } from './recommendation.page.js';
import { caseUrl } from './recommendation.paths.js';
import { recommendationTexts } from './recommendation.texts.js';
import type { Refusal } from './refusal.js';

const { say } = recommendationTexts;

/** Template `recommendations/moved-on`: a step that somebody else has taken, or that cannot be taken yet. */
export interface MovedOnPage {
  readonly title: string;
  readonly text: string;
  readonly button: Button;
}

export function movedOn(lang: Lang, head: ApplicationHead, refusal: Refusal): Page {
  const title = say(lang, 'recommendations.moved.title');
  const state = stateTag(lang, refusal.kind === 'moved-on' ? refusal.state : head.state).text;
  const text = refusal.kind === 'decided-already' ? say(lang, 'recommendations.moved.decided') : say(lang, 'recommendations.moved.text', { state });
  const model: MovedOnPage = { title, text, button: button(say(lang, 'recommendations.moved.button'), { href: caseUrl(head.id) }) };
  return unprocessable('recommendations/moved-on', title, model, caseBack(lang, head.id));
}
