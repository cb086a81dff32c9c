import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as forms from '../forms/fields.js';
import { fileTexts } from '../files/files.texts.js';
import { signedOutTexts } from '../web/signed-out.texts.js';
import { defineTexts, gatherTexts, LANGS, pagination, platformTexts, shell, Views } from './index.js';

const texts = defineTexts({
  da: { title: 'Ærlig & "åben"', left: 'Du har {n} {n|ansøgning|ansøgninger}' },
  en: { title: 'Honest & "open"', left: 'You have {n} {n|application|applications}' },
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'views-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function viewsOf(files: Record<string, string>, strict = true): Views {
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, `${name}.hbs`), source);
  }
  return new Views({ dir, texts, strict });
}

function rendered(source: string, model: object, strict = true): string {
  return viewsOf({ 'components/box': '[{{text}}{{#if more}}+{{/if}}]', page: source }, strict).render('page', 'da', model);
}

describe('a strict template refuses', () => {
  const model = { name: 'x', rows: [{ name: 'y' }], gone: undefined, call: () => 'z' };
  it.each([
    ['a misspelt key', '{{naem}}'],
    ['a misspelt key in #if', '{{#if naem}}a{{/if}}'],
    ['a misspelt key in #unless', '{{#unless naem}}a{{/unless}}'],
    ['a misspelt key in #each', '{{#each rwos}}a{{/each}}'],
    ['a misspelt key of a row', '{{#each rows}}{{#if naem}}a{{/if}}{{/each}}'],
    ['a misspelt key of the parent', '{{#each rows}}{{#if ../naem}}a{{/if}}{{/each}}'],
    ['a misspelt key in a helper', '{{#if (eq naem "a")}}a{{/if}}'],
    ['a misspelt key in a text', '{{t "left" n=naem}}'],
    ['a misspelt partial context', '{{> components/box naem}}'],
    ['a misspelt partial argument', '{{> components/box text=naem more=true}}'],
    ['a forgotten partial argument', '{{> components/box text=name}}'],
    ['a partial without any context', '{{> components/box}}'],
    ['an undefined value', '{{gone}}'],
    ['an undefined value in #if', '{{#if gone}}a{{/if}}'],
    ['a printed object', '{{rows}}'],
    ['a function', '{{call}}'],
  ])('%s', (_what, source) => {
    expect(() => rendered(source, model)).toThrow(/^views\/page\.hbs \(da\): .*(naem|rwos|gone|more|text|rows|call)/s);
  });

  it('but takes null, empty and false, lists and their length, and frozen models', () => {
    const frozen = Object.freeze({ a: null, b: '', c: false, d: Object.freeze([Object.freeze({ e: 1n })]), f: [] });
    const source = '{{a}}{{b}}{{c}}{{#if a}}1{{/if}}{{#each d}}{{e}}{{/each}}{{d.length}}{{#each f}}{{else}}none{{/each}}';
    expect(rendered(source, frozen)).toBe('false11none');
  });
});

it('a file whose name begins with _ is a partial of its own folder, not a page', () => {
  const views = viewsOf({ 'round/_box': '[{{text}}]', 'round/page': '{{> round/_box text="a"}}' });
  expect(views.render('round/page', 'da', {})).toBe('[a]');
  expect(views.names).toEqual(['round/page']);
});

it('outside development a missing key in #if counts as empty', () => {
  expect(rendered('{{#if naem}}a{{else}}b{{/if}}', {}, false)).toBe('b');
});

describe('texts', () => {
  it('without values become part of the template, escaped, in each language', () => {
    const views = viewsOf({ page: '<p title="{{t "title"}}">{{t "title"}}</p>' });
    const danish = 'Ærlig &amp; &quot;åben&quot;';
    expect(views.render('page', 'da', {})).toBe(`<p title="${danish}">${danish}</p>`);
    expect(views.render('page', 'en', {})).toContain('Honest &amp; &quot;open&quot;');
  });

  it('are filled and escaped at run time where they have placeholders', () => {
    const views = viewsOf({ page: '{{t "left" n=n}}' });
    expect(views.render('page', 'da', { n: 1 })).toBe('Du har 1 ansøgning');
    expect(views.render('page', 'en', { n: 2 })).toBe('You have 2 applications');
    expect(views.render('page', 'da', { n: '<b>' })).toBe('Du har &lt;b&gt; ansøgninger');
  });

  it('are escaped once when they are an argument of a partial', () => {
    expect(rendered('{{> components/box text=(t "title") more=false}}', {})).toBe('[Ærlig &amp; &quot;åben&quot;]');
  });

  it('can be said in code, and must agree in their placeholders', () => {
    expect(texts.say('da', 'left', { n: 1 })).toBe('Du har 1 ansøgning');
    expect(() => defineTexts({ da: { a: '{n}' }, en: { a: '{m}' } })).toThrow('Text a');
    expect(() => gatherTexts(texts, texts)).toThrow('title is defined twice');
  });
});

