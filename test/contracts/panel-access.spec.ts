import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aPanelWorld, cast, letters, type Letter, type PanelWorld, type Phase } from '../builders/panel-world.js';
import { writtenRoutes, type WrittenRoute } from '../builders/routes-world.js';
import { browserOf, sql } from '../support/portal.js';

/**
 * Who may do what with a case under assessment, phase by phase: every role at every address of the panel's work and at
 * every list, with the case's own ids. The routes come from the contract of routes, which is compared with the code; the
 * cells stand in panel-access.txt. A letter: that person is answered (a capital: and the case is named there); `>`: sent on,
 * to what comes first or, of a POST, since it is done; `.`: refused, or as if the case did not exist.
 */
const own = /^\/(panel|panelrunde|panelinvitation|konsensus|sager|eksperter|ekspertprofil|fristrum|runder\/:roundId\/)/;
/** Their own specs ask who may; no case under assessment stands there. */
const aside = /^\/(log|opret|glemt|sprog|udvikler|administration|rundeadministration|ansoegninger|dialog|health|livez|readyz|metrics|fristloefte|ideer|kalender\/|klokken|kriterier|kvitteringer|nedbrud|puljer|runder$|strategi)/;
const isOfThePanel = ({ method, path }: WrittenRoute): boolean => own.test(path) || (method === 'GET' && !path.includes(':') && !aside.test(path));

/** Ranked is concluded too. */
const phases: readonly Phase[] = ['blind', 'consensus', 'ranked'];

/** The same address with another's seat in it. */
const anothers = ' (another’s)';
const routes = writtenRoutes.filter(isOfThePanel).flatMap((route) => (route.path.includes(':seatId') ? [{ ...route, seat: 'own' }, { ...route, seat: 'another' }] : [{ ...route, seat: '' }]));
type Tried = (typeof routes)[number];
const nameOf = ({ method, path, seat }: Tried): string => `${method} ${path}${seat === 'another' ? anothers : ''}`;

const written = readFileSync('test/contracts/panel-access.txt', 'utf8');
const found = new Map<string, string[]>();

function addressOf({ path, seat }: Tried, letter: Letter, { application, file, people, seats }: PanelWorld): string {
  const anyone = letter === 'd' ? seats.w : seats.d;
  const ids: Readonly<Record<string, string | undefined>> = {
    applicationId: application.id,
    roundId: application.roundId,
    seatId: seat === 'another' ? anyone : (seats[letter] ?? seats.w),
    accountId: people.n!.id,
    criterionId: 'sustainability',
    number: '1',
    file,
    format: 'csv',
  };
  // One page holds only so many cases, and other specs have theirs there too.
  const filter = path === '/sager' ? `?runde=${application.roundId}` : '';
  return path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '00000000-0000-4000-8000-000000000000') + filter;
}

async function cell(route: Tried, letter: Letter, world: PanelWorld): Promise<string> {
  const { application, people } = world;
  const address = addressOf(route, letter, world);
  const browser = browserOf(people[letter]);
  const { status, headers, text } = await (route.method === 'GET' ? browser.get(address) : browser.post(address));
  if (status >= 500) return '!';
  if ([401, 403, 404].includes(status) || (status === 303 && headers.location?.startsWith('/log-ind'))) return '.';
  if (status === 303) return '>';
  if (route.method === 'POST') return letter;
  const words = String(text ?? '').replaceAll(address, '');
  return [application.id, application.number, application.title].some((name) => words.includes(name)) ? letter.toUpperCase() : letter;
}

async function tryAll(phase: Phase, method: 'GET' | 'POST'): Promise<void> {
  const world = await aPanelWorld(phase);
  for (const route of routes.filter((one) => one.method === method)) {
    const cells: string[] = [];
    // What is posted may change the world: one after another, and who may do least first.
    if (method === 'GET') cells.push(...(await Promise.all(letters.map((letter) => cell(route, letter, world)))));
    else for (const letter of letters) cells.push(await cell(route, letter, world));
    const lines = found.get(nameOf(route)) ?? [];
    found.set(nameOf(route), [...lines, cells.join('')]);
  }
  const blind = letters.filter((letter) => ['q', 'x', 'g', 'p'].includes(letter)).map((letter) => world.people[letter]!.email);
  const told = await sql('SELECT to_address, subject FROM mail_outbox WHERE to_address = ANY($1) AND (subject || body) LIKE ANY($2)', [blind, [`%${world.application.number}%`, `%${world.application.title}%`, `%${world.application.id}%`]]);
  if (told.length) found.set(`MAIL ${phase} ${method}`, [JSON.stringify(told)]);
}

describe('the access matrix of the panel’s phase', () => {
  beforeAll(async () => {
    for (const phase of phases) for (const method of ['GET', 'POST'] as const) await tryAll(phase, method);
    writeFileSync(join(process.env.TEST_FOLDER!, 'panel-access.found.txt'), asText());
  });

  it('says of everybody in it who that is', () => {
    for (const [letter, who] of Object.entries(cast)) expect(written).toContain(`# ${letter} ${who}\n`);
  });

  it('is as written in every cell', () => {
    expect(asText().split('\n')).toEqual(written.split('\n'));
  });
});

function asText(): string {
  const width = Math.max(...[...found.keys()].map((name) => name.length));
  const head = [...Object.entries(cast).map(([letter, who]) => `# ${letter} ${who}`), `${'#'.padEnd(width)} ${phases.map((phase) => phase.padEnd(letters.length)).join(' ')}`];
  return [...head, ...[...found].sort(([a], [b]) => (a.replace(/^\w+ /, '') < b.replace(/^\w+ /, '') ? -1 : 1)).map(([name, cells]) => `${name.padEnd(width)} ${cells.join(' ')}`), ''].join('\n');
}
