import { randomUUID } from 'node:crypto';
import type { ReadyApplication } from '../builders/ready-application.js';
import { browserOf } from './portal.js';

/** No answer came: the connection broke. */
export const BROKEN = 599;

/** One press on the submit button of a page with that key. @returns the answer's status, or BROKEN */
export function press({ id, owner }: ReadyApplication, url: string, key: string): Promise<number> {
  return browserOf(owner, { url }).post(`/ansoegninger/${id}/indsendelse`, { declaration: '1', key }).then(({ status }) => status, () => BROKEN);
}

/** Sends in as a person does who presses again, on the same page, while the answer is an error or none comes. @returns every answer */
export async function pressUntilAnswered(application: ReadyApplication, url: string, heard: (status: number) => void = () => undefined, key = randomUUID()): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.length === 0 || statuses.at(-1)! >= 500) {
    statuses.push(await press(application, url, key));
    heard(statuses.at(-1)!);
  }
  return statuses;
}
