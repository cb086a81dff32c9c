import { describe, expect, it } from '@jest/globals';
import type { DeclarableApplication } from './declaring.service.js';
import { readOwnWords } from './own-words.form.js';

const sign = { code: 'name', own: 'A', theirs: 'A', throughId: null } as const;
const one = (id: string, more: Partial<DeclarableApplication> = {}): DeclarableApplication => ({
  application: { applicationId: id, number: id.toUpperCase(), title: id, state: 'assessment', partners: [], funders: [], members: [] },
  status: null,
  declaredAt: null,
  suspicions: [],
  ...more,
});
const posted = (rows: Readonly<Record<string, string>>[], rest = false) => ({ ...Object.fromEntries(rows.flatMap((row, at) => Object.entries(row).map(([key, value]) => [`rows[${at}].${key}`, value]))), ...(rest ? { rest: '1' } : {}) });
const fieldsOf = (read: ReturnType<typeof readOwnWords>) => (read.ok ? [] : read.errors.map(({ field, key }) => `${field} ${key}`));

describe('what a member says on one page', () => {
  it('is read for what is open and stood on the page, whatever the order of the rows', () => {
    const read = readOwnWords(posted([{ id: 'b', answer: 'declared', ground: '5', note: 'N' }, { id: 'a', answer: 'none', ground: '1', note: 'left over' }, { id: 'x', answer: 'none' }]), [one('a'), one('b'), one('c')]);
    expect(read).toEqual({ ok: true, words: [{ applicationId: 'a', ground: null, note: '' }, { applicationId: 'b', ground: '5', note: 'N' }] });
  });

  it('sweeps the others only where nothing was said, nothing was written and nothing is seen', () => {
    const open = [one('a'), one('b', { suspicions: [sign] }), one('c'), one('d', { status: 'none' }), one('e')];
    const rows: Readonly<Record<string, string>>[] = [{ id: 'a', answer: '' }, { id: 'b', answer: '' }, { id: 'c', answer: '', note: 'x' }, { id: 'd', answer: '' }];
    expect(fieldsOf(readOwnWords(posted(rows, true), open))).toEqual(['b.answer interest.mine.signed', 'c.answer interest.mine.unanswered']);
    expect(readOwnWords(posted([rows[0]!, rows[3]!], true), open)).toEqual({ ok: true, words: [{ applicationId: 'a', ground: null, note: '' }] });
  });

  it('needs one of the law’s grounds with an interest, and at least one answer', () => {
    expect(fieldsOf(readOwnWords(posted([{ id: 'a', answer: 'declared', ground: '6' }]), [one('a')]))).toEqual(['a.ground interest.mine.groundEmpty']);
    expect(fieldsOf(readOwnWords(posted([{ id: 'a', answer: 'perhaps' }]), [one('a')]))).toEqual(['a.answer interest.mine.nothing']);
    expect(fieldsOf(readOwnWords(posted([{ id: 'a', answer: 'declared', ground: '1', note: '😀'.repeat(2001) }]), [one('a')]))).toEqual(['a.note interest.mine.noteLong']);
  });
});
