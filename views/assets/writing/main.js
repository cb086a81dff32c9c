/* Comfort only: every form works without these files. */
import * as copies from './copies.js';
import { fieldsOf, typedIn } from './form.js';
import { guardLeaving } from './leaving.js';
import { notesIn, timeIn } from './notes.js';
import { keepPresent } from './presence.js';
import { saverOf } from './saver.js';

const { account } = document.body.dataset;
const { lang } = document.documentElement;
const root = document.querySelector('[data-writing]');
copies.stored();
if (root) write(root.closest('form'));
document.addEventListener('submit', (event) => {
  if (event.target.getAttribute('action') === '/log-ud' && !event.defaultPrevented) copies.forgetAll(account);
});

function write(form) {
  const notes = notesIn(root);
  const path = form.getAttribute('action');
  const page = form.elements.page.value;
  const name = copies.nameOf({ account, path, page });
  const unsaved = root.dataset.unsaved === 'true';
  const saver = saverOf({ form, name, unsaved, notes, changed });
  const presence = keepPresent({ form, root, notes, returned: () => saver.save(), changed });
  guardLeaving({ form, name, saver, notes });
  const table = form.querySelector('[data-grid]');
  if (table) import('../budget/grid.js').then(({ gridIn }) => gridIn(form, table));
  if (!unsaved) offerCopy();
  // The browser itself goes to the place in the address when everything has loaded.
  else window.addEventListener('load', () => setTimeout(afterRows));

  /** Says what came of a request, of saving or of being here. */
  function changed({ outcome, facts, name: other = '', list = [] }) {
    if (outcome === 'saved') notes.calm('ended', 'another');
    if (outcome === 'saved' && facts.others === undefined) {
      notes.calm('conflict');
      if (saver.isDirty()) notes.passing('unsaved');
      else notes.outcome(facts.saved, 'saved');
    }
    if (['wrong', 'unreachable', 'busy'].includes(outcome)) notes.outcome(notes.words(outcome), outcome);
    if (['ended', 'another', 'gone', 'closed', 'conflict'].includes(outcome)) {
      notes.alarm(outcome, { slots: { name: other }, list });
      if (saver.isDirty()) notes.outcome(notes.words('unsaved'), 'unsaved');
    }
  }

  /** Text that an earlier page of this form could not get saved. */
  function offerCopy() {
    const here = typedIn(fieldsOf(form));
    // What stands in the form did arrive; only the answer got lost.
    for (const copy of copies.copiesOf(account, path)) if (typedIn(copy.fields) === here || copy.fields.length === 0) copies.drop(copy.name);
    const [copy] = copies.copiesOf(account, path);
    if (!copy) return;
    const time = timeIn(lang, copy.at);
    const box = Object.assign(document.createElement('div'), { className: 'writing-copy' });
    box.setAttribute('role', 'alert');
    form.before(box);
    box.append(notes.box('copy', { slots: { time } }));
    box.querySelector('[data-do="insert"]').addEventListener('click', async () => {
      if ((await saver.settle()) !== 'saved') return;
      copies.drop(copy.name);
      copies.keep(copies.nameOf({ account, path, page: pageIn(copy.fields) }), copy.fields);
      show(copy.fields);
    });
    box.querySelector('[data-do="drop"]').addEventListener('click', () => {
      if (!window.confirm(notes.words('sure').replace('%time%', time))) return;
      copies.drop(copy.name);
      box.remove();
    });
  }

  const pageIn = (fields) => fields.find(([field]) => field === 'page')?.[1] ?? '';

  /** Has the server draw the form with these fields, as many rows as they have, and what they were made from. */
  function show(fields) {
    const sending = Object.assign(document.createElement('form'), { method: 'post', action: path, hidden: true });
    for (const [field, value] of [...fields, ['then', 'show']]) {
      const box = Object.assign(document.createElement('textarea'), { name: field, value });
      sending.append(box);
    }
    document.body.append(sending);
    sending.submit();
  }

  /** After "add" the new row's first field has the focus, after "remove" the rows that are left. */
  function afterRows() {
    const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!at || !form.contains(at)) return;
    const rows = at.closest('.field-rows');
    const last = [...(rows?.querySelectorAll('tbody.rows-line, .rows-group') ?? [])].at(-1);
    const field = at.name === 'add' ? last?.querySelector('input:not([type="hidden"]), select, textarea') : at;
    field?.focus();
  }

  root.addEventListener('click', async ({ target }) => {
    const wish = target.closest('[data-do]')?.dataset.do;
    if (wish === 'show') form.requestSubmit();
    if (wish !== 'fetch') return;
    await saver.settle();
    location.assign(path);
  });
  for (const event of ['focus', 'online']) window.addEventListener(event, () => presence.again());
  document.addEventListener('visibilitychange', () => (document.hidden ? saver.save() : presence.again()));
  window.addEventListener('pagehide', () => saver.save());
}
