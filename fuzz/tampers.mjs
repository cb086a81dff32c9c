import { randomUUID } from 'node:crypto';
import { readForm } from './form-reader.mjs';

/**
 * Ways to break the merge on purpose, put between the people and the portal: each does what a careless portal would do.
 * A run through one of them must find losses; otherwise finding none without them would mean nothing.
 */
export const tampers = {
  /** Every form counts as made from what is stored now, and nobody is asked anything. */
  'last-write-wins': (browser) => ({
    ...browser,
    async post(path, cookie, pairs) {
      const form = readForm((await browser.get(path, cookie)).text, path);
      const basis = form?.controls.find(({ name }) => name === 'basis')?.value;
      return browser.post(path, cookie, basis === undefined ? pairs : pairs.filter(([name]) => !/^(disagreement|choice\.)/.test(name)).map(([name, value]) => [name, name === 'basis' ? basis : value]));
    },
  }),

  /** Now and then a save is acknowledged and thrown away. */
  forgetful: (browser) => ({
    ...browser,
    post: (path, cookie, pairs) => (path.endsWith('/indsendelse') || !isNow(5) ? browser.post(path, cookie, pairs) : saved),
  }),

  /** A save that is repeated makes its new rows again. */
  doubling: (browser) => ({
    ...browser,
    async post(path, cookie, pairs) {
      const first = await browser.post(path, cookie, pairs);
      if (first.status !== 303 || !first.isSaved) return first;
      await browser.post(path, cookie, pairs.map(([name, value]) => [name, name === 'page' || name.endsWith('].id') ? randomUUID() : value]));
      return first;
    },
  }),

  /** A page that comes back with a question or a message has lost a word. */
  'losing-words': (browser) => ({
    ...browser,
    async post(path, cookie, pairs) {
      const answer = await browser.post(path, cookie, pairs);
      return answer.status === 409 || answer.status === 422 ? { ...answer, text: answer.text.replace(/w\d+w/g, '') } : answer;
    },
  }),
};

const saved = { status: 303, location: '/', isSaved: true, isJson: false, text: '' };
let posts = 0;
const isNow = (every) => (posts += 1) % every === 0;
