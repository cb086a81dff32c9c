/** Pastes a block of cells from a spreadsheet: right and down from the cell with the focus, with as many new rows as it takes. */
export function pasteInto(table, rows, { words, say }) {
  table.addEventListener('paste', (event) => {
    const cell = event.target;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // A single value is pasted as the browser does it.
    if (!cell.name || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    const start = { row: rows.all().indexOf(cell.closest('tbody')), column: rows.cellsIn(cell.closest('tbody')).indexOf(cell) };
    const done = fill(blockIn(text), start);
    table.closest('form').dispatchEvent(new Event('input', { bubbles: true }));
    say(words.pasted.replace('%rows%', done.rows).replace('%cells%', done.cells) + note('misfits', done.misfits) + note('outside', done.outside));
  });

  const note = (word, n) => (n > 0 ? ` ${words[word].replace('%n%', n)}` : '');

  function fill(block, start) {
    const done = { rows: 0, cells: 0, misfits: 0, outside: 0 };
    for (const [down, values] of block.entries()) {
      const row = rows.all()[start.row + down] ?? rows.add();
      if (!row) done.outside += values.length;
      if (!row) continue;
      done.rows += 1;
      const cells = rows.cellsIn(row);
      for (const [right, value] of values.entries()) {
        const cell = cells[start.column + right];
        if (!cell) done.outside += value === '' ? 0 : 1;
        else if (put(cell, value)) done.cells += 1;
        else done.misfits += 1;
      }
    }
    return done;
  }

  function put(cell, value) {
    unmark(cell);
    if (cell.tagName === 'SELECT') {
      const option = optionFor(cell, value);
      if (!option) return mark(cell, value);
      cell.value = option.value;
    } else cell.value = value;
    cell.dispatchEvent(new Event('change', { bubbles: true }));
    const folded = cell.closest('details');
    if (folded && value !== '') folded.open = true;
    return true;
  }

  function mark(cell, value) {
    const message = Object.assign(document.createElement('span'), { className: 'form-error-message', id: `${cell.id}-pasted`, textContent: words.misfit.replace('%typed%', value) });
    cell.before(message);
    cell.setAttribute('aria-describedby', [cell.getAttribute('aria-describedby'), message.id].filter(Boolean).join(' '));
    cell.setAttribute('aria-invalid', 'true');
    cell.addEventListener('change', () => unmark(cell), { once: true });
    return false;
  }

  function unmark(cell) {
    const message = document.getElementById(`${cell.id}-pasted`);
    if (!message) return;
    message.remove();
    cell.removeAttribute('aria-invalid');
    cell.setAttribute('aria-describedby', cell.getAttribute('aria-describedby').replace(message.id, '').trim());
  }
}

const same = (text) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** By its label, in either language, or by its value; nothing stands for the first, empty choice. */
function optionFor(select, value) {
  const wanted = same(value);
  return [...select.options].find((option) => same(option.label) === wanted || same(option.dataset.also ?? '') === wanted || same(option.value) === wanted);
}

/** Rows and cells of what a spreadsheet puts on the clipboard; a cell with breaks or tabs in it stands in quotes. */
export function blockIn(text) {
  const block = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/g;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, quoted, plain, end] = found;
    block.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replace(/\s+/g, ' '));
    if (end === '' || cell.lastIndex >= text.length) break;
    if (end !== '\t') block.push([]);
  }
  return block;
}
