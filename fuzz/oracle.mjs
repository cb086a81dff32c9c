import { keyOf, meaningOf, partsOf, sectionNamed } from './sections.mjs';
import { differences, leaveActivities, quoted, stateOfSnapshot } from './stored.mjs';

/**
 * What a person means by pressing "save", going by nothing but what their page has shown: what they changed, took away,
 * added, gave up, and left unanswered.
 */
export function intentOf(window, form = window.form) {
  const { section, base, aliases } = window;
  const { own, rows } = meaningOf(section, form);
  const chosen = new Map(form.conflicts.map(({ key }) => [key, form.controls.find(({ name, checked }) => name === `choice.${key}` && checked)?.value ?? null]));
  const unanswered = new Set([...window.pending].filter((key) => (chosen.get(key) ?? null) === null));
  const answerTo = (row, field) => chosen.get(`${row}/${field}`);
  const cells = new Map([...own].map(([field, value]) => [keyOf(section, '', field), value]));
  const present = new Set();
  const added = [];
  const removed = [];
  const restored = [];
  for (const row of rows) {
    const id = aliases.get(row.given) ?? row.given;
    present.add(id);
    if (answerTo(id, '') === 'theirs') continue;
    if (answerTo(id, '') === 'remove') {
      if (!window.gone.has(id)) removed.push(id);
      continue;
    }
    const isKnown = base.has(keyOf(section, id, ''));
    if (!isKnown) added.push({ given: row.given, id, cells: row.cells });
    else for (const [field, value] of row.cells) cells.set(keyOf(section, id, field), value);
  }
  for (const key of base.keys()) {
    const [, row, field] = partsOf(key);
    const isGivenUp = [...chosen].some(([one, choice]) => choice === 'theirs' && one.startsWith(`${row}/`));
    if (row && field === '' && !present.has(row)) (isGivenUp ? restored : removed).push(row);
  }
  const dirty = new Map([...cells].filter(([key, value]) => value !== (base.get(key) ?? '') && answerTo(...partsOf(key).slice(1)) !== 'theirs'));
  return { window, section, cells, dirty, added, removed, restored, unanswered };
}

/** Whether rows of the section go by an id that everybody knows beforehand, such as a target's. */
const goesByName = (section) => sectionNamed(section).id !== 'id';

/** The rows that a group of saves made, each found by everything that was typed in it. */
export function findNewRows(intents, before, after, issues) {
  const found = new Map();
  const taken = new Set();
  const fresh = [...after.keys()].filter((key) => partsOf(key)[2] === '' && !before.has(key));
  for (const { section, added, window } of intents) {
    for (const row of added) {
      const name = `${window.page}|${row.given}`;
      if (goesByName(section) || found.has(name)) continue;
      const fits = fresh.map(partsOf).filter(([where, id]) => where === section && [...row.cells].every(([field, value]) => after.get(keyOf(section, id, field)) === value));
      const free = fits.filter(([, id]) => !taken.has(id));
      if (fits.length > 1) issues.push(`a row of ${section} stands there ${fits.length} times: ${[...row.cells.values()].join(', ')}`);
      if (free[0]) {
        found.set(name, free[0][1]);
        taken.add(free[0][1]);
      }
    }
  }
  return (window, section, { given }) => (goesByName(section) ? given : found.get(`${window.page}|${given}`));
}

/**
 * What the application is after one acknowledged save, and what is wrong with that. Changes `state`.
 * @returns whether the save counts: it changed something, or this page agreed with somebody else's change
 */
