import * as copies from './copies.js';
import { fieldsOf, post, typedIn } from './form.js';

/** After this much quiet what was typed is sent. */
const quiet = 1500;
/** After leaving a field sooner, but not between the press and the release on a button that a new line would move. */
const soon = 300;
const longestPause = 60_000;

/** Outcomes after which sending the form the plain way would show less than this page does. */
const keepsPage = new Set(['unreachable', 'ended', 'another', 'gone']);

/**
 * Saves a form while it is written in. One request at a time: what is typed meanwhile waits for the answer. The form's
 * `basis` stays what the page was made from, for the page shows what others save later only after it is opened anew; the
 * server knows by the page's own id what this page has saved itself.
 */
export function saverOf({ form, name, unsaved, notes, changed }) {
  const address = form.getAttribute('action');
  const now = () => typedIn(fieldsOf(form));
  /** What the server is known to have; null: it has not got what the page shows. */
  let acknowledged = unsaved ? null : now();
  /** Refused as it stood: sending the same again would bring the same answer. */
  let refused = null;
  let sending = null;
  let timer;
  let pause = 0;

  /** What goes out later wins, also where it arrives sooner. */
  const nextTurn = () => (form.elements.turn.value = String(Number(form.elements.turn.value) + 1));
  const isDirty = () => acknowledged !== now();
  const isDisputed = () => form.elements.disagreement !== undefined;

  function saveIn(ms) {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  }

  /** Sends what has not been acknowledged. */
  function save() {
    clearTimeout(timer);
    sending ??= send().finally(() => (sending = null));
    return sending;
  }

  async function send() {
    const fields = fieldsOf(form);
    const typed = typedIn(fields);
    if (typed === acknowledged) return 'saved';
    if (isDisputed()) {
      notes.outcome(notes.words('choose'), 'choose');
      return 'disputed';
    }
    if (typed === refused?.typed) return refused.outcome;
    notes.passing('saving');
    nextTurn();
    const answer = await post(address, [...fieldsOf(form), ['then', 'autosave']]);
    const { outcome } = answer;
    pause = outcome === 'busy' ? answer.afterMs || 5000 : outcome === 'unreachable' ? Math.min(longestPause, pause * 2 || 2000) : 0;
    refused = ['wrong', 'conflict'].includes(outcome) ? { typed, outcome } : null;
    if (outcome === 'saved') {
      acknowledged = typed;
      if (!isDirty()) copies.drop(name);
      else saveIn(quiet);
    }
    if (outcome === 'unreachable' || outcome === 'busy') saveIn(pause);
    changed(answer);
    return outcome;
  }

  /** Sends until everything typed has had its answer. */
  async function settle() {
    let outcome = (await sending) ?? 'saved';
    while (outcome === 'saved' && isDirty()) outcome = await save();
    return outcome;
  }

  form.addEventListener('submit', nextTurn);
  form.addEventListener('input', () => {
    if (isDirty()) copies.keep(name, fieldsOf(form));
    else copies.drop(name);
    if (isDirty()) notes.passing('unsaved');
    saveIn(quiet);
  });
  // What the server has worked out goes into the form without anybody typing.
  for (const event of ['change', 'focusout', 'reckoned']) form.addEventListener(event, () => isDirty() && saveIn(soon));
  if (unsaved) saveIn(quiet);

  return { save, settle, isDirty, isBusy: () => sending !== null, keepsPage: (outcome) => keepsPage.has(outcome) };
}
