/** More than anybody types by hand; a longer list is imported. */
const mostRows = 400;
const placeholder = 9999;

/** The table's rows, one `tbody` each, and new ones from the page's template. */
export function rowsOf(table, words) {
  const template = document.querySelector('template[data-row-of]');
  const all = () => [...table.tBodies];
  const numbers = () => all().map((row) => Number(/(\d+)$/.exec(row.id)[1]));

  function add() {
    if (all().length >= mostRows) return null;
    const number = Math.max(-1, ...numbers()) + 1;
    const row = template.content.cloneNode(true).firstElementChild;
    for (const element of [row, ...row.querySelectorAll('*')]) {
      for (const { name, value } of [...element.attributes]) if (value.includes(String(placeholder))) element.setAttribute(name, value.replaceAll(`[${placeholder}]`, `[${number}]`).replaceAll(`-${placeholder}`, `-${number}`));
    }
    const label = words.line.replace('#', String(all().length + 1));
    row.querySelector('.rows-number').textContent = label;
    for (const spoken of row.querySelectorAll('.row-remove .sr-only, summary .sr-only')) spoken.textContent = ` ${label}`;
    row.querySelector('[name$=".id"]').value = newId();
    all().at(-1).after(row);
    return row;
  }

  return {
    all,
    add,
    /** Every cell that somebody fills in, as a spreadsheet would have them side by side. */
    cellsIn: (row) => [...row.querySelectorAll('input:not([type="hidden"]), select')],
  };
}

/** `crypto.randomUUID` is for secure pages only. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
