/* Comfort only: whoever has pressed the button sees where the submission stands while the browser waits for the answer. */
const form = document.querySelector('form[data-standing]');
const shown = form?.querySelector('[data-standing-text]');
let asking;

if (form) {
  form.addEventListener('submit', () => {
    clearTimeout(asking);
    // Most answers are here before that.
    asking = setTimeout(ask, 1500);
  });
  window.addEventListener('pageshow', ({ persisted }) => persisted && stop());
}

function stop() {
  clearTimeout(asking);
  shown.dataset.text = '';
  shown.replaceChildren();
}

async function ask() {
  const answer = await fetch(`${form.dataset.standing}?key=${form.elements.key.value}`, { headers: { Accept: 'application/json' } })
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  if (answer?.text) show(answer);
  // A receipt is the end of it, also where the browser's own answer got lost.
  if (!answer?.href) asking = setTimeout(ask, (answer?.againMs ?? 4000) * (0.75 + Math.random() / 2));
}

function show({ text, href, label }) {
  if (shown.dataset.text === text) return;
  shown.dataset.text = text;
  shown.replaceChildren(text, ...(href ? [' ', Object.assign(document.createElement('a'), { href, textContent: label })] : []));
}
