import { describe, expect, it } from '@jest/globals';
import { bodyProblem, isUnread, longestMessage, officersToTell, pageNumber, shownUpTo, type Message } from './dialogue.rules.js';

describe('a message', () => {
  it.each([
    ['', { code: 'empty' }],
    ['x', null],
    ['x'.repeat(longestMessage), null],
    ['æ'.repeat(longestMessage + 1), { code: 'long', count: longestMessage + 1, over: 1 }],
  ])('of these characters: %#', (body, problem) => {
    expect(bodyProblem(body)).toEqual(problem);
  });

  it.each([
    ['somebody else’s after the last one read', 3, 'other', true],
    ['somebody else’s that was read', 2, 'other', false],
    ['one’s own', 3, 'me', false],
  ])('is unread or not: %s', (_, number, accountId, unread) => {
    expect(isUnread({ number, accountId } as Message, { messages: 3, seen: 2, waitingSince: null }, 'me')).toBe(unread);
  });
});

describe('the officers who are told', () => {
  const officers = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it.each([
    ['all, where none has answered', [], [], ['a', 'b', 'c']],
    ['those who have answered', ['b'], [], ['b']],
    ['all, where those who have answered are gone', ['x'], [], ['a', 'b', 'c']],
    ['never one who takes part in the application', [], ['b'], ['a', 'c']],
    ['never one who takes part, though she answered before she joined', ['b'], ['b'], ['a', 'c']],
  ])('are %s', (_, answered, members, told) => {
    expect(officersToTell(officers, answered, members).map(({ id }) => id)).toEqual(told);
  });
});

describe('a number in an address or a form', () => {
  it.each([['2', 2], ['0', 1], ['-1', 1], ['1e3', 1], ['9999999', 1], [['2'], 1], [undefined, 1]])('gives a page: %p', (given, page) => {
    expect(pageNumber(given)).toBe(page);
  });

  it.each([['7', 7], ['0', 0], ['', 0], ['-1', 0], ['1.5', 0], ['9999999999', 0]])('says what was shown: %p', (given, upTo) => {
    expect(shownUpTo(given)).toBe(upTo);
  });
});
