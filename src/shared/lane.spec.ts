import { describe, expect, it } from '@jest/globals';
import { Lane } from './lane.js';

/** Work that is done when it is told to be. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let hasBegun = false;
  const run = (): Promise<string> => {
    hasBegun = true;
    return promise;
  };
  return { run, resolve, reject, hasBegun: () => hasBegun };
}

describe('a lane', () => {
  it('lets so many at work, so many wait, and turns the others away', async () => {
    const lane = new Lane(1, 1);
    const [one, two, three] = [work(), work(), work()];
    const [first, second] = [lane.run(one.run), lane.run(two.run)];
    expect(await lane.run(three.run)).toBeNull();
    expect([one.hasBegun(), two.hasBegun(), three.hasBegun()]).toEqual([true, false, false]);
    one.resolve('one');
    two.resolve('two');
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
    expect(await lane.run(() => Promise.resolve('again'))).toBe('again');
  });

  it('goes on after work that failed', async () => {
    const lane = new Lane(1, 1);
    const [one, two] = [work(), work()];
    const [first, second] = [lane.run(one.run), lane.run(two.run)];
    one.reject(new Error('broken'));
    two.resolve('two');
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe('two');
  });

  it('takes the lowest rank first, and of one rank whoever came first', async () => {
    const lane = new Lane(1, 10);
    const first = work();
    const begun: string[] = [];
    const noting = (name: string) => () => Promise.resolve(begun.push(name));
    const busy = lane.run(first.run, 5);
    const others = [lane.run(noting('9'), 9), lane.run(noting('7'), 7), lane.run(noting('7 again'), 7), lane.run(noting('6'), 6)];
    expect(lane.waiting).toBe(4);
    first.resolve('done');
    await Promise.all([busy, ...others]);
    expect(begun).toEqual(['6', '7', '7 again', '9']);
    expect(lane.waiting).toBe(0);
  });
});
