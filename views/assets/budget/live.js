import { fieldsOf, post } from '../writing/form.js';

/** After this much quiet the figures are asked for anew. */
const quiet = 500;

/** Keeps figures, sums and reckoned amounts as they would be with what is typed. The server does the sums, and stores nothing. */
export function keepLive(form, table, { words }) {
  const help = form.querySelector('[data-recalculate-help]');
  let timer;
  let asked = 0;
  if (help) help.textContent = words.live;

  form.addEventListener('input', ({ target }) => {
    if (target.name?.startsWith('next')) return;
    clearTimeout(timer);
    timer = setTimeout(ask, quiet);
  });

  async function ask() {
    const turn = (asked += 1);
    const { outcome, facts } = await post(form.getAttribute('action'), [...fieldsOf(form), ['then', 'live']]);
    // An answer to what was typed before says nothing of what stands there now.
    if (outcome === 'saved' && turn === asked) show(facts);
  }

  function show({ heading: title, figures, sums, reckoned }) {
    form.querySelector('#figures').textContent = title;
    const shown = [...form.querySelectorAll('.key-figure')];
    for (const [at, { label, value }] of figures.entries()) {
      const figure = shown[at];
      if (!figure) continue;
      const [heading, text] = [figure.querySelector('dt'), figure.querySelector('.key-number')];
      put(heading.firstElementChild ?? heading, label);
      put(text, value);
    }
    const feet = [...table.querySelectorAll('[data-sum]')];
    if (feet.length === sums.length) for (const [at, { label, value }] of sums.entries()) [...feet[at].cells].slice(0, 2).forEach((cell, which) => put(cell, which ? value : label));
    for (const row of table.tBodies) amountIn(row, reckoned);
  }

  function amountIn(row, reckoned) {
    const [amount, was] = ['amount', 'was'].map((name) => row.querySelector(`[name$=".${name}"]`));
    const product = reckoned[amount.name.replace(/\.amount$/, '')] ?? '';
    if (product === '' || amount === document.activeElement || (amount.value === product && was.value === product)) return;
    amount.value = product;
    was.value = product;
    // What the form holds has changed, so it is to be saved as it stands.
    amount.dispatchEvent(new CustomEvent('reckoned', { bubbles: true }));
  }
}

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
