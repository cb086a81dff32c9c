/**
 * What a browser knows of one form of a page: its controls with their values, which of them carry a message, its add and
 * remove buttons, and the disagreements it asks about. Null where the page has no form that leads to `action`.
 */
export function readForm(html, action) {
  const at = html.indexOf(`<form method="post" action="${action}"`);
  if (at < 0) return null;
  const text = html.slice(at, html.indexOf('</form>', at));
  const controls = [];
  const buttons = [];
  const tag = /<(input|textarea|select|button)\b([^>]*)>/g;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    const [, kind, rest] = found;
    const has = attributesOf(rest);
    const control = { name: has.name, value: has.value ?? '', invalid: has['aria-invalid'] === 'true' };
    if (kind === 'button') {
      if (has.name) buttons.push({ name: has.name, value: has.value ?? '' });
    } else if (kind === 'textarea') {
      const end = text.indexOf('</textarea>', tag.lastIndex);
      controls.push({ ...control, kind: has.hidden === undefined ? kind : 'hidden', value: unescaped(text.slice(tag.lastIndex, end).replace(/^\r?\n/, '')) });
      tag.lastIndex = end;
    } else if (kind === 'select') {
      const end = text.indexOf('</select>', tag.lastIndex);
      const options = [...text.slice(tag.lastIndex, end).matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, given, label]) => ({ ...attributesOf(given), label: unescaped(label) }));
      const chosen = options.find(({ selected }) => selected !== undefined) ?? options[0];
      controls.push({ ...control, kind, value: chosen?.value ?? '', options: options.map(({ value }) => value), labels: new Map(options.map(({ value, label }) => [value, label])) });
      tag.lastIndex = end;
    } else if (has.type === 'checkbox' || has.type === 'radio') controls.push({ ...control, kind: has.type, value: has.value ?? 'on', checked: has.checked !== undefined });
    else if (has.name) controls.push({ ...control, kind: has.type === 'hidden' ? 'hidden' : 'text' });
  }
  return { action, controls, buttons, conflicts: conflictsIn(text) };
}

/** Name and value of everything a browser would send, in page order. */
export function successful({ controls }) {
  return controls.filter(({ kind, checked }) => (kind !== 'checkbox' && kind !== 'radio') || checked).map(({ name, value }) => [name, value.replace(/\r?\n/g, '\r\n')]);
}

export function controlNamed(form, name) {
  return form.controls.find((control) => control.name === name);
}

function conflictsIn(text) {
  return text.split('<div class="conflict">').slice(1).map((part) => {
    const key = unescaped(/name="disagreement" value="([^"]*)"/.exec(part)?.[1] ?? '');
    const [mine, theirs] = part.slice(0, part.indexOf('<input')).split('<h4>').slice(1);
    return { key, mine: linesIn(mine), theirs: linesIn(theirs) };
  });
}

const linesIn = (part = '') => [...part.matchAll(/<p>([^<]*)<\/p>/g)].map(([, line]) => unescaped(line)).join('\n');

function attributesOf(text) {
  const found = {};
  for (const [, name, value] of text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) found[name] = unescaped(value ?? '');
  return found;
}

const named = { amp: '&', lt: '<', gt: '>', quot: '"' };
function unescaped(text) {
  return text.includes('&') ? text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, number, name) => (name ? (named[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)))) : text;
}
