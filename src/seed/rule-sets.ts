import type { RuleSetValues } from '../rounds/index.js';
import { money2007, toVerify } from './money-2007-13.js';
import { money2014, money2018 } from './money-2014-20.js';
import { money2021, money2024 } from './money-2021-27.js';
import { ruleSet2011, ruleSetWithPlan } from './rounds-2011.js';

interface SeededRuleSet {
  readonly id: string;
  readonly family: string;
  readonly version: number;
  readonly validFrom: string;
  readonly legalBasis: string;
  readonly values: RuleSetValues;
}

export const ruleSetFamilies = [
  { id: 'growth-forum', da: 'Vækstforums egne regler', en: 'The growth forum’s own rules' },
  { id: 'structural-funds-2007-13', da: 'Strukturfondene 2007-13', en: 'The structural funds 2007-13' },
  { id: 'structural-funds-2014-20', da: 'Strukturfondene 2014-20', en: 'The structural funds 2014-20' },
  { id: 'structural-funds-2021-27', da: 'Strukturfondene 2021-27', en: 'The structural funds 2021-27' },
] as const;

const ownChoices = 'Skala, vægte, panelstørrelse, tekstlængder og antal mål og aktiviteter er Vækstforums egne valg.';
const withPlan: RuleSetValues = ruleSetWithPlan.values;

/** What the four rounds of 2011 follow in a new database. */
export const structuralFunds2007: SeededRuleSet = {
  id: 'structural-funds-2007-13',
  family: 'structural-funds-2007-13',
  version: 1,
  validFrom: '2007-01-01',
  legalBasis: `${ruleSet2011.legalBasis} Højst 50 % fra EU: ${toVerify}`,
  values: { ...ruleSet2011.values, money: money2007 },
};

/** The demo's open round: an application says what it will be measured by, and half of the match is confirmed at the deadline. */
export const ruleSetWithCommitments: SeededRuleSet = {
  id: 'growth-forum-2026-commitments',
  family: 'growth-forum',
  version: 3,
  validFrom: '2026-06-01',
  legalBasis: `${ruleSetWithPlan.legalBasis} Økonomireglerne er de samme som i Strukturfondene 2007-13. Hvor stor en del af medfinansieringen der skal være bekræftet, er Vækstforums eget valg.`,
  values: { ...withPlan, money: { ...money2007, commitments: { demand: 'share', minSharePermille: 500, restWithinDays: 14 } } },
};

const period = (id: string, version: number, validFrom: string, legalBasis: string, values: RuleSetValues): SeededRuleSet => ({
  id: version === 1 ? id : `${id}-v${version}`, family: id, version, validFrom, legalBasis: `${legalBasis} ${toVerify} ${ownChoices}`, values,
});

const basis2014 = 'Højst 50 % fra EU, krone til krone med dansk offentlig eller privat medfinansiering: forordning (EU) nr. 1303/2013, artikel 120, og BEK nr. 586 af 3. juni 2014.';
const basis2021 = 'Højst 40 % fra EU i mere udviklede regioner: forordning (EU) 2021/1060, artikel 112, og BEK nr. 285 af 1. marts 2022.';
const euShare40: RuleSetValues = { ...withPlan, maxEuSharePermille: 400 };

/** A stored rule set never changes: put new rules under a new id, or the portal does not start. */
export const ruleSets: readonly SeededRuleSet[] = [
  { ...ruleSet2011, family: 'growth-forum' },
  { ...ruleSetWithPlan, family: 'growth-forum' },
  ruleSetWithCommitments,
  structuralFunds2007,
  period('structural-funds-2014-20', 1, '2014-01-01', basis2014, { ...withPlan, money: money2014 }),
  period('structural-funds-2014-20', 2, '2018-09-01', basis2014, { ...withPlan, money: money2018 }),
  period('structural-funds-2021-27', 1, '2021-01-01', basis2021, { ...euShare40, money: money2021 }),
  period('structural-funds-2021-27', 2, '2024-01-01', basis2021, { ...euShare40, money: money2024 }),
];
