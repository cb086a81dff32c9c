import { controlNamed } from './form-reader.mjs';
import { sectionNamed } from './sections.mjs';

/** Valid company numbers, few enough for two people to type the same. */
const companies = ['13748136', '25313763', '61056416', '10150817'];
let typedSoFar = 0;

/** Something nobody else has typed, so that it can be found again. */
const token = () => `w${(typedSoFar += 1)}w`;
const amount = () => String(100_000 + (typedSoFar += 1));

/** Changes a few things on a page, as a person would; what it answers says what, for the story that is printed. */
export function type(window, chance, { isCalm }) {
  const many = chance.int(1, 3);
  const said = [];
  for (let at = 0; at < many; at += 1) {
    const control = chance.pick(window.form.controls.filter((one) => isTypable(one, isCalm)));
    if (control) said.push(...change(window.form, control, chance));
  }
  return said;
}

function isTypable({ kind, name }, isCalm) {
  if (kind === 'hidden' || kind === 'radio') return false;
  return !isCalm || ['text', 'textarea'].includes(kind) && !/amount|fund|hours|persons|annualCost|contribution|baseline|aim|year|cvr|Day|Month|Year/.test(name);
}

function change(form, control, chance) {
  const [, prefix, cell] = /^(\w+\[\d+\])\.(\w+)$/.exec(control.name) ?? [];
  if (control.kind === 'checkbox') {
    control.checked = !control.checked;
    // Whoever makes one the lead mostly unmakes the other.
    if (cell === 'isLead' && control.checked && chance.chance(0.8)) for (const other of form.controls) if (other !== control && other.name.endsWith('.isLead')) other.checked = false;
    return [`${control.name}=${control.checked ? control.value : 'off'}`];
  }
  put(control, valueFor(control, cell ?? control.name, chance));
  const said = [`${control.name}=${control.value.replace(/\n/g, '⏎')}`];
  if (prefix) said.push(...complete(form, prefix, chance));
  return said;
}

function put(control, value) {
  control.value = value;
  control.invalid = false;
}

function valueFor(control, name, chance) {
  if (control.kind === 'select') return chance.pick(control.options.filter((value) => value !== '')) ?? '';
  if (/^fund\.|amount/.test(name)) return chance.chance(0.03) ? 'mange penge' : chance.chance(0.15) && name !== 'amount' ? '' : chance.chance(0.3) ? `${amount()},50` : amount();
  if (name === 'persons') return chance.pick(['', '1', '12', '1.200']);
  if (name === 'annualCost') return chance.pick(['', '620.000', '480.000,50', amount()]);
  if (name === 'hours') return chance.pick(['', '12,50', '100', '7,5', amount()]);
  if (['contribution', 'baseline', 'aim'].includes(name)) return chance.pick(['', '3', '0,50', '1.250', amount()]);
  if (/[yY]ear/.test(name)) return String(chance.int(2026, 2034));
  if (name.endsWith('Day')) return String(chance.int(1, 28));
  if (name.endsWith('Month')) return String(chance.int(1, 12));
  if (name === 'cvr') return chance.chance(0.4) ? '' : chance.pick(companies);
  if (name === 'productionUnit') return chance.chance(0.3) ? '' : `10${amount()}00`.padEnd(10, '0').slice(0, 10);
  if (name !== 'name' && chance.chance(0.05)) return '';
  const old = control.value.length < 60 && chance.chance(0.4) ? `${control.value} ` : '';
  const more = control.kind === 'textarea' && chance.chance(0.4) ? `\nLinje <to> & "tre" ${token()}\n` : '';
  return `${old}${chance.pick(['', ' ', 'Æ'])}${token()}${more}${chance.pick(['', ' ', '  ø'])}`;
}

