import { expect, test } from '@jest/globals';
import { editedRows, filled } from './rows.form.js';

const posted = { 'lines[0].text': 'a', 'lines[2].text': 'b' };
const texts = (given: ReturnType<typeof editedRows<'text'>>) => given.rows.map(({ text }) => text);

test('the stored rows are shown, and blanks only where there are none', () => {
  expect(editedRows(null, 'lines', ['text'], [{ text: 'x' }], 3)).toEqual({ rows: [{ text: 'x', index: 0 }], blank: 0 });
  expect(editedRows(null, 'lines', ['text'], [], 3).blank).toBe(3);
});

test('what was typed goes before what is stored', () => {
  expect(texts(editedRows(posted, 'lines', ['text'], [{ text: 'x' }]))).toEqual(['a', 'b']);
});

test('"add" brings one blank row of this group only', () => {
  expect(editedRows({ ...posted, add: 'lines' }, 'lines', ['text'], []).blank).toBe(1);
  expect(editedRows({ ...posted, add: 'others' }, 'lines', ['text'], []).blank).toBe(0);
});

test('"remove" takes the named row', () => {
  expect(texts(editedRows({ ...posted, remove: 'lines[0]' }, 'lines', ['text'], []))).toEqual(['b']);
});

test('a blank row is no row, and the others keep their place on the page', () => {
  const rows = [{ id: '', text: '', index: 0 }, { id: '7', text: '', index: 1 }, { id: '', text: 'b', index: 2 }];
  expect(filled(rows).map(({ line }) => line)).toEqual([2, 3]);
  expect(filled(rows, ['id']).map(({ line }) => line)).toEqual([3]);
});
