const nameOf = (cell) => /\.(\w+)$/.exec(cell.name)?.[1];
const isSeen = (cell) => cell.offsetParent !== null;

/**
 * Up, down and Enter go from row to row in the same column; left and right leave a cell at the end of its text. Lists keep
 * their own keys, with which one chooses.
 */
export function keysIn(table, rows) {
  table.addEventListener('keydown', (event) => {
    const { target: cell, key } = event;
    if (cell.tagName !== 'INPUT' || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = { ArrowUp: () => below(cell, -1), ArrowDown: () => below(cell, 1), Enter: () => below(cell, 1) ?? addButton(), ArrowLeft: () => atStart(cell) && beside(cell, -1), ArrowRight: () => atEnd(cell) && beside(cell, 1) }[key]?.();
    if (!next && key !== 'Enter') return;
    event.preventDefault();
    next?.focus();
    if (next?.tagName === 'INPUT') next.select();
  });

  const addButton = () => table.closest('.field-rows').querySelector('.rows-add');

  function below(cell, step) {
    const all = rows.all();
    for (let at = all.indexOf(cell.closest('tbody')) + step; all[at]; at += step) {
      const there = rows.cellsIn(all[at]).find((one) => nameOf(one) === nameOf(cell) && isSeen(one));
      if (there) return there;
    }
    return null;
  }

  function beside(cell, step) {
    const seen = rows.cellsIn(cell.closest('tbody')).filter(isSeen);
    return seen[seen.indexOf(cell) + step] ?? null;
  }
}

const atStart = ({ selectionStart, selectionEnd }) => selectionStart === 0 && selectionEnd === 0;
const atEnd = ({ selectionStart, selectionEnd, value }) => selectionStart === value.length && selectionEnd === value.length;
