import type { Draft, Frame } from '../applications/index.js';
import type { RuleSetValues } from '../rounds/index.js';

/**
 * A whole application and its round that stand in no table: of the size of a real one, so that the rules, the frozen text
 * and the hash cost what they cost everybody. `missingBeforeSubmit` finds nothing in it (a spec sees to that).
 */
const words = (name: string): { nameDa: string; nameEn: string } => ({ nameDa: `${name} (prøve)`, nameEn: `${name} (trial)` });
const long = 'Prøveindsendelsen viser, at portalen kan modtage en ansøgning. '.repeat(16).trim();
const most = 1_100;

const rules: RuleSetValues = {
  scale: { minHalfPoints: 0, maxHalfPoints: 10 },
  weights: {},
  minFocusAreas: 1,
  preferredFocusAreas: 1,
  minTargets: 1,
  panelSize: 1,
  requiredSectors: ['public', 'company'],
  minReasonCharacters: 1,
  textLimits: { title: most, summary: most, purpose: most, activities: most, criterion: most, contribution: most, partnerName: most, partnerRole: most, costDescription: most, sourceName: most, reason: most, recommendation: most },
  attachments: { maxBytes: 1, maxFiles: 1 },
  spreadFlagHalfPoints: 4,
  euFundIds: [],
  maxEuSharePermille: 500,
  euAmountStepOere: 1,
};

const criterionIds = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'];
const nothingElse = { descriptionDa: null, descriptionEn: null, noteDa: null, noteEn: null, measures: [] };

export const syntheticFrame: Frame = {
  round: {
    id: 'proeve', year: 2000, number: 1, ...words('Runde'), opensAt: new Date(0), closesAt: new Date(0), openUntil: new Date(0), meetingOn: '2000-01-01',
    ruleSetId: 'proeve', ruleSetVersion: 1, legalBasis: '', rules, fundIds: ['fund'], publishedAt: null, closedAt: null, graceMs: 0, panelFrom: null, panelUntil: null,
    hearingUntil: null, callDa: '', callEn: '', openTo: [], contact: '', outageLimitMinutes: 15, outageWindowMinutes: 240,
    poolsOere: {},
  },
  funds: [{ id: 'fund', ...words('Pulje'), supportsDa: '', supportsEn: '', poolOere: 0n, poolFromYear: 2000, poolToYear: 2000, decidingBodyId: '', decidingBodyNameDa: '', decidingBodyNameEn: '', legalityControl: false }],
  focusAreas: [{ id: 'area', position: 1, catalogueChapter: 1, ...words('Område'), shortNameDa: '', shortNameEn: '', summaryDa: '', summaryEn: '', challenges: [], actionTracks: [], existingEfforts: [], clusterPriorities: [] }],
  targets: [{ id: 'target', focusAreaId: 'area', number: 1, titleDa: 'Mål (prøve)', titleEn: 'Target (trial)', ...nothingElse }],
  criteria: criterionIds.map((id, at) => ({ id, number: at + 1, titleDa: id, titleEn: id, guidanceDa: '', guidanceEn: '', evidence: [], anchors: [] })),
  initiatives: [],
  poolLeftOere: {},
};

const partner = { cvr: null, size: '', productionUnit: '', address: '', aidBasis: '', role: long } as const;
const line = { fundId: null, partnerId: null, sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null } as const;

export const syntheticDraft: Draft = {
  id: '00000000-0000-0000-0000-000000000000', number: 'PRØVE', state: 'draft', title: 'Prøveindsendelse', roundId: 'proeve', initiativeId: null,
  membership: { role: 'lead', partnerId: null }, revision: 0, reopenedAt: null, sent: null, sharedAt: null, exemptUntil: null, changedAt: new Date(0),
  project: { title: 'Prøveindsendelse', summary: long, purpose: long, activities: long, startsOn: '2000-02-01', endsOn: '2000-12-31' },
  focusAreaIds: ['area'],
  targets: [{ targetId: 'target', contribution: '1', unit: 'stk.', year: 2000, explanation: long }],
  goals: [],
  answers: Object.fromEntries(criterionIds.map((id) => [id, long])),
  partners: [
    { id: 'p1', name: 'Fyret', sector: 'public', isLead: true, ...partner },
    { id: 'p2', name: 'Havnen', sector: 'company', isLead: false, ...partner },
  ],
  activities: [],
  costModel: '',
  costs: [{ id: 'k1', partnerId: 'p1', category: 'staff', activityId: null, year: null, description: 'Løn', persons: null, hours: null, annualCostOere: null, amountOere: 100_000_00n }],
  financing: [
    { ...line, id: 'f1', kind: 'fund', fundId: 'fund', amountOere: 50_000_00n },
    { ...line, id: 'f2', kind: 'cash', partnerId: 'p2', amountOere: 50_000_00n },
  ],
  earlierAid: [],
  attachments: [],
  commitments: [],
};
