import type { RuleSetValues } from '../rounds/index.js';

/** The day the first round of 2011 opens. The documents state no opening date, for this round or any other. */
export const firstRoundOpensOn = '2010-12-01';

const values: RuleSetValues = {
  scale: { minHalfPoints: 0, maxHalfPoints: 10 },
  weights: {
    'growth-and-employment': 1,
    'strategic-relevance': 1,
    'focus-area-fit': 1,
    'target-contribution': 1,
    sustainability: 1,
    significance: 1,
    'broad-partnership': 1,
    'partner-commitment': 1,
  },
  minFocusAreas: 1,
  preferredFocusAreas: 2,
  minTargets: 1,
  panelSize: 3,
  requiredSectors: [],
  minReasonCharacters: 20,
  textLimits: {
    title: 120,
    summary: 1500,
    purpose: 3000,
    activities: 4000,
    criterion: 3000,
    contribution: 1000,
    partnerName: 160,
    partnerRole: 500,
    costDescription: 200,
    sourceName: 160,
    reason: 3000,
    recommendation: 8000,
  },
  attachments: { maxBytes: 10_485_760, maxFiles: 20 },
  spreadFlagHalfPoints: 4,
  euFundIds: ['eu-social-fund', 'eu-regional-fund'],
  maxEuSharePermille: 500,
  euAmountStepOere: 100,
};

/**
 * The documents name the criteria, one focus area and one target as requirements, and no scale, weight or panel size;
 * those are choices. The EU's half is the law of the period. A stored rule set never changes: put new rules under a new
 * id, or the portal does not start.
 */
export const ruleSet2011 = {
  id: 'growth-forum-2011',
  version: 1,
  validFrom: '2010-12-01',
  legalBasis:
    'Højeste EU-andel: Rådets forordning (EF) nr. 1083/2006, bilag III. ' +
    'Krav om indsatsområde og mål: Vækstforums vurderingskriterier 3 og 4. ' +
    'Skala, vægte, panelstørrelse og tekstlængder er Vækstforums egne valg.',
  values,
} as const;

/**
 * The same rules for rounds from now on, where an application also says what it will be measured by and how it will be
 * carried out. How many goals and activities, and the words of the summary, are the forum's own choices.
 */
export const ruleSetWithPlan = {
  id: 'growth-forum-2011-plan',
  version: 2,
  validFrom: '2026-01-01',
  legalBasis: `${ruleSet2011.legalBasis} Antal mål og aktiviteter er ligeledes Vækstforums egne valg.`,
  values: {
    ...values,
    minActivities: 1,
    minResultGoals: 1,
    minEffectGoals: 1,
    // Characters leave room for 200 long words, so that only one of the two limits is ever in the way.
    textLimits: { ...values.textLimits, summary: 2000, activityTitle: 120, activityText: 600, goalLine: 200 },
    wordLimits: { summary: 200 },
  } satisfies RuleSetValues,
} as const;