describe('the start fails, naming template and fault, for', () => {
  it.each([
    ['an unknown text', '{{t "tilte"}}', 'there is no text tilte'],
    ['a text without its values', '{{t "left"}}', 'the text left takes (n) but is given ()'],
    ['a text with values it has no place for', '{{t "title" n=n}}', 'the text title takes () but is given (n)'],
    ['a text chosen at run time', '{{t key}}', 't takes one literal key'],
    ['an unknown partial', '{{> components/bxo this}}', 'there is no partial components/bxo'],
    ['an unknown helper', '{{shout name}}', 'shout'],
    ['broken syntax', '{{#if a}}', 'Parse error'],
  ])('%s', (_what, source, fault) => {
    expect(() => viewsOf({ 'round/page': source })).toThrow(new RegExp(`views/round/page\\.hbs: [^]*${fault.replace(/[()]/g, '\\$&')}`));
  });
});

it('escapes everything but the body of a page', () => {
  const files = { page: '<b>{{name}}</b>', 'layouts/page': '<title>{{shell.title}}</title>{{{body}}}' };
  const html = viewsOf(files).page('page', shellOf('da', '<Fyr>'), { name: '<i>' });
  expect(html).toBe('<title>&lt;Fyr&gt;</title><b>&lt;i&gt;</b>');
});

it('keeps the line breaks of a text area, also in a partial on a line of its own', () => {
  const field = forms.textareaField({ name: 'goal', label: 'Mål', value: '\nA\n  B' });
  expect(portal('{{> components/fields fields=fields}}').render('sample/page', 'da', { fields: [field] })).toContain('>\n\nA\n  B</textarea>');
});

describe('the portal in both languages', () => {
  const model = { fields: everyField(), errors: forms.errorsIn(everyField()), pages: pagination('da', { page: 2, pageSize: 10, total: 95, href: (n) => `?side=${n}` }) };
  it.each(LANGS)('renders every kind of field within the page (%s)', (lang) => {
    const source = '{{> components/error-summary errors=errors}}{{> components/fields fields=fields}}{{> components/pagination pages}}';
    const html = portal(source).page('sample/page', shellOf(lang, 'Prøve'), model);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(lang === 'da' ? 'Der er problemer' : 'There is a problem');
    expect(html).toContain(lang === 'da' ? '(frivilligt)' : '(optional)');
  });

  it('links every error to the id of a control', () => {
    const html = portal('{{> components/fields fields=fields}}').render('sample/page', 'da', model);
    expect(model.errors.map((error) => error.text)).toEqual(['text', 'date', 'radios', 'row', 'box']);
    for (const { href } of model.errors) expect(html).toContain(` id="${href.slice(1)}"`);
  });

  it('describes a field by its hint and error, above the control', () => {
    const field = forms.textField({ name: 'cvr', label: 'CVR', hint: '8 cifre', error: 'Indtast CVR' });
    const html = portal('{{> components/text-field this}}').render('sample/page', 'da', field);
    expect(html).toMatch(/id="cvr-hint">8 cifre.*id="cvr-error"><span class="sr-only">Fejl: <\/span>Indtast CVR.*<input [^>]*aria-describedby="cvr-hint cvr-error" aria-invalid="true"/s);
  });
});

