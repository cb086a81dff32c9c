/** What the page says about saving: one quiet line, and one box at a time for what needs an answer. */
export function notesIn(root) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const [state, spoken, alarm] = [at('state'), at('spoken'), at('alarm')];
  const template = (name) => root.querySelector(`template[data-say="${name}"]`);
  const words = (name) => template(name).content.textContent.trim();
  let shown = null;
  let spokenAt = 0;
  root.hidden = false;

  /** A box from its template, with `%slots%` filled. */
  function box(name, { slots = {}, list = [] } = {}) {
    const made = template(name).content.cloneNode(true);
    const texts = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/%(\w+)%/g, (whole, slot) => slots[slot] ?? whole);
    for (const text of list) made.querySelector('[data-list]').append(Object.assign(document.createElement('li'), { textContent: text }));
    return made;
  }

  function show(text, kind) {
    state.textContent = text;
    root.dataset.kind = kind;
  }

  return {
    words,
    box,
    /** Seen, not read out: it changes with every key. */
    passing: (name) => show(words(name), name),
    /** Read out where it is news; that saving goes on well is not, more than twice a minute. */
    outcome(text, kind) {
      const news = root.dataset.outcome !== kind || Date.now() - spokenAt > 30_000;
      root.dataset.outcome = kind;
      show(text, kind);
      if (!news) return;
      spokenAt = Date.now();
      spoken.textContent = text;
    },
    alarm(name, filling = {}) {
      const key = JSON.stringify([name, filling]);
      // A session that is about to end is the least of several worries.
      if (shown === key || (name === 'ending' && shown)) return;
      shown = key;
      alarm.replaceChildren(box(name, filling));
      alarm.dataset.alarm = name;
    },
    calm(...names) {
      if (!names.includes(alarm.dataset.alarm)) return;
      shown = null;
      alarm.dataset.alarm = '';
      alarm.replaceChildren();
    },
    later(text) {
      const line = at('later');
      if (line.dataset.text === text) return;
      line.dataset.text = text;
      line.replaceChildren(...(text ? [`${text} `, template('fetch').content.cloneNode(true)] : []));
    },
  };
}

const times = new Map();

/** `11.02`, with the day where it was not today. */
export function timeIn(lang, at) {
  const today = new Date(at).toDateString() === new Date().toDateString();
  if (!times.has(today)) times.set(today, new Intl.DateTimeFormat(lang === 'da' ? 'da-DK' : 'en-GB', { timeZone: 'Europe/Copenhagen', timeStyle: 'short', ...(today ? {} : { dateStyle: 'long' }) }));
  return times.get(today).format(at);
}
