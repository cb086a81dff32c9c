import { describe, expect, test } from '@jest/globals';
import { phaseOf } from '../../rounds/index.js';
import { aDraft, aFrame, noProject } from '../draft.example.js';
import type { Draft, Frame } from '../draft.rules.js';
import { projectFields } from '../form/project.rules.js';
import { missingBeforeSubmit, remarksOn } from './submission.rules.js';

const codes = (draft: Draft, frame: Frame = aFrame()) => missingBeforeSubmit(draft, frame).map(({ key }) => key.replace('finding.', ''));
const without = (changed: Partial<Draft>) => codes({ ...aDraft(), ...changed });

test('a whole application lacks nothing', () => {
  expect(codes(aDraft())).toEqual([]);
});

test('an empty one lacks every part, in page order', () => {
  const empty = aDraft({ project: noProject, focusAreaIds: [], targets: [], answers: {}, partners: [], costs: [], financing: [] });
  expect(missingBeforeSubmit(empty, aFrame()).map(({ section }) => section)).toEqual([
    ...projectFields.map(() => 'project'),
    'focusAreas',
    'targets',
    'criterion:growth',
    'criterion:green',
    'partners',
    'budget',
    'financing',
  ]);
});

describe('project', () => {
  test.each(['title', 'summary', 'purpose', 'activities', 'startsOn', 'endsOn'] as const)('%s is asked for where it is empty', (name) => {
    const { project } = aDraft();
    expect(without({ project: { ...project, [name]: name.endsWith('On') ? null : '' } })).toEqual([`project.${name}.empty`]);
  });
});

describe('focus areas (R02)', () => {
  const frame = aFrame({ minFocusAreas: 2 });
  test('one fewer than the rule set asks for is missing, with the number to add', () => {
    const [finding] = missingBeforeSubmit(aDraft(), frame);
    expect(finding).toMatchObject({ section: 'focusAreas', key: 'finding.focus-areas', params: { min: 2, chosen: 1, more: 1 } });
  });
  test('exactly as many is enough', () => {
    expect(codes(aDraft({ focusAreaIds: ['health', 'skills'] }), frame)).toEqual([]);
  });
});

describe('targets (R04)', () => {
  const [line] = aDraft().targets;
  test('none is one too few where the rule set asks for one', () => {
    expect(without({ targets: [] })).toEqual(['targets']);
  });
  test.each([
    ['contribution', null, 'target-contribution'],
    ['unit', '', 'target-unit'],
    ['year', null, 'target-year'],
    ['explanation', '', 'target-explanation'],
  ] as const)('%s is asked for', (name, empty, code) => {
    expect(without({ targets: [{ ...line!, [name]: empty }] })).toEqual([code]);
  });
  test('a contribution of 0 is a contribution', () => {
    expect(without({ targets: [{ ...line!, contribution: '0' }] })).toEqual([]);
  });
  test('a target under a focus area that is no longer chosen breaks the rule', () => {
    const found = missingBeforeSubmit(aDraft({ focusAreaIds: ['skills'] }), aFrame());
    expect(found).toMatchObject([{ key: 'finding.target-outside', broken: true, params: { area: { da: 'Sundhed', en: 'Health' } } }]);
  });
  test('a target the strategy no longer has is named as such', () => {
    expect(without({ targets: [{ ...line!, targetId: 'gone' }] })).toEqual(['target-unknown']);
  });
});

test('every criterion needs an answer of its own', () => {
  expect(missingBeforeSubmit(aDraft({ answers: { growth: 'Ja' } }), aFrame())).toMatchObject([{ section: 'criterion:green', field: 'answer', key: 'finding.criterion' }]);
});

