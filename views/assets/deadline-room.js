/* Keeps the deadline room up to date. Without it the page has a link that does the same. */
(() => {
  'use strict';
  const EVERY_MS = 15000;
  const failed = document.querySelector('[data-live-failed]');
  /** What the portal sent last, part by part: what a script or a reader changed since is left alone where nothing is new. */
  const sent = new Map([...document.querySelectorAll('[data-live]')].map((part) => [part.dataset.live, part.innerHTML]));

  /** Opened details stay open, and a table stays scrolled as it was. */
  function replaced(part, html) {
    const open = [...part.querySelectorAll('details')].map((one) => one.open);
    const scrolled = [...part.querySelectorAll('.table-scroll')].map((one) => one.scrollLeft);
    part.innerHTML = html;
    part.querySelectorAll('details').forEach((one, at) => (one.open = open[at] ?? false));
    part.querySelectorAll('.table-scroll').forEach((one, at) => (one.scrollLeft = scrolled[at] ?? 0));
  }

  function take(text) {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const found = [...page.querySelectorAll('[data-live]')];
    if (found.length === 0) throw new Error('another page');
    for (const { dataset: { live }, innerHTML } of found) {
      const part = document.querySelector(`[data-live="${live}"]`);
      // Whoever stands in a part with the keyboard, or has marked a text in it, gets what is new when they have left it.
      const isBusy = part.contains(document.activeElement) || (!getSelection().isCollapsed && part.contains(getSelection().anchorNode));
      if (isBusy || sent.get(live) === innerHTML) continue;
      replaced(part, innerHTML);
      sent.set(live, innerHTML);
    }
  }

  async function refresh() {
    if (document.visibilityState === 'visible') {
      try {
        const answer = await fetch(location.href, { redirect: 'error', signal: AbortSignal.timeout(EVERY_MS) });
        if (!answer.ok) throw new Error(String(answer.status));
        take(await answer.text());
        failed.textContent = '';
      } catch {
        if (failed.textContent !== failed.dataset.liveFailed) failed.textContent = failed.dataset.liveFailed;
      }
    }
    setTimeout(refresh, EVERY_MS);
  }

  if (sent.size) {
    document.querySelector('[data-live-auto]').hidden = false;
    setTimeout(refresh, EVERY_MS);
  }
})();
