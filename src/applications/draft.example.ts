import type { RuleSetValues } from '../rounds/index.js';
import { plainCall } from '../rounds/round.example.js';
import type { Draft, Frame } from './draft.rules.js';
import { emptyDraft } from './empty-draft.rules.js';

/** A project page that nothing has been typed on. */
export const noProject = emptyDraft.project;

/** A valid, dull application and its round, for specs. */
const rules: RuleSetValues = {
  scale: { minHalfPoints: 0, maxHalfPoints: 10 },
  weights: { growth: 1, green: 1 },
  minFocusAreas: 1,
  preferredFocusAreas: 2,
  minTargets: 1,
  panelSize: 3,
  requiredSectors: [],
  minReasonCharacters: 20,
  textLimits: { title: 10, summary: 20, purpose: 20, activities: 20, criterion: 20, contribution: 20, partnerName: 20, partnerRole: 20, costDescription: 20, sourceName: 20, reason: 20, recommendation: 20 },
  attachments: { maxBytes: 1000, maxFiles: 2 },
  spreadFlagHalfPoints: 4,
  euFundIds: ['eu'],
  maxEuSharePermille: 500,
  euAmountStepOere: 1,
};

export function aFrame(changed: Partial<RuleSetValues> = {}): Frame {
  const words = { descriptionDa: null, descriptionEn: null, noteDa: null, noteEn: null };
  const area = (id: string, da: string, en: string) => ({
    id, position: 1, catalogueChapter: 2, nameDa: da, nameEn: en, shortNameDa: da, shortNameEn: en, summaryDa: da, summaryEn: en,
    challenges: [], actionTracks: [], existingEfforts: [], clusterPriorities: [],
  });
  const fund = (id: string) => ({
    id, nameDa: id, nameEn: id, supportsDa: '', supportsEn: '', poolOere: 0n, poolFromYear: 2027, poolToYear: 2030,
    decidingBodyId: 'b', decidingBodyNameDa: 'b', decidingBodyNameEn: 'b', legalityControl: false,
  });
  const criterion = (id: string, number: number) => ({ id, number, titleDa: id, titleEn: id, guidanceDa: id, guidanceEn: id, evidence: [], anchors: [] });
  return {
    round: {
      id: '2027-1', year: 2027, number: 1, nameDa: '1. runde', nameEn: 'Round 1', opensAt: new Date('2027-01-01T00:00:00Z'),
      closesAt: new Date('2027-02-01T11:00:00.000Z'), openUntil: new Date('2027-02-01T11:00:00.000Z'), meetingOn: '2027-03-01', ruleSetId: 'rules', ruleSetVersion: 1, legalBasis: 'Lov om det hele.',
      rules: { ...rules, ...changed }, fundIds: ['regional', 'eu'], ...plainCall,
    },
    funds: [fund('regional'), fund('eu')],
    focusAreas: [area('health', 'Sundhed', 'Health'), area('skills', 'Kompetencer', 'Skills')],
    targets: [
      { id: 'jobs', focusAreaId: 'health', number: 1, titleDa: 'Job', titleEn: 'Jobs', ...words, measures: [] },
      { id: 'pupils', focusAreaId: 'skills', number: 2, titleDa: 'Elever', titleEn: 'Pupils', ...words, measures: [] },
    ],
    criteria: [criterion('growth', 1), criterion('green', 2)],
    initiatives: [],
    poolLeftOere: {},
  };
}

export function aDraft(changed: Partial<Draft> = {}): Draft {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    number: '2027-00001',
    state: 'draft',
    title: 'Havnen',
    roundId: '2027-1',
    initiativeId: null,
    membership: { role: 'lead', partnerId: null },
    revision: 0,
    reopenedAt: null,
    sent: null,
    sharedAt: null,
    exemptUntil: null,
    changedAt: new Date('2027-01-10T10:00:00Z'),
    project: { title: 'Havnen', summary: 'Kort', purpose: 'Formål', activities: 'Arbejde', startsOn: '2027-04-01', endsOn: '2029-04-01' },
    focusAreaIds: ['health'],
    goals: [],
    activities: [],
    targets: [{ targetId: 'jobs', contribution: '12.5', unit: 'job', year: 2029, explanation: 'Fordi' }],
    answers: { growth: 'Ja', green: 'Ja' },
    partners: [
      { id: 'p1', name: 'Kommunen', cvr: '13748136', sector: 'public', size: '', productionUnit: '', address: '', aidBasis: '', role: 'Leder', isLead: true },
      { id: 'p2', name: 'Universitetet', cvr: null, sector: 'knowledge', size: '', productionUnit: '', address: '', aidBasis: '', role: 'Måler', isLead: false },
    ],
    costModel: '',
    costs: [{ id: 'c1', partnerId: 'p1', category: 'staff', activityId: null, year: null, description: 'Løn', persons: null, hours: null, annualCostOere: null, amountOere: 100_000_00n }],
    financing: [
      { id: 'f1', kind: 'fund', fundId: 'regional', partnerId: null, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere: 40_000_00n },
      { id: 'f2', kind: 'working-hours', fundId: null, partnerId: 'p2', sourceName: '', origin: '', status: 'promised', isConditional: false, hours: '150', amountOere: 60_000_00n },
    ],
    earlierAid: [],
    attachments: [],
    commitments: [],
    ...changed,
  };
}
