import { post } from './form.js';
import { timeIn } from './notes.js';

const every = 20_000;
const warning = 5 * 60_000;

/** Says that this page is open, hears who else is here and what they have saved, and knows when the session ends. */
export function keepPresent({ form, root, notes, returned, changed }) {
  const shown = document.querySelector('[data-presence]');
  const { sessionUntil, now } = document.body.dataset;
  const ahead = Date.parse(now) - Date.now();
  let lost = false;
  let asking = false;
  let ending;

  function endsAt(until) {
    clearTimeout(ending);
    const at = Date.parse(until) - ahead;
    const wait = at - warning - Date.now();
    // Longer ones overflow the browser's clock; a session that long is asked about again every twenty seconds anyway.
    if (wait < 2 ** 31) ending = setTimeout(() => warn(at), Math.max(0, wait));
    if (wait > 0) notes.calm('ending');
  }

  function warn(at) {
    if (Date.now() >= at) return;
    returned();
    notes.alarm('ending', { slots: { time: timeWord(at) } });
  }

  const timeWord = (at) => `${document.documentElement.lang === 'da' ? 'kl.' : 'at'} ${timeIn(document.documentElement.lang, at)}`;

  async function ask() {
    if (document.hidden || asking) return;
    asking = true;
    const fields = ['basis', 'page', 'signedInAs'].map((name) => [name, form.elements[name].value]);
    const answer = await post(root.dataset.presenceUrl, [...fields, ['section', root.dataset.section]], { limit: every });
    asking = false;
    const { outcome, facts } = answer;
    if (outcome !== 'saved') {
      // Not reaching the portal is news only to somebody who has something to save, and then saving says so.
      if (outcome === 'unreachable' || outcome === 'busy') return;
      lost = true;
      changed(answer);
      return;
    }
    if (shown.textContent !== facts.others) shown.textContent = facts.others;
    notes.later(facts.saved);
    endsAt(facts.sessionUntil);
    changed(answer);
    if (lost) returned();
    lost = false;
  }

  endsAt(sessionUntil);
  setInterval(ask, every);
  ask();
  return {
    /** The person is back at this page: sign-ins and connections may have come back too. */
    again: () => Promise.all([ask(), returned()]),
  };
}