describe('partners', () => {
  const [lead, other] = aDraft().partners;
  test('no lead partner is one too few', () => {
    expect(without({ partners: [{ ...lead!, isLead: false }, other!] })).toEqual(['lead']);
  });
  test('a role is asked for at the partner who lacks it', () => {
    expect(missingBeforeSubmit(aDraft({ partners: [lead!, { ...other!, role: '' }] }), aFrame())).toMatchObject([{ field: 'partners[1].role', key: 'finding.partner-role' }]);
  });
  test('a sector the rule set demands must be there', () => {
    expect(codes(aDraft(), aFrame({ requiredSectors: ['public', 'knowledge'] }))).toEqual([]);
    expect(codes(aDraft(), aFrame({ requiredSectors: ['company'] }))).toEqual(['sector.company']);
  });
});

describe('economy', () => {
  const [fund, own] = aDraft().financing;
  test('one øre short is named with that øre', () => {
    const found = missingBeforeSubmit(aDraft({ financing: [fund!, { ...own!, amountOere: own!.amountOere - 1n }] }), aFrame());
    expect(found).toMatchObject([{ section: 'financing', key: 'finding.financing-too-little', broken: true, params: { by: 1n } }]);
  });
  test('one øre too much likewise', () => {
    const found = missingBeforeSubmit(aDraft({ financing: [fund!, { ...own!, amountOere: own!.amountOere + 1n }] }), aFrame());
    expect(found).toMatchObject([{ key: 'finding.financing-too-much', params: { by: 1n } }]);
  });
  test('working hours need their number of hours', () => {
    expect(without({ financing: [fund!, { ...own!, hours: null }] })).toEqual(['hours']);
  });
  test('the EU share may be exactly the largest and no more', () => {
    const half = { ...fund!, fundId: 'eu', amountOere: 50_000_00n };
    const rest = { ...own!, amountOere: 50_000_00n };
    expect(without({ financing: [half, rest] })).toEqual([]);
    expect(without({ financing: [{ ...half, amountOere: half.amountOere + 1n }, { ...rest, amountOere: rest.amountOere - 1n }] })).toEqual(['eu-share-too-large']);
  });
});

describe('the deadline', () => {
  const { round } = aFrame();
  const after = (milliseconds: number) => phaseOf(round, new Date(round.closesAt.getTime() + milliseconds));
  test('the very instant of closesAt is on time', () => expect(after(0)).toBe('open'));
  test('one millisecond later is not', () => expect(after(1)).toBe('closed'));
});

describe('remarks never stop anybody', () => {
  const remarks = (changed: Partial<Draft>) => remarksOn({ ...aDraft(), ...changed }, aFrame()).map(({ key }) => key.replace('finding.', ''));
  test('one focus area where two are preferred (R03)', () => {
    expect(remarks({})).toContain('remark.focus-areas');
    expect(remarks({ focusAreaIds: ['health', 'skills'] })).not.toContain('remark.focus-areas');
  });
  test('a circle without a company (R07)', () => {
    expect(remarks({})).toContain('remark.sector.company');
  });
  test('no co-financing, and none from the partners themselves (R08)', () => {
    const [fund, own] = aDraft().financing;
    expect(remarks({ financing: [fund!] })).toContain('remark.co-financing');
    expect(remarks({ financing: [fund!, { ...own!, partnerId: null, sourceName: 'En fond' }] })).toContain('remark.commitment');
    expect(remarks({})).not.toContain('remark.commitment');
  });
});

describe('attachments', () => {
  const file = (scan: 'none' | 'pending' | 'clean' | 'infected', fileName: string) => ({
    id: fileName, fileName, mediaType: 'application/pdf', bytes: 1, sha256: 'f', uploadedAt: new Date(0), uploadedBy: 'Maja', scan, finding: scan === 'infected' ? 'Eicar' : '',
  });
  test('an infected file keeps the application back and is named; one that waits for the scanner does not', () => {
    const attachments = [file('none', 'a'), file('pending', 'b'), file('clean', 'c'), file('infected', 'd.pdf'), file('infected', 'e.pdf')];
    expect(missingBeforeSubmit({ ...aDraft(), attachments }, aFrame()).map(({ key, params, broken }) => [key, params, broken])).toEqual([
      ['finding.infected', { name: 'd.pdf', finding: 'Eicar' }, true],
      ['finding.infected', { name: 'e.pdf', finding: 'Eicar' }, true],
    ]);
  });
});
