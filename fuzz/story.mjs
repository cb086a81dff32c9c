import { readForm, successful } from './form-reader.mjs';
import { explain, findNewRows, intentOf } from './oracle.mjs';
import { keyOf, sectionNamed } from './sections.mjs';
import { differences, quoted, readStored, replay } from './stored.mjs';
import { Window } from './window.mjs';

/** One application with the people who write it, their open pages, and everything known to be true of it. */
export class Story {
  windows = [];
  lastEdit = 0;
  /** Versions sent in: number to hash. They never change. */
  sent = new Map();
  acknowledged = 0;
  counts = {};
  /** What happened, and what must not have happened, since somebody last asked. */
  steps = [];
  issues = [];

  constructor({ browser, client, consortium }) {
    Object.assign(this, { browser, client, ...consortium });
  }

  async begin() {
    this.now = await this.stored();
    this.log = new Map(this.now.state);
  }

  say(step) {
    this.steps.push(step);
  }

  blame(issue) {
    this.issues.push(issue);
    this.steps.push(`  !! ${issue}`);
  }

  pathOf(section) {
    return `/ansoegninger/${this.id}/${sectionNamed(section).path}`;
  }

  /** Something was changed past the portal, such as a membership. */
  async refresh() {
    this.now = await this.stored();
  }

  async stored() {
    const stored = await readStored(this.client, this.id, this.lastEdit);
    this.lastEdit = stored.edits.at(-1)?.id ?? this.lastEdit;
    return stored;
  }

  /** Sends several requests at the same time, waits for all, and looks whether everything that followed was right. */
  async together(deeds) {
    const before = this.now;
    const started = deeds.map((deed) => this.start(deed));
    for (const [at, answer] of (await Promise.all(started)).entries()) deeds[at].answer = answer;
    const after = await this.stored();
    const kept = deeds.filter((deed) => isKept(deed));
    const issues = replay(this.log, after.edits);
    const idOf = findNewRows(kept.flatMap(({ intent }) => intent ?? []), before.state, after.state, issues);
    const told = explain(before, after, kept, idOf);
    issues.push(...told.issues, ...differences(this.log, after.state).map((one) => `the log, replayed, gives another application: ${one}`), ...this.checkSent(after));
    this.now = after;
    this.log = new Map(after.state);
    this.acknowledged += kept.filter(({ kind }) => kind === 'post').length;
    for (const deed of deeds) this.say(`${deed.said} → ${deed.answer.status}${isKept(deed) ? ' kept' : ''}`);
    for (const issue of issues) this.blame(issue);
    for (const deed of deeds) this.absorb(deed, told, idOf);
    this.windows = this.windows.filter(({ isClosed }) => !isClosed);
  }

  start(deed) {
    const { window, person, kind, button } = deed;
    if (kind === 'open') return this.browser.get(window.path, window.person.cookie);
    if (moves[kind]) return this.browser.post(`/ansoegninger/${this.id}/${moves[kind]}`, person.cookie, [['declaration', '1']]);
    deed.pairs = kind === 'late' ? window.early : window.pairs(button);
    deed.basis = window.basis;
    if (kind === 'post') deed.intent = intentOf(window);
    return this.browser.post(window.path, window.person.cookie, deed.pairs);
  }

  /** What was sent in stays as it is. */
  checkSent({ submissions }) {
    const changed = [...this.sent].filter(([version, sha256]) => submissions[version - 1]?.sha256 !== sha256);
    for (const { version, sha256 } of submissions) this.sent.set(version, sha256);
    return changed.map(([version]) => `version ${version}, which was sent in, has changed`);
  }

  absorb(deed, told, idOf) {
    const { kind, window, answer } = deed;
    this.count(`${kind} ${answer.status}`);
    if (answer.status >= 500) this.blame(`${deed.said} was answered with ${answer.status}`);
    if (moves[kind] || kind === 'late') return;
    if (kind === 'open') this.absorbOpened(deed, told);
    else if (kind === 'turn') this.absorbTurn(deed);
    else if (isKept(deed)) {
      window.learn(deed.intent, idOf);
      // The network may bring it once more, after what this page sends later.
      if (window.person.hasScript) window.early = deed.pairs;
      if (!deed.isLost && deed.button?.value !== 'autosave') window.isClosed = true;
    } else if (!deed.isLost) this.absorbRefused(deed, told);
  }

  absorbOpened({ window, answer }, told) {
    if (answer.status !== 200) return;
    if (!window.show(answer.text)) return this.blame(`${window.name} got a page without a form`);
    const state = told.stateAt(window.basis);
    if (!state) return this.blame(`${window.name} got a page of revision ${window.basis}, which never was`);
    window.standsOn(state);
    for (const issue of window.differsFrom(state)) this.blame(issue);
    if (!window.isLook) this.windows.push(window);
  }

  /** "Add" and "remove" keep all that was typed, and every question that is still open. */
  absorbTurn({ window, answer, button, pairs, basis }) {
    if (answer.status === 401) return this.checkSignedOut(window, answer, pairs);
    if (![200, 409, 422].includes(answer.status)) return this.turnedAway(window, answer);
    const intent = intentOf(window);
    const removed = button.name === 'remove' ? rowIn(window, button.value) : null;
    const open = window.form.conflicts.map(({ key }) => key);
    if (!window.show(answer.text)) return this.blame(`${window.name} got a page without a form`);
    for (const lost of window.missing(intent, removed)) this.blame(`${window.name} pressed ${button.name}, and this was gone from the page: ${lost}`);
    if (window.basis !== basis) this.blame(`${window.name} pressed ${button.name}, and the page was of another revision`);
    const asked = new Set(window.form.conflicts.map(({ key }) => key));
    for (const key of open) if (!asked.has(key) && !window.isMoot(key, this.now.state)) this.blame(`${window.name} pressed ${button.name}, and the page no longer asked about ${key}`);
    window.pending = asked;
    if (answer.status === 422) window.refusals += 1;
  }

