/* Says at every press what a choice of assessors would lead to; without it there is a button. */
(() => {
  'use strict';
  const form = document.querySelector('form[data-assignment]');
  if (!form) return;
  const spoken = document.querySelector('[data-assignment-said]');
  form.querySelector('[data-assignment-look]').hidden = true;
  let turn = 0;

  /** The same page as the button's; only the effects are taken from it, so that nobody loses their place. */
  async function look() {
    const mine = ++turn;
    const query = new URLSearchParams(new FormData(form));
    query.delete('basis');
    query.set('valgt', '1');
    const answer = await fetch(`${form.action}?${query}`, { redirect: 'manual' });
    if (mine !== turn || answer.status !== 200) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('assignment-effects');
    if (mine !== turn || !fresh) return;
    document.getElementById('assignment-effects').replaceWith(fresh);
    spoken.textContent = fresh.dataset.said;
  }

  form.addEventListener('change', () => look().catch(() => undefined));
})();
