/**
 * The sections as somebody sees them who knows only the page: where each is, which controls it has and when two texts
 * mean the same value. Written apart from the portal's own reading of forms, so that one can find the other wrong.
 */
const text = (typed) => typed.replace(/\r\n?/g, '\n').trim();
const line = (typed) => text(typed).replace(/\s+/g, ' ');
const digits = (typed) => typed.replace(/\s/g, '');
const number = (typed) => {
  const plain = typed.trim().replace(/\./g, '').replace(',', '.');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
};
const money = (typed) => {
  const [whole, cents = ''] = typed.trim().replace(/\./g, '').split(',');
  return whole === '' ? '' : `${whole}${cents.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
};

const project = { title: line, summary: text, purpose: text, activities: text };
const partner = { name: line, cvr: digits, productionUnit: digits, address: line, sector: line, size: line, aidBasis: line, isLead: line, role: text };

export const sections = {
  project: { path: 'projekt', fields: project, dates: ['startsOn', 'endsOn'] },
  focusAreas: { path: 'indsatsomraader', set: 'focusAreas' },
  targets: { path: 'maal', group: 'targets', id: 'targetId', cells: { contribution: number, unit: line, year: line, explanation: text } },
  goals: { path: 'resultatmaal-og-effektmaal', group: 'goals', id: 'id', cells: { kind: line, targetId: line, indicator: line, unit: line, baseline: number, aim: number, year: line, source: line } },
  activities: { path: 'aktiviteter', group: 'activities', id: 'id', cells: { title: line, partnerId: line, description: text, milestone: text }, rowDates: ['startsOn', 'endsOn'] },
  partners: { path: 'partnere', group: 'partners', id: 'id', cells: partner },
  budget: { path: 'budget', group: 'costs', id: 'id', cells: { partnerId: line, category: line, year: line, description: line, amount: money, activityId: line, persons: number, hours: number, annualCost: money }, given: ['partnerId'], reckons: true },
  financing: { path: 'finansiering', group: 'financing', id: 'id', cells: { partnerId: line, sourceName: line, kind: line, hours: number, amount: money, origin: line, status: line, isConditional: line }, given: ['status'], prefix: 'fund.', prefixed: money },
};

export function sectionNamed(key) {
  return sections[key] ?? { path: `kriterier/${key.slice('criterion:'.length)}`, fields: { answer: text } };
}

/** A place for one value; `row` is '' for a section's own fields, `field` is '' for the row itself. */
export const keyOf = (section, row, field) => `${section}|${row}|${field}`;
export const partsOf = (key) => key.split('|');

/** What a form says: fields by name, and its rows that are not blank, each with the name the page gave it. */
export function meaningOf(key, { controls }) {
  const { fields = {}, dates = [], set, group, id, cells, rowDates = [], prefix, prefixed, given = [], reckons = false } = sectionNamed(key);
  const values = new Map(controls.filter(({ kind, checked }) => kind !== 'checkbox' || checked).map(({ name, value }) => [name, value]));
  const own = new Map();
  for (const [name, read] of Object.entries(fields)) if (values.has(name)) own.set(name, read(values.get(name)));
  for (const name of dates) if (values.has(`${name}Day`)) own.set(name, dateOf(['Year', 'Month', 'Day'].map((end) => values.get(name + end).trim())));
  if (prefix) for (const [name, value] of values) if (name.startsWith(prefix)) own.set(name, prefixed(value));
  if (set) return { own, rows: controls.filter(({ name, checked }) => name === set && checked).map(({ value }) => ({ given: value, cells: new Map() })) };
  const rows = group ? rowsOf(controls, group, id, cells, given).map((row) => withDates(row, rowDates)) : [];
  return { own, rows: reckons ? rows.map(withoutProduct) : rows };
}

/** What follows from hours and an annual cost nobody has said: it stands there as the page itself has put it. */
function withoutProduct(row) {
  const isReckoned = row.cells.get('hours') && row.cells.get('annualCost');
  if (isReckoned && row.cells.get('amount') === money(row.was)) row.cells.set('amount', '');
  return row;
}

function dateOf(parts) {
  const [year, month, day] = parts;
  return parts.every((part) => part === '') ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function withDates(row, names) {
  for (const name of names) {
    const parts = ['Year', 'Month', 'Day'].map((end) => row.cells.get(name + end) ?? '');
    for (const end of ['Year', 'Month', 'Day']) row.cells.delete(name + end);
    row.cells.set(name, dateOf(parts));
  }
  return row;
}

function rowsOf(controls, group, id, cells, prefilled) {
  const rows = new Map();
  for (const { name, value, kind, checked } of controls) {
    const [, prefix, cell] = /^(\w+\[\d+\])\.(\w+)$/.exec(name) ?? [];
    if (!prefix?.startsWith(`${group}[`)) continue;
    const row = rows.get(prefix) ?? { prefix, given: '', was: '', cells: new Map() };
    rows.set(prefix, row);
    // What the page itself has put there to know its own figures by.
    if (cell === 'was') row.was = value;
    else if (cell === id) row.given = value;
    else if (kind === 'checkbox') row.cells.set(cell, checked ? '1' : '');
    else row.cells.set(cell, (cells[cell] ?? text)(value));
  }
  const isFilled = ({ given, cells: values }) => (id !== 'id' && given !== '') || [...values].some(([cell, value]) => value !== '' && !prefilled.includes(cell));
  return [...rows.values()].filter(isFilled);
}