  absorbRefused({ window, answer, button, intent, pairs, basis }, told) {
    if (answer.status === 401) return this.checkSignedOut(window, answer, pairs);
    // The script leaves the page as it is when it is sent elsewhere.
    if (button?.value === 'autosave' && answer.status === 303) return;
    if (![409, 422].includes(answer.status)) return this.turnedAway(window, answer);
    const known = window.base;
    if (!window.show(answer.text)) return this.turnedAway(window, answer);
    for (const lost of window.missing(intent)) this.blame(`${window.name} was answered ${answer.status}, and this was gone from the page: ${lost}`);
    window.refusals = answer.status === 422 ? window.refusals + 1 : 0;
    const asked = new Set(window.form.conflicts.map(({ key }) => key));
    const isOpenBefore = window.pending;
    window.pending = asked;
    const isUnmerged = answer.status === 422 || window.basis === basis;
    if (isUnmerged) for (const key of intent.unanswered) if (!asked.has(key) && !window.isMoot(key, this.now.state)) this.blame(`${window.name} was answered ${answer.status}, and the page no longer asked about ${key}`);
    if (window.basis === basis && (answer.status === 422 || /data-closed|kan ikke ændres lige nu/.test(answer.text))) return;
    const state = told.stateAt(window.basis);
    if (!state) return this.blame(`${window.name} got a page of revision ${window.basis}, which never was`);
    if (answer.status === 409) this.checkConflicts(window, intent, { known, state, isOpenBefore });
    window.standsOn(state);
  }

  /** Both values stand on the page, and nobody is asked about what nobody else has touched. */
  checkConflicts(window, intent, { known, state, isOpenBefore }) {
    if (window.form.conflicts.length === 0) this.blame(`${window.name} was answered 409 and asked nothing`);
    for (const { key, mine, theirs } of window.form.conflicts) {
      const [row, field] = key.split('/');
      if (field === '') {
        const stored = [...state].filter(([one]) => one.startsWith(keyOf(window.section, row, '')) && window.visible(state).has(one));
        for (const [one, value] of stored) if (!shows(theirs, value)) this.blame(`${window.name} was asked about a row and not shown ${one}: ${quoted(value)}`);
        continue;
      }
      const place = keyOf(window.section, row, field);
      const [own, other] = [intent.cells.get(place) ?? '', state.get(place) ?? ''];
      if (!shows(theirs, other)) this.blame(`${window.name} was asked about ${place} and not shown ${quoted(other)}`);
      else window.sees(place, other);
      if (intent.cells.has(place) && !shows(mine, own)) this.blame(`${window.name} was asked about ${place} and not shown the own ${quoted(own)}`);
      if (!isOpenBefore.has(key) && intent.cells.has(place) && (own === other || other === (known.get(place) ?? ''))) this.blame(`${window.name} was asked about ${place}, which nobody else had changed`);
    }
  }

  /** Whoever is signed out while writing gets everything back to send again. */
  checkSignedOut(window, answer, pairs) {
    const form = readForm(answer.text, window.path);
    const sent = (list) => list.map(([name, value]) => `${name}=${value.replace(/\r\n?/g, '\n')}`).sort().join('\0');
    if (!form || sent(successful(form)) !== sent(pairs)) this.blame(`${window.name} was signed out, and what was typed does not stand on the page`);
    window.person.isSignedOut = true;
  }

  /** 403 and 404 are for people who may no longer write; a page without the form is for an application sent in meanwhile. */
  turnedAway(window, answer) {
    window.refusals = 9;
    const { person } = window;
    const mayWrite = person.isMember && (person.role !== 'signatory' || this.now.state.has(keyOf('partners', person.partnerId, '')));
    if ([403, 404].includes(answer.status) && !mayWrite) return;
    this.blame(`${window.name} was sent away with ${answer.status} ${answer.location ?? ''}, and what was typed is gone`);
  }

  count(what) {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /** A page to write on; it counts as open once it has been answered. */
  page(person, section) {
    return new Window(person, section, this.pathOf(section));
  }
}

/** What the lead does with the application as a whole. */
const moves = { submit: 'indsendelse', reopen: 'genaabning', withdraw: 'tilbagetraekning' };

function isKept({ kind, answer }) {
  if (moves[kind]) return answer.status === 303;
  return kind === 'post' && ((answer.status === 303 && answer.isSaved) || (answer.status === 200 && answer.isJson));
}

function rowIn(window, prefix) {
  const { id } = sectionNamed(window.section);
  const given = window.form.controls.find(({ name }) => name === `${prefix}.${id}`)?.value;
  return window.aliases.get(given) ?? given;
}

/** Whether a value can be read in some lines: to the letter where it holds a word of its own, else taken on trust. */
function shows(lines, value) {
  const plain = (text) => text.replace(/\s+/g, ' ');
  return !/w\d+w/.test(value) || plain(lines).includes(plain(value));
}
