import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Routes, isAllowed, roles, type Role, type Route } from '../../src/platform/web/index.js';
import { anApp } from '../support/app.js';
import { aPerson, browserOf, type Person } from '../support/portal.js';

/** Every route and who may use it. A new route fails here until somebody has written down who it is for. */
const written = readFileSync('test/contracts/routes.txt', 'utf8').trim().split('\n');

let routes: Route[];
let close: () => Promise<void>;

beforeAll(async () => {
  const started = await anApp();
  routes = started.app.get(Routes).list();
  close = started.close;
});
afterAll(() => close());

describe('routes', () => {
  it('are exactly those written down, with exactly those rights', () => {
    const found = routes.map(({ method, path, allowed }) => `${method} ${path} ${allowed?.join(' ')}`);
    expect(found.sort((a, b) => a.localeCompare(b))).toEqual([...written].sort((a, b) => a.localeCompare(b)));
  });

  it('answer each role as written, also when the address is guessed', async () => {
    const people = new Map<Role, Person>();
    for (const role of roles) people.set(role, await aPerson([role]));
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => !path.startsWith('/udvikler'))) {
      const address = route.path.replace(/:\w+/g, () => randomUUID());
      for (const role of roles) {
        const browser = browserOf(people.get(role)!);
        const { status } = await (route.method === 'GET' ? browser.get(address) : browser.post(address));
        const refused = status === 403;
        if (refused === isAllowed(route.allowed ?? [], [role])) wrong.push(`${route.method} ${address} as ${role}: ${status}`);
        if (status >= 500) wrong.push(`${route.method} ${address} as ${role}: ${status}`);
        // Signing out ends the session of the person the next route needs.
        if (route.path === '/log-ud') people.set(role, await aPerson([role]));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('let nobody in without a session, except where everyone may', async () => {
    const nobody = browserOf(null);
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => !path.startsWith('/udvikler'))) {
      const address = route.path.replace(/:\w+/g, () => randomUUID());
      const { status, headers } = await (route.method === 'GET' ? nobody.get(address) : nobody.post(address));
      const open = route.allowed?.includes('everyone') ?? false;
      const turnedAway = status === 401 || (status === 303 && headers.location?.startsWith('/log-ind?retur='));
      if (open === turnedAway) wrong.push(`${route.method} ${address}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
