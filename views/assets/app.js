/* Comfort only: every page works without this file. */
(() => {
  'use strict';
  const lang = document.documentElement.lang;
  const whole = new Intl.NumberFormat(lang === 'da' ? 'da-DK' : 'en-GB');

  /** `# tegn` or `1 tegn`, from data-<name>-one and data-<name>-many. */
  const counted = (data, name, n) => (n === 1 ? data[`${name}One`] : data[`${name}Many`].replace('#', whole.format(n)));

  function designSystem() {
    if (!window.DKFDS) return;
    window.DKFDS.init();
    const more = document.querySelector('.more-button span');
    const label = document.querySelector('.header')?.dataset.moreLabel;
    if (more && label) more.textContent = label;
  }

  /** As src/shared/text.ts counts: composed, without what nobody can see, without blanks at the ends. */
  const seen = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/g, '').normalize('NFC').trim();
  const counts = {
    characters: (text) => [...seen(text)].length,
    words: (text) => seen(text).split(/\s+/u).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch)).length,
  };

  /** Says how many characters or words are left; never stops anyone from typing. */
  function textLimit(group) {
    const field = group.closest('.form-group');
    const box = field.querySelector('textarea, input');
    const shown = group.querySelector('.character-limit');
    const spoken = group.querySelector('[data-limit-spoken]');
    let pause;
    const update = () => {
      const left = Number(group.dataset.limit) - counts[group.dataset.limitUnit](box.value);
      const text = left < 0 ? counted(group.dataset, 'over', -left) : counted(group.dataset, 'left', left);
      shown.textContent = text;
      shown.classList.toggle('limit-exceeded', left < 0);
      box.classList.toggle('form-limit-error', field.querySelector('.limit-exceeded') !== null);
      return text;
    };
    box.addEventListener('input', () => {
      const text = update();
      clearTimeout(pause);
      pause = setTimeout(() => (spoken.textContent = text), 1000);
    });
    window.addEventListener('pageshow', update);
    update();
  }

  /** A second press while the first is on its way does nothing. Buttons stay enabled, so their names are sent. */
  function sendOnce(event) {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    const sentAt = Number(form.dataset.sent ?? 0);
    if (Date.now() - sentAt < 10000) event.preventDefault();
    else form.dataset.sent = String(Date.now());
  }

  function forgetSent() {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  }

  /** Warns of a file that is too large before it is sent. */
  function fileSize(group) {
    const input = group.querySelector('input[type="file"]');
    const warning = group.querySelector('[data-file-warning]');
    input.addEventListener('change', () => {
      const large = [...input.files].some((file) => file.size > Number(group.dataset.maxBytes));
      warning.textContent = large ? group.dataset.tooLarge : '';
    });
  }

  /**
   * What the portal's clock says, whatever the one here does. A page carries the instant at which its request had arrived, so
   * at least the time since it was sent has passed: what is left is never shown too long. That is counted on a clock nobody can
   * set. It may stand still while the machine sleeps, so where it and the other one part, the portal is asked anew.
   * Where a round's deadline is counted down to, it is asked for that too, now and then: `heard` is told the answer.
   */
  function portalClock(pageNow, asks, heard) {
    const { requestStart = 0, responseStart = 0 } = performance.getEntriesByType('navigation')[0] ?? {};
    const drift = () => Date.now() - performance.now();
    let known = { server: Date.parse(pageNow), steady: requestStart, drift: drift() };
    let askAgain = 0;
    const ask = () => {
      if (performance.now() < askAgain) return;
      askAgain = performance.now() + 10_000;
      const steady = performance.now();
      fetch(asks ?? '/klokken', { headers: { 'Accept-Language': lang } })
        // A portal that is overloaded puts rounds off, never the clock.
        .then((answer) => (answer.ok ? answer : fetch('/klokken')))
        .then((answer) => answer.json())
        .then((said) => {
          if (performance.now() - steady < 5000) known = { server: Date.parse(said.now), steady, drift: drift() };
          if (said.until) heard(said);
        })
        .catch(() => undefined);
    };
    // A long upload before the answer: when in it the request had arrived, nobody here knows.
    if (responseStart - requestStart > 2000) ask();
    if (asks) {
      const askSeen = () => document.visibilityState === 'visible' && ask();
      setInterval(askSeen, 60_000);
      document.addEventListener('visibilitychange', askSeen);
    }
    return () => {
      if (Math.abs(drift() - known.drift) > 2000) ask();
      return known.server + performance.now() - known.steady;
    };
  }

  /** Ticks by the portal's clock, to wherever the deadline moves while the page stands open. */
  function countdown(element) {
    const data = element.dataset;
    let until = Date.parse(data.countdown);
    const moved = (said) => {
      if (said.until === data.closes && said.openUntil === data.last) return;
      const isSaid = said.until !== data.closes || said.openUntil < said.until;
      // In the grace a page counts to its end.
      const toLast = data.countdown === data.last && said.until === data.closes;
      Object.assign(data, { closes: said.until, last: said.openUntil, ended: said.endedText });
      data.countdown = toLast || said.openUntil < said.until ? said.openUntil : said.until;
      element.dateTime = data.countdown;
      until = Date.parse(data.countdown);
      if (!isSaid) return;
      const why = Object.assign(document.createElement('a'), { href: data.round, textContent: data.why });
      element.nextElementSibling.replaceChildren(`${said.movedText} `, why);
    };
    const now = portalClock(data.now, data.asks, moved);
    const tick = () => {
      // Rounded up: it says "ended" when the deadline has come, not in its last second.
      const seconds = Math.ceil((until - now()) / 1000);
      if (seconds <= 0) {
        if (element.textContent !== data.ended) element.textContent = data.ended;
        return;
      }
      const parts = [
        ['days', Math.floor(seconds / 86400)],
        ['hours', Math.floor(seconds / 3600) % 24],
        ['minutes', Math.floor(seconds / 60) % 60],
        ['seconds', seconds % 60],
      ];
      const first = parts.findIndex(([, n]) => n > 0);
      const words = parts.slice(first, first + 2).filter(([, n]) => n > 0);
      const text = words.map(([name, n]) => counted(data, name, n)).join(` ${data.and} `);
      if (element.textContent !== text) element.textContent = text;
    };
    setInterval(tick, 1000);
    tick();
  }

  /** What is on the screen counts as read; without this file there is a button to say so. */
  function markSeen(notice) {
    const form = notice.querySelector('form');
    const send = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', send);
      fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual', keepalive: true })
        .then(({ type }) => { if (type === 'opaqueredirect') form.hidden = true; })
        .catch(() => undefined);
    };
    document.addEventListener('visibilitychange', send);
    send();
  }

  designSystem();
  document.querySelectorAll('[data-limit]').forEach(textLimit);
  document.querySelectorAll('[data-max-bytes]').forEach(fileSize);
  document.querySelectorAll('[data-countdown]').forEach(countdown);
  document.querySelectorAll('[data-send-when-seen]').forEach(markSeen);
  document.addEventListener('submit', sendOnce);
  window.addEventListener('pageshow', (event) => event.persisted && forgetSent());
})();
