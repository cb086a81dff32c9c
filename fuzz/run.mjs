import { random } from './random.mjs';
import { interleaving } from './interleaving.mjs';
import { connect } from './http.mjs';
import { Story } from './story.mjs';
import { aConsortium } from './world.mjs';

/** So many interleavings are played on one application, so that pages grow old on it. */
const PER_APPLICATION = 20;
/** Applications written at the same time. */
const SIDE_BY_SIDE = 4;

/**
 * Plays interleavings on running portals of one database. `only`: the number of one to repeat, with those before it on its application.
 * @returns how many were played and acknowledged, and every one in which something went wrong, with its steps
 */
export async function fuzzEdits({ urls, client, signIn, seed, interleavings, only = null, tamper = (browser) => browser, onProgress = () => undefined }) {
  const browser = tamper(connect(urls));
  const total = { interleavings: 0, acknowledged: 0, lost: 0, counts: {}, failures: [], steps: [] };
  const first = only === null ? 0 : Math.floor((only - 1) / PER_APPLICATION);
  const last = only === null ? Math.ceil(interleavings / PER_APPLICATION) - 1 : first;
  let next = first;
  const playAll = async () => {
    while (next <= last) {
      const at = next++;
      await play({ at, until: only ?? interleavings });
    }
  };
  const play = async ({ at, until }) => {
    const story = new Story({ browser, client, consortium: await aConsortium({ client, signIn }) });
    await story.begin();
    const isCalm = random(`${seed}/application/${at}`).chance(0.3);
    for (let number = at * PER_APPLICATION + 1; number <= Math.min(until, (at + 1) * PER_APPLICATION); number += 1) {
      story.say(`-- interleaving ${number}`);
      await interleaving(story, random(`${seed}/${number}`), { signIn, isCalm });
      total.interleavings += 1;
      total.lost += story.issues.length;
      if (story.issues.length) total.failures.push({ number, issues: story.issues, steps: [...story.steps] });
      if (only !== null) total.steps = [...story.steps];
      story.issues = [];
      onProgress(total);
    }
    total.acknowledged += story.acknowledged;
    for (const [what, many] of Object.entries(story.counts)) total.counts[what] = (total.counts[what] ?? 0) + many;
  };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, playAll));
  } finally {
    browser.close();
  }
  return total;
}