it('rows keep the numbers they were posted under; empty rows follow', () => {
  const field = forms.rowsField({
    name: 'partners',
    label: 'Partnere',
    rows: [{ index: 2, name: 'A' }],
    columns: [{ key: 'name', field: (cell) => forms.textField({ ...cell, label: 'Navn' }) }],
    rowLabel: (n) => `Partner ${n}`,
  });
  expect(field.rows.map((row) => [row.label, row.prefix, row.blank])).toEqual([['Partner 1', 'partners[2]', false], ['Partner 2', 'partners[3]', true]]);
});

it('a text area counts a line break as one character and states the overrun', () => {
  const of = (value: string) => forms.textareaField({ name: 'a', label: 'A', value, maxLength: 3 }).limit?.over;
  expect([of('a\r\nb'), of('a\r\nbc')]).toEqual([0, 1]);
});

it('leaves out pages between the first, the neighbours and the last', () => {
  const shown = (page: number, total: number) =>
    pagination('da', { page, pageSize: 10, total, href: String }).pages.map((one) => (one.gap ? '…' : one.number));
  expect(shown(5, 100)).toEqual([1, '…', 4, 5, 6, '…', 10]);
  expect(shown(1, 30)).toEqual([1, 2, 3]);
  expect(shown(1, 10)).toEqual([]);
});

/** The portal's own frame and components with one page of a test. */
function portal(source: string): Views {
  for (const folder of ['layouts', 'components', 'errors']) {
    cpSync(join('views', folder), join(dir, folder), { recursive: true });
  }
  mkdirSync(join(dir, 'sample'));
  writeFileSync(join(dir, 'sample', 'page.hbs'), source);
  return new Views({ dir, texts: gatherTexts(platformTexts, signedOutTexts, fileTexts), strict: true });
}

function shellOf(lang: 'da' | 'en', title: string) {
  return shell({
    lang,
    title,
    portalName: 'Fyrtårn',
    authority: 'Vækstforum',
    contact: { phone: '12345678', mail: 'a@example.dk' },
    user: { name: 'Åse', rolesText: '' },
    signInHref: '/log-ind',
    signOutHref: '/log-af',
    languages: { da: { href: '/', current: lang === 'da' }, en: { href: '/', current: lang === 'en' } },
    notices: [{ kind: 'success', heading: null, text: 'Gemt' }],
    back: { label: 'Tilbage', href: '/' },
    requestId: 'abc',
  });
}

function everyField(): forms.Field[] {
  const options = [{ value: 'a', label: 'A', hint: 'h' }, { value: 'b', label: 'B' }];
  return [
    forms.hiddenField('version', '1'),
    forms.textField({ name: 'text', label: 'L', hint: 'h', error: 'text', prefix: 'p', suffix: 's', optional: true }),
    forms.emailField({ name: 'mail', label: 'L' }),
    forms.passwordField({ name: 'password', label: 'L', autocomplete: 'new-password' }),
    forms.numberField({ name: 'number', label: 'L' }),
    forms.moneyField({ name: 'money', label: 'L', value: '1,200', readonly: true }),
    forms.textareaField({ name: 'area', label: 'L', value: 'abc', maxLength: 2 }),
    forms.dateField({ name: 'day', label: 'L', error: 'date', value: forms.datePartsOf('2026-03-01') }),
    forms.selectField({ name: 'select', label: 'L', options, prompt: 'Vælg', value: 'b' }),
    forms.radiosField({ name: 'radios', label: 'L', options, error: 'radios', inline: true }),
    forms.checkboxesField({ name: 'boxes', label: 'L', options, values: ['b'] }),
    forms.fileField({ name: 'file', label: 'L', maxBytes: 5, current: [{ name: 'n', href: '/n', meta: 'm' }] }),
    ...(['table', 'groups'] as const).map((layout) =>
      forms.rowsField({
        name: layout,
        label: 'L',
        layout,
        rows: [{ name: 'A' }],
        columns: [{ key: 'name', field: (cell) => forms.textField({ ...cell, label: 'Navn' }) }],
        rowLabel: (n) => `Nr. ${n}`,
        addLabel: 'Tilføj',
        removeLabel: 'Fjern',
        errorOf: (name) => (name === 'groups[0].name' ? 'row' : null),
      }),
    ),
    forms.groupField({ id: 'group', label: 'L', fields: [forms.checkboxField({ name: 'box', label: 'L', error: 'box' })] }),
  ];
}