function apply(state, { window, section, cells, dirty, added, removed, restored, unanswered }, idOf, issues, known) {
  let isChanged = false;
  const saw = (key, value) => window.seen.get(key)?.has(value) ?? false;
  const put = (key, value) => {
    isChanged = true;
    known.add(`${window.page} ${key} ${value}`);
    if (value === '' && partsOf(key)[1] === '') state.delete(key);
    else state.set(key, value);
  };
  const set = (key, value) => {
    const there = state.get(key) ?? '';
    if (there === value && known.has(`${window.page} ${key} ${value}`)) return;
    const isLeft = section === 'activities' && partsOf(key)[2] === 'partnerId' && there === '';
    if (isLeft && value === '') return;
    if (there !== value && !isLeft && !saw(key, there)) issues.push(`${key}: ${quoted(there)} was overwritten with ${quoted(value)} by ${window.name}, who had never seen it`);
    put(key, value);
  };
  for (const key of unanswered) if (isDecided(window.visible(state), { section, cells, added, removed, key })) issues.push(`the disagreement about ${section} ${key} was settled without ${window.name} having chosen`);
  // Who takes the other's value of a row that is not on the page has the row again, unless it is gone there as well.
  for (const row of [...removed, ...restored.filter((one) => !state.has(keyOf(section, one, '')))]) {
    // A line that was given to another partner meanwhile is no longer this signatory's to remove, and gone from that page.
    if (state.has(keyOf(section, row, '')) && !window.visible(state).has(keyOf(section, row, ''))) continue;
    const keys = [...state.keys()].filter((key) => key.startsWith(keyOf(section, row, '')));
    for (const key of keys) {
      if (partsOf(key)[2] !== '' && state.get(key) !== '' && !saw(key, state.get(key))) issues.push(`${key}: ${quoted(state.get(key))} was removed by ${window.name}, who had never seen it`);
      state.delete(key);
    }
    if (section === 'partners') leaveActivities(state, row);
    const gone = `${window.page} ${keyOf(section, row, '')} gone`;
    isChanged ||= keys.length > 0 || !known.has(gone);
    known.add(gone);
  }
  for (const [key, value] of dirty) {
    const [, row] = partsOf(key);
    if (row && !state.has(keyOf(section, row, ''))) issues.push(`${key}: ${quoted(value)} was typed by ${window.name} in a row that was gone, and nobody asked`);
    else set(key, value);
  }
  for (const row of added) {
    const id = idOf(window, section, row);
    if (id === undefined) {
      issues.push(`a new row of ${section} is missing: ${[...row.cells.values()].join(', ')}`);
      continue;
    }
    const isNew = !state.has(keyOf(section, id, ''));
    // A signatory's page has rows without some of their cells; those begin empty.
    if (isNew) for (const field of Object.keys(sectionNamed(section).cells ?? {})) put(keyOf(section, id, field), '');
    for (const [field, value] of [['', ''], ...row.cells]) {
      const key = keyOf(section, id, field);
      if (isNew) put(key, value);
      else set(key, value);
    }
  }
  return isChanged;
}

/** Whether a save decides something that its page was asked about and did not answer. */
function isDecided(state, { section, cells, added, removed, key }) {
  const [row, field] = key.split('/');
  const isThere = row === '' || state.has(keyOf(section, row, ''));
  if (field === '') {
    if (removed.includes(row)) return isThere;
    return added.some(({ id }) => id === row) || (isThere && [...cells.keys()].some((one) => partsOf(one)[1] === row));
  }
  const mine = cells.get(keyOf(section, row, field));
  return isThere && mine !== undefined && mine !== (state.get(keyOf(section, row, field)) ?? '');
}

/**
 * Finds the order in which saves that were sent at the same time must have happened: one that explains the stored
 * application completely and wrongs nobody. Where there is none, says what is wrong with the best one.
 */
export function explain(before, after, deeds, idOf) {
  let best = null;
  for (const order of permutations(deeds)) {
    const attempt = inOrder(before, after, order, idOf);
    if (attempt.issues.length === 0) return attempt;
    if (!best || attempt.issues.length < best.issues.length) best = attempt;
  }
  return best;
}

function inOrder(before, after, order, idOf) {
  const state = new Map(before.state);
  const issues = [];
  const states = [new Map(state)];
  const sent = [];
  const known = new Set();
  let isClosed = before.isClosed;
  for (const deed of order) {
    if (deed.kind === 'submit' && !isClosed) sent.push(new Map(state));
    if (deed.kind !== 'post') {
      isClosed = deed.kind === 'submit';
      continue;
    }
    if (isClosed) issues.push(`${deed.intent.window.name} saved ${deed.intent.section} in an application that was closed`);
    const revision = before.revision + states.length;
    const isLogged = after.edits.some((edit) => edit.revision === revision && edit.page === deed.intent.window.page);
    if (!apply(state, deed.intent, idOf, issues, known)) continue;
    states.push(new Map(state));
    if (!isLogged) issues.push(`the log has no revision ${revision} by ${deed.intent.window.name}, who changed ${[...deed.intent.dirty.keys(), ...deed.intent.removed].join(', ')}`);
  }
  issues.push(...differences(state, after.state));
  const stored = after.submissions.slice(before.submissions.length);
  if (stored.length !== sent.length) issues.push(`${stored.length} versions were stored where ${sent.length} were sent in`);
  for (const [at, { version, snapshot }] of stored.entries()) if (sent[at]) issues.push(...differences(sent[at], stateOfSnapshot(snapshot)).map((one) => `version ${version} is not what was stored: ${one}`));
  if (after.revision !== before.revision + states.length - 1) issues.push(`the revision went from ${before.revision} to ${after.revision} with ${states.length - 1} changes; the log says ${after.edits.map(({ revision, section, row, field, before: was, after: is }) => `${revision} ${keyOf(section, row ?? '', field)} ${quoted(was)} to ${quoted(is)}`).join('; ')}`);
  return { issues, stateAt: (revision) => states[revision - before.revision] };
}

function* permutations(list) {
  if (list.length < 2) yield list;
  else for (const [at, first] of list.entries()) for (const rest of permutations(list.toSpliced(at, 1))) yield [first, ...rest];
}
