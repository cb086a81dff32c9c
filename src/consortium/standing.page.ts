import type { Standing, StandingState } from '../applications/index.js';
import { tag, type Lang, type Tag } from '../platform/views/index.js';
import { consortiumTexts } from './consortium.texts.js';

const colours = { confirmed: 'green', stale: 'yellow', proposed: 'blue', refused: 'yellow', declined: 'red', missing: 'grey' } as const satisfies Record<StandingState, Tag['colour']>;

/** How a partner's confirmation stands, in a word. */
export function standingTag(lang: Lang, { state }: Pick<Standing, 'state'>): Tag {
  return tag(consortiumTexts.say(lang, `asked.state.${state}`), colours[state]);
}
