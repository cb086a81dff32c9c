import { describe, expect, it } from '@jest/globals';
import { aDraft, aFrame } from '../applications/draft.example.js';
import { snapshotOf, type Snapshot } from '../applications/index.js';
import { countedFacts } from './facts.page.js';

const promised = { status: 'promised', isConditional: false } as const;
const said = { size: '', productionUnit: '', address: '', aidBasis: '' } as const;

/** 100.000 kr.: 40.000 sought, 45.000 in cash from two companies, and 150 hours worth 15.000 from a university. */
const snapshot = snapshotOf(
  aDraft({
    partners: [
      { ...said, id: 'p1', name: 'Kommunen', cvr: '13748136', sector: 'public', address: 'Torvet 1, 8800 Viborg', role: 'Leder', isLead: true },
      { ...said, id: 'p2', name: 'Universitetet', cvr: null, sector: 'knowledge', role: '', isLead: false },
      { ...said, id: 'p3', name: 'Lygten ApS', cvr: null, sector: 'company', size: 'small', address: 'Kaj 2, 8800 Viborg', role: 'Bygger', isLead: false },
      { ...said, id: 'p4', name: 'Storvirke A/S', cvr: null, sector: 'company', size: 'large', role: 'Køber', isLead: false },
    ],
    financing: [
      { id: 'f1', kind: 'fund', fundId: 'regional', partnerId: null, sourceName: '', origin: '', ...promised, hours: null, amountOere: 40_000_00n },
      { id: 'f2', kind: 'cash', fundId: null, partnerId: 'p3', sourceName: '', origin: '', ...promised, hours: null, amountOere: 30_000_00n },
      { id: 'f3', kind: 'cash', fundId: null, partnerId: 'p4', sourceName: '', origin: '', ...promised, hours: null, amountOere: 15_000_00n },
      { id: 'f4', kind: 'working-hours', fundId: null, partnerId: 'p2', sourceName: '', origin: '', ...promised, hours: '150', amountOere: 15_000_00n },
      { id: 'f5', kind: 'cash', fundId: null, partnerId: 'p3', sourceName: '', origin: '', status: 'withdrawn', isConditional: false, hours: null, amountOere: 9_000_00n },
    ],
    goals: [
      { id: 'g1', kind: 'result', targetId: null, indicator: 'Lamper', unit: 'stk.', baseline: '2', aim: '5', year: 2028, source: 'Regnskabet' },
      { id: 'g2', kind: 'effect', targetId: 'jobs', indicator: 'Job', unit: 'job', baseline: null, aim: '12.5', year: 2030, source: '' },
    ],
    activities: [{ id: 'a1', title: 'Byggeri', description: '', partnerId: 'p1', startsOn: '2027-04-01', endsOn: '2028-01-01', milestone: 'Fyret er tændt' }],
  }),
  aFrame(),
  { version: 1, receivedAt: '', submittedBy: '' },
);
const facts = (criterionId: string, of: Snapshot = snapshot) => Object.fromEntries(countedFacts('da', of, criterionId).map(({ label, lines }) => [label, lines]));

describe('what the portal counts under a criterion', () => {
  it('is each source’s money, and nothing that was withdrawn', () => {
    expect(facts('partner-commitment')).toMatchObject({
      'Kontant medfinansiering': ['45.000 kr.'],
      Arbejdstimer: ['150 timer til en værdi af 15.000 kr.'],
      'Medfinansiering fra hver kilde': ['Universitetet: 15.000 kr.', 'Lygten ApS: 30.000 kr.', 'Storvirke A/S: 15.000 kr.'],
      'Privat medfinansiering': ['45.000 kr. (45,0 % af budgettet)'],
      'Gearing (samlet budget i forhold til ansøgt beløb)': ['2,50'],
    });
  });

  it('is the partners by sector, and how many say what they do', () => {
    expect(facts('broad-partnership')).toEqual({
      'Partnere efter sektor': ['4 partnere i alt', '2 virksomheder, heraf 1 små eller mellemstore', '1 videninstitution', '1 offentlig myndighed'],
      'Partnernes roller': ['3 af 4 partnere har en beskrevet rolle'],
    });
  });

  it('is size, time and places', () => {
    expect(facts('significance')).toEqual({
      'Projektets samlede budget': ['100.000 kr.'],
      'Ansøgt beløb': ['40.000 kr. (40,0 % af budgettet)', 'regional: 40.000 kr.'],
      Aktiviteter: ['1 aktivitet, 1 med milepæl'],
      Projektperiode: ['1. april 2027 til 1. april 2029, 25 måneder'],
      'Byer, partnerne har adresse i': ['8800 Viborg: 2 partnere', '2 partnere uden adresse'],
    });
  });

  it('is targets with their figures, and which goals can be checked', () => {
    expect(facts('target-contribution')).toEqual({
      'Mål, projektet bidrager til': ['Job: 12,5 job i 2029'],
      'Mål, der kan efterprøves': ['1 af 2 mål har et målt udgangspunkt, 1 siger, hvor tallet kan læses'],
    });
    expect(facts('growth-and-employment')).toEqual({
      'Resultatmål og effektmål': ['1 resultatmål og 1 effektmål', 'Lamper: 5 stk. i 2028 (udgangspunkt 2)', 'Job: 12,5 job i 2030 (udgangspunktet er ikke målt)'],
    });
  });

  it('is nothing where a criterion is judgement, and leaves out what a version from before was never asked', () => {
    expect(facts('sustainability')).toEqual({});
    const { goals: _goals, activities: _activities, commitments: _commitments, ...older } = snapshot;
    expect(facts('growth-and-employment', older)).toEqual({});
    expect(Object.keys(facts('target-contribution', older))).toEqual(['Mål, projektet bidrager til']);
  });
});
