import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRow } from '../../platform/events/index.js';
import { applicationTexts } from '../application.texts.js';
import { aDraft, aFrame } from '../draft.example.js';
import { eventTitle } from './history-words.page.js';
import { historyPage } from './history.page.js';
import type { Sitting } from './history.rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2027, 0, 10, 10, minute));
const officer = { actorId: 'officer', actorName: 'Hemmelig Person' };
const event = (kind: string, facts: EventRow['facts'] = {}, more: Partial<EventRow> = {}): EventRow => ({ id: 1n, at: at(0), ...officer, kind, from: null, to: null, facts, ...more });
const sitting = (more: Partial<Sitting> = {}): Sitting => ({ id: 7n, section: 'budget', accountId: 'maja', accountName: 'Maja', from: at(1), to: at(2), fields: 2, ...more });

const page = (events: EventRow[], sittings: Sitting[] = [], filter = { section: '', person: '' }, number = 1) =>
  historyPage('da', { opened: { draft: aDraft(), frame: aFrame() }, events, sittings, members: new Set(['maja']) }, filter, number);
const shown = (...events: EventRow[]) => page(events).timeline.events;

test('what the panel does is not shown', () => {
  expect(shown(event('panel.appointed', { member: 'Hemmelig Person' }), event('panel.submitted'))).toEqual([]);
});

test('members are named, others are bodies; newest first', () => {
  const created = event('application.created', {}, { actorId: 'maja', actorName: 'Maja' });
  const events = shown(created, event('application.assessment'), event('fund.granted', { fundNameDa: 'EU', amountOere: '12345', conditions: 'Revision' }));
  expect(events.map(({ who, title, text }) => [who, title, text])).toEqual([
    ['Den bevilgende myndighed', 'EU: tilsagn på 123,45 kr.', 'Vilkår: Revision'],
    ['Sekretariatet', 'Ansøgningen gik til vurdering i det sagkyndige panel', null],
    ['Maja', 'Kladden blev oprettet', null],
  ]);
  expect(JSON.stringify(page([created, event('application.assessment')]))).not.toContain('Hemmelig');
});

test('a kind nobody knows gets a neutral text', () => {
  expect(shown(event('application.something', { secret: 'Hemmelig' }))[0]).toMatchObject({ title: 'Sagen blev opdateret', text: null });
});

test('what somebody wrote in one go is one line among the events, with a way to the changes', () => {
  const events = page([event('application.created', {}, { at: at(5) }), event('application.submitted', { version: 1 }, { at: at(0) })], [sitting()]).timeline.events;
  expect(events.map(({ title }) => title)).toEqual(['Kladden blev oprettet', 'Budget: 2 felter eller linjer ændret', 'Ansøgningen blev indsendt som version 1']);
  expect(events[1]).toMatchObject({ who: 'Maja', link: { href: `/ansoegninger/${aDraft().id}/historik/7` } });
});

describe('the filter', () => {
  const all = [[event('application.created', {}, { actorId: 'maja' }), event('application.file-added', { file: 'a.pdf' })], [sitting(), sitting({ section: 'project', accountId: 'bo', accountName: 'Bo' })]] as const;
  test.each([
    [{ section: 'budget', person: '' }, 1],
    [{ section: 'attachments', person: '' }, 1],
    [{ section: '', person: 'maja' }, 2],
    [{ section: 'project', person: 'maja' }, 0],
  ])('%j', (filter, count) => {
    const model = page([...all[0]], [...all[1]], filter);
    expect(model.timeline.events).toHaveLength(count);
    expect(model.empty === '').toBe(count > 0);
  });
});

test('fifty a page', () => {
  const many = Array.from({ length: 120 }, (_, n) => sitting({ id: BigInt(n), to: at(n) }));
  const [first, third] = [page([], many), page([], many, { section: '', person: '' }, 3)];
  expect([first.timeline.events.length, third.timeline.events.length]).toEqual([50, 20]);
  expect(third.timeline.events.at(-1)?.link?.href).toMatch(/\/historik\/0$/);
  expect(first.pages.nextHref).toContain('side=2');
});

/** Kinds as the code writes them; `application.${x}` and the like stand for several and are named here. */
const families: Readonly<Record<string, readonly string[]>> = {
  'application.${to}': ['submitted', 'assessment', 'agenda', 'recommended', 'not-recommended', 'decided'],
  'application.${kind}': ['file-added', 'file-removed'],
  'application.${what}': ['reopened', 'changes-dropped', 'withdrawn'],
  'application.refused-${why}': ['late', 'not-open', 'missing'],
  'forum.${line.outcome}': ['recommended', 'conditional', 'not-recommended'],
  'fund.${outcome}': ['granted', 'rejected'],
};

test('every kind of event that members are shown has words, in both languages', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !/\.(spec|texts)\.ts$/.test(file));
  const code = files.filter((file) => /\.(service|store)\.ts$/.test(file)).map((file) => readFileSync(join('src', file), 'utf8')).join('\n');
  const found = new Set([...code.matchAll(/['`]((?:application|budget|consortium|dialogue|forum|fund)\.[^'`\s/]+)['`]/g)].map((match) => match[1]!).filter((kind) => !kind.endsWith('.js')));
  const kinds = [...found].flatMap((kind) => (kind.includes('${') ? (families[kind] ?? [kind]).map((end) => kind.replace(/\$\{.*\}/, end)) : [kind]));
  expect(kinds).toContain('application.withdrawn');
  expect(kinds.filter((kind) => !(`history.${kind}` in applicationTexts.da))).toEqual([]);
  const facts = { name: 'A', from: '1', file: 'x.pdf', version: 2 };
  for (const lang of ['da', 'en'] as const) expect(kinds.map((kind) => eventTitle(lang, { kind, facts, to: 'writer' }))).not.toContain(applicationTexts[lang]['history.other']);
});
