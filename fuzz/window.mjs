import { controlNamed, readForm, successful } from './form-reader.mjs';
import { keyOf, meaningOf, partsOf, sectionNamed } from './sections.mjs';
import { quoted } from './stored.mjs';

let windows = 0;

/** One open page of one person, with everything that page has ever shown: nobody can know more than that. */
export class Window {
  /** Values each place has shown on this page, or that were typed here. */
  seen = new Map();
  /** What stood there when the page last came to know it. */
  base = new Map();
  /** The page's own name of a new row to the name it was stored under. */
  aliases = new Map();
  /** Rows that a save of this page is known to have taken away. */
  gone = new Set();
  /** Disagreements that were shown and not yet chosen between. */
  pending = new Set();
  refusals = 0;

  constructor(person, section, path) {
    this.person = person;
    this.section = section;
    this.path = path;
    this.name = `${person.name}#${(windows += 1)}`;
  }

  get page() {
    return controlNamed(this.form, 'page')?.value ?? '';
  }

  get basis() {
    return Number(controlNamed(this.form, 'basis')?.value);
  }

  /** What is sent; where the page's script runs, it counts what it sends. */
  pairs(button = null) {
    const turn = controlNamed(this.form, 'turn');
    if (turn && this.person.hasScript) turn.value = String(Number(turn.value) + 1);
    return [...successful(this.form), ...(button ? [[button.name, button.value]] : [])];
  }

  /** Shows a page: from now on this person knows what stands on it. */
  show(html) {
    const form = readForm(html, this.path);
    if (!form) return false;
    this.form = form;
    for (const [key, value] of this.shown()) this.sees(key, value);
    return true;
  }

  /** Every value of the page in its place; rows that are nowhere stored yet under the name the page gave them. */
  shown() {
    const { own, rows } = meaningOf(this.section, this.form);
    const cells = new Map([...own].map(([field, value]) => [keyOf(this.section, '', field), value]));
    for (const { given, cells: ofRow } of rows) {
      const id = this.aliases.get(given) ?? given;
      cells.set(keyOf(this.section, id, ''), '');
      for (const [field, value] of ofRow) cells.set(keyOf(this.section, id, field), value);
    }
    return cells;
  }

  sees(key, value) {
    if (!this.seen.has(key)) this.seen.set(key, new Set());
    this.seen.get(key).add(value);
  }

  /** What of the stored application a page of this section shows this person. */
  visible(state) {
    const { partnerId, role } = this.person;
    const isOwn = (row) => role !== 'signatory' || row === partnerId || state.get(keyOf(this.section, row, 'partnerId')) === partnerId;
    return new Map([...state].filter(([key]) => partsOf(key)[0] === this.section && (partsOf(key)[1] ? isOwn(partsOf(key)[1]) : role !== 'signatory')));
  }

  /** The page is from now on one of the application as it stood then. */
  standsOn(state) {
    this.base = this.visible(state);
    this.gone = new Set();
  }

  /** What a fresh page shows must be what is stored. */
  differsFrom(state) {
    const shown = this.shown();
    const stored = this.visible(state);
    // A signatory's page has rows without some of their cells, and a round that says nothing of state aid does not ask.
    const isHidden = (key) => (this.person.role === 'signatory' || partsOf(key)[2] === 'aidBasis') && partsOf(key)[2] !== '' && !shown.has(key);
    const lacking = [...stored].filter(([key, value]) => shown.get(key) !== value && !isHidden(key));
    const extra = [...shown].filter(([key, value]) => value !== '' && (stored.get(key) ?? '') !== value);
    return [...lacking, ...extra].map(([key]) => `${key}: ${this.name} is shown ${quoted(shown.get(key))}, while ${quoted(stored.get(key))} is stored`);
  }

  /** A save of this page has been kept, whether or not its sender got to know. */
  learn({ dirty, added, removed, unanswered }, idOf) {
    for (const [key, value] of dirty) this.knows(key, value);
    for (const row of removed) this.gone.add(row);
    for (const row of removed) for (const key of this.base.keys()) if (key.startsWith(keyOf(this.section, row, ''))) this.base.delete(key);
    for (const row of added) {
      const id = idOf(this, this.section, row);
      if (id === undefined) continue;
      this.aliases.set(row.given, id);
      this.knows(keyOf(this.section, id, ''), '');
      for (const [field, value] of row.cells) this.knows(keyOf(this.section, id, field), value);
    }
    this.pending = new Set(unanswered);
  }

  knows(key, value) {
    this.base.set(key, value);
    this.sees(key, value);
  }

  /** What was typed and does not stand on the page that came back. */
  missing({ dirty, added }, removedRow = null) {
    const shown = this.shown();
    const { rows } = meaningOf(this.section, this.form);
    const lost = [...dirty].filter(([key, value]) => {
      const [, row, field] = partsOf(key);
      return row !== removedRow && (shown.get(key) ?? '') !== value && !this.lacksOption(row, field, value);
    });
    const lostRows = added.filter(({ given, id, cells }) => given !== removedRow && id !== removedRow && !rows.some((row) => [...cells].every(([field, value]) => row.cells.get(field) === value || this.lacksOption(row.given, field, value))));
    return [...lost.map(([key, value]) => `${key}: ${quoted(value)}`), ...lostRows.map(({ cells }) => `the row ${[...cells.values()].join(', ')}`)];
  }

  /** Whether a question is about a row that is neither on the page nor stored any more. */
  isMoot(key, state) {
    const existence = keyOf(this.section, key.split('/')[0], '');
    return !key.startsWith('/') && !this.shown().has(existence) && !this.visible(state).has(existence);
  }

  /** A list box cannot show what can no longer be chosen, such as a partner who is gone. */
  lacksOption(row, field, value) {
    const { group } = sectionNamed(this.section);
    if (!group || row === '') return false;
    return this.form.controls.some(({ kind, name, options }) => kind === 'select' && name.endsWith(`.${field}`) && !options.includes(value));
  }
}
