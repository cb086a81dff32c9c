import { expect, test } from '@jest/globals';
import type { EventRow } from '../platform/events/index.js';
import { aFrame } from './draft.example.js';
import { historyPage } from './history.page.js';

const event = (kind: string, facts: EventRow['facts'] = {}): EventRow => ({ id: 1n, at: new Date('2027-01-10T10:00:00Z'), actorName: 'Hemmelig Person', kind, from: null, to: null, facts });
const shown = (...events: EventRow[]) => historyPage('da', 'x', events, aFrame().criteria).timeline.events;

test('what the panel does is not shown', () => {
  expect(shown(event('panel.appointed', { member: 'Hemmelig Person' }), event('panel.submitted'))).toEqual([]);
});

test('nobody is named, newest first', () => {
  const events = shown(event('application.created'), event('application.assessment'), event('fund.granted', { fundNameDa: 'EU', amountOere: '12345', conditions: 'Revision' }));
  expect(events.map(({ who, title, text }) => [who, title, text])).toEqual([
    ['Den bevilgende myndighed', 'EU: tilsagn på 123,45 kr.', 'Vilkår: Revision'],
    ['Sekretariatet', 'Ansøgningen gik til vurdering i det sagkyndige panel', null],
    ['Ansøger', 'Kladden blev oprettet', null],
  ]);
  expect(JSON.stringify(events)).not.toContain('Hemmelig');
});

test('a kind nobody knows gets a neutral text', () => {
  expect(shown(event('application.something', { secret: 'Hemmelig' }))[0]).toMatchObject({ title: 'Sagen blev opdateret', text: null });
});
