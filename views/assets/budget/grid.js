import { keysIn } from './keys.js';
import { keepLive } from './live.js';
import { pasteInto } from './paste.js';
import { rowsOf } from './rows.js';

/** Comfort for a form's table of lines: rows without a round trip, keys and paste as in a spreadsheet, figures that follow. */
export function gridIn(form, table) {
  const words = Object.fromEntries([...document.querySelectorAll('[data-grid-words] [data-word]')].map((word) => [word.dataset.word, word.textContent.trim()]));
  const status = Object.assign(document.createElement('p'), { className: 'grid-status' });
  status.setAttribute('role', 'status');
  table.after(status);
  const rows = rowsOf(table, words);
  const say = (text) => (status.textContent = text);
  keysIn(table, rows);
  pasteInto(table, rows, { words, say });
  keepLive(form, table, { words });
  const showIn = showHours(table);

  table.closest('.field-rows').querySelector('.rows-add[name="add"]').addEventListener('click', (event) => {
    const row = rows.add();
    if (!row) return;
    event.preventDefault();
    showIn(row);
    rows.cellsIn(row)[0].focus();
  });
}

/** Hours are asked for where they mean something; what stands there already never hides. */
function showHours(table) {
  const show = (row) => {
    const category = row.querySelector('[name$=".category"]').value;
    const cells = ['persons', 'hours', 'annualCost'].map((name) => row.querySelector(`[name$=".${name}"]`));
    const isNeeded = ['', 'staff', 'in-kind'].includes(category) || cells.some(({ value }) => value !== '');
    for (const cell of cells) cell.closest('.form-group').hidden = !isNeeded;
  };
  table.addEventListener('change', ({ target }) => target.name?.endsWith('.category') && show(target.closest('tbody')));
  for (const row of table.tBodies) show(row);
  return show;
}
