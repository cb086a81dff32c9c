import { randomUUID } from 'node:crypto';
import { applicationPaths } from '../applications/application.paths.js';
import { ownIdea } from '../applications/index.js';
import { calendarPaths } from '../calendar/calendar.paths.js';
import { roundTexts, roundUrl } from '../rounds/index.js';
import { addressIn, messagesOn, wordsOf } from './page-reading.rules.js';
import type { Applicant, Scene } from './scene.js';

/** Nobody begins before the round opens, everybody may from that very millisecond. */
export async function playOpening(scene: Scene): Promise<void> {
  const { round, moments, ledger, cast } = scene.given;
  const first = cast.applicants[0]!;
  const begin = () => first.browser.post(applicationPaths.create, { round: round.id, initiative: ownIdea });
  const phase = async (name: 'coming' | 'open'): Promise<boolean> => wordsOf((await cast.forum.browser.get(roundUrl(round.id))).text).includes(roundTexts.say('da', `rounds.phase.${name}`));

  const before = await begin();
  ledger.check('refused-before-opening', before.status !== 303, { atAt: moments.beforeOpening.toISOString() }, before.location);
  const feed = await cast.forum.browser.get(calendarPaths.feed);
  ledger.check('in-calendar', feed.text.includes(`deadline-${round.id}`), {}, wordsOf(feed.text).slice(0, 200));
  const coming = await phase('coming');

  await scene.goTo(moments.lastBeforeOpening);
  const early = await begin();
  ledger.check('refused-last-millisecond', early.status !== 303, { opensAt: round.opensAt.toISOString() }, early.location);

  await scene.goTo(moments.opening);
  const opened = await begin();
  ledger.need('opened', opened.status === 303, { opensAt: round.opensAt.toISOString() }, messagesOn(opened.text) || wordsOf(opened.text).slice(0, 300));
  ledger.check('phase-shown', coming && (await phase('open')));
  scene.applicants.push(...cast.applicants.map((person, at): Applicant => ({ n: at + 1, person, title: `Prøveansøgning ${at + 1}`, key: randomUUID(), id: at === 0 ? idIn(opened.location) : '', number: '', sentAt: null, refused: null })));
}

export const idIn = (location: string): string => addressIn(location, /[0-9a-f]{8}-[0-9a-f-]{27}/);
