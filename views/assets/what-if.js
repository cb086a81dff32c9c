/* Recalculates while somebody types; without it there is a button. */
(() => {
  'use strict';
  const form = document.querySelector('form[data-what-if]');
  if (!form) return;
  const spoken = document.querySelector('[data-what-if-said]');
  const PAUSE = 400;
  let pause;
  let turn = 0;

  /** The same answer as the button's; only what the figures come to is taken from it, so that nobody loses their place. */
  async function reckon() {
    const mine = ++turn;
    const body = new URLSearchParams(new FormData(form));
    body.set('then', 'reckon');
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    if (mine !== turn || ![200, 422].includes(answer.status)) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('what-if-result');
    if (mine !== turn || !fresh) return;
    document.getElementById('what-if-result').replaceWith(fresh);
    spoken.textContent = fresh.dataset.said;
  }

  form.addEventListener('input', () => {
    clearTimeout(pause);
    // Without an answer the figures stay as they are, and the button is still there.
    pause = setTimeout(() => reckon().catch(() => undefined), PAUSE);
  });
})();
