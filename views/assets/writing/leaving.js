import * as copies from './copies.js';

/** Whatever leads away from a form waits until what was typed is acknowledged; where it cannot be, the browser asks. */
export function guardLeaving({ form, name, saver, notes }) {
  /** The submit event on its way is one that has waited. */
  let passing = false;
  /** The form itself is being sent, with everything in it. */
  let ours = false;
  let waiting = false;
  /** What was held back once goes through the second time. */
  let insisted = false;

  /** @returns what came of saving */
  async function cleared() {
    waiting = true;
    const outcome = await saver.settle();
    // A form that is just being sent cannot be sent again: let the event that waits come to its end first.
    await new Promise((done) => setTimeout(done));
    waiting = false;
    return outcome;
  }

  document.addEventListener(
    'submit',
    async (event) => {
      const { target, submitter } = event;
      if (passing || target.method !== 'post') return;
      if (!saver.isBusy() && !saver.isDirty()) return;
      event.preventDefault();
      if (waiting) return;
      const outcome = await cleared();
      if (target === form && saver.keepsPage(outcome) && !insisted) {
        insisted = true;
        notes.outcome(notes.words('held'), 'held');
        return;
      }
      ours = target === form;
      if (ours) copies.sent(name);
      passing = true;
      target.requestSubmit(submitter);
      passing = ours;
    },
    true,
  );

  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target || link.getAttribute('href').startsWith('#') || event.defaultPrevented) return;
    if (!saver.isBusy() && !saver.isDirty()) return;
    event.preventDefault();
    if (waiting) return;
    await cleared();
    location.assign(link.href);
  });

  window.addEventListener('beforeunload', (event) => {
    // Anything but the form's own sending leaves behind what is not saved, signing out too.
    if (!ours && saver.isDirty()) event.preventDefault();
  });
  window.addEventListener('pageshow', () => (passing = ours = false));
}
