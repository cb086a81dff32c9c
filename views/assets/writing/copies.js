/**
 * What is typed and not yet acknowledged, kept in this browser: one copy a person, form and opened page. Where the
 * browser keeps nothing (a private window, a full store) everything goes on without.
 */
const prefix = 'fyrtaarn.copy';
const oldest = 30 * 86_400_000;
const mostCopies = 20;
const mostCharacters = 400_000;
/** Notices of pages that are shown after everything in a form was kept. */
const kept = new Set(['applications.saved', 'panel.desk.saved', 'panel.desk.submitted']);

export const nameOf = ({ account, path, page }) => [prefix, account, path, page].join(' ');

export function keep(name, fields) {
  const text = JSON.stringify({ at: Date.now(), fields });
  if (text.length > mostCharacters) return;
  attempt((store) => {
    tidy(store);
    store.setItem(name, text);
  });
}

export function drop(name) {
  attempt((store) => store.removeItem(name));
}

/** Copies of one person's typing in one form, the latest first. Nobody else's are ever looked at. */
export function copiesOf(account, path) {
  const start = `${[prefix, account, path].join(' ')} `;
  const found = attempt((store) => {
    tidy(store);
    return all(store).filter(({ name }) => name.startsWith(start));
  });
  return found ?? [];
}

export function forgetAll(account) {
  const start = `${prefix} ${account} `;
  attempt((store) => all(store).forEach(({ name }) => name.startsWith(start) && store.removeItem(name)));
}

/** A form was sent the plain way: the next page says whether it was stored. */
export function sent(name) {
  attempt(() => sessionStorage.setItem(`${prefix}.sent`, name));
}

export function stored() {
  const name = attempt(() => sessionStorage.getItem(`${prefix}.sent`));
  attempt(() => sessionStorage.removeItem(`${prefix}.sent`));
  if (name && kept.has(document.body.dataset.notice)) drop(name);
}

function tidy(store) {
  const copies = all(store);
  for (const [at, copy] of copies.entries()) {
    if (at >= mostCopies || Date.now() - copy.at > oldest) store.removeItem(copy.name);
  }
}

function all(store) {
  return Object.keys(store)
    .filter((name) => name.startsWith(`${prefix} `))
    .map((name) => ({ name, ...read(store.getItem(name)) }))
    .sort((a, b) => b.at - a.at);
}

function read(text) {
  try {
    const { at, fields } = JSON.parse(text);
    return { at: Number(at), fields: Array.isArray(fields) ? fields : [] };
  } catch {
    return { at: 0, fields: [] };
  }
}

function attempt(work) {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}