/** What a row needs beside the one thing that was typed in it. */
function complete(form, prefix, chance) {
  const cell = (name) => controlNamed(form, `${prefix}.${name}`);
  const said = [];
  const fill = (name, value) => {
    const control = cell(name);
    if (!control || control.value === value) return;
    put(control, value);
    said.push(`${control.name}=${value}`);
  };
  for (const name of ['targetId', 'partnerId', 'category', 'sector', 'kind']) if (cell(name)?.value === '') fill(name, chance.pick(cell(name).options.filter((value) => value !== '')) ?? '');
  for (const name of ['name', 'description', 'explanation', 'title', 'indicator']) if (cell(name)?.value === '') fill(name, token());
  if (cell('annualCost')) completeHours(cell, fill, chance);
  else if (cell('amount')?.value === '') fill('amount', amount());
  if (cell('sourceName')) fill('sourceName', cell('partnerId').value === 'other' ? cell('sourceName').value || token() : '');
  if (cell('hours') && cell('kind') && cell('hours').value !== '' && cell('kind').value !== 'working-hours') fill('kind', 'working-hours');
  return said;
}

/** Hours belong to staff, an annual cost needs hours, and both together make the amount. */
function completeHours(cell, fill, chance) {
  const isGiven = (name) => cell(name).value !== '';
  if (['persons', 'hours', 'annualCost'].some(isGiven)) fill('category', 'staff');
  if (isGiven('annualCost') && !isGiven('hours')) fill('hours', chance.pick(['410', '12,50']));
  const isReckoned = isGiven('annualCost') && isGiven('hours');
  if (isReckoned) fill('amount', '');
  else if (!isGiven('amount')) fill('amount', amount());
}

/** Chooses between both values where the page asks; now and then leaves one unanswered, or puts both together. */
export function choose(window, chance) {
  return window.form.conflicts.flatMap(({ key, theirs }) => {
    if (!window.pending.has(key)) return [];
    const radios = window.form.controls.filter(({ kind, name }) => kind === 'radio' && name === `choice.${key}`);
    if (radios.length === 0 || chance.chance(0.12)) return [`leaves ${key} open`];
    const one = chance.pick(radios);
    for (const radio of radios) radio.checked = radio === one;
    const control = one.value === 'form' && chance.chance(0.3) ? controlOf(window, key) : null;
    if (!control || !['text', 'textarea'].includes(control.kind) || !/w\d+w/.test(control.value)) return [`${key}: ${one.value}`];
    put(control, `${control.value.slice(0, 60)} + ${theirs.slice(0, 60)}`);
    return [`${key}: both, ${control.value.replace(/\n/g, '⏎')}`];
  });
}

function controlOf(window, key) {
  const [row, field] = key.split('/');
  if (row === '') return controlNamed(window.form, field);
  const { id } = sectionNamed(window.section);
  const named = window.form.controls.find(({ name, value }) => name.endsWith(`.${id}`) && value === row);
  return named && controlNamed(window.form, named.name.replace(/\.\w+$/, `.${field}`));
}

/** Corrects what has a message beside it. */
export function correct(window, chance) {
  return window.form.controls.filter(({ invalid }) => invalid).flatMap((control) => {
    const [, prefix, cell] = /^(\w+\[\d+\])\.(\w+)$/.exec(control.name) ?? [];
    if (control.kind === 'checkbox') control.checked = false;
    else if (control.kind === 'select') put(control, chance.pick(control.options.filter((value) => value !== '')) ?? '');
    else if (/^fund\.|amount/.test(cell ?? control.name)) put(control, amount());
    else if (/^(persons|hours|annualCost)$/.test(cell ?? '')) put(control, '');
    else if (control.name.endsWith('Year')) put(control, control.name.startsWith('ends') ? '2039' : '2025');
    else if (/Day$|Month$/.test(control.name)) put(control, '1');
    else put(control, cell === 'name' ? token() : '');
    return [`${control.name}=${control.value}`, ...(prefix ? complete(window.form, prefix, chance) : [])];
  });
}
