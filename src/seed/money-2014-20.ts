import { costCategories, type CostModel, type MoneyRules } from '../rounds/index.js';
import { centralRate, fundRules, toVerify } from './money-2007-13.js';

const but = (left: string) => costCategories.filter((category) => category !== left);
const draft2018 = 'Set i høringsudkastet fra 2018; at reglen blev vedtaget, er ikke set.';

const direct18: CostModel = {
  id: 'direct-18',
  nameDa: 'Tillæg på alle direkte udgifter',
  nameEn: 'Addition to all direct costs',
  steps: [{ ratePermille: 180, of: costCategories, makes: 'indirect' }],
  covers: [],
  basis: `Støtteberettigelsesreglerne 2014-20: udokumenteret tillæg på 18 %. BEK nr. 586 af 3. juni 2014. ${toVerify}`,
};

const wageAudit18: CostModel = {
  id: 'wage-audit-18',
  nameDa: 'Tillæg på løn og revision alene',
  nameEn: 'Addition to wages and audit only',
  steps: [{ ratePermille: 180, of: ['staff', 'audit'], makes: 'indirect' }],
  covers: [],
  basis: `18 % af direkte løn og revision, uden sandsynlighedsprøve. ${draft2018} ${toVerify}`,
};

const staff40: CostModel = {
  id: 'staff-40-social-fund',
  nameDa: 'Socialfonden: tillæg på direkte løn, der dækker alt andet',
  nameEn: 'Social Fund: addition to direct wages that covers everything else',
  steps: [{ ratePermille: 400, of: ['staff'], makes: 'indirect' }],
  covers: but('staff'),
  basis: `Socialfondens 40 % af direkte løn dækker alle øvrige udgifter, også deltagernes underhold. Kan kun bruges, hvor der søges Socialfonden. ${toVerify}`,
};

/** From the beginning of the period. */
export const money2014: MoneyRules = {
  categories: costCategories,
  costModels: [direct18, staff40],
  byYear: true,
  hours: {
    annualNorm: 1720,
    annualCeiling: null,
    monthlyCeilingHundredths: null,
    standardRateOere: null,
    basis: `Årsnorm 1.720 timer: forordning (EU) nr. 1303/2013, artikel 68. ${toVerify} Ulønnede timer fulgte den højeste dagpengesats; satsen er ikke fundet, så beløbet skrives.`,
  },
  funds: fundRules,
  aid: {
    categories: [],
    deMinimis: {
      ceilingEurCents: 20_000_000,
      window: 'three-fiscal-years',
      eurRate: centralRate,
      basis: `Kommissionens forordning (EU) nr. 1407/2013: højst 200.000 euro over tre regnskabsår. ${toVerify}`,
    },
  },
  commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
  incentiveEffect: { basis: 'Kommissionens forordning (EU) nr. 651/2014, artikel 6: skriftlig ansøgning, før arbejdet begynder. Henvisningen skal bekræftes af en jurist, før reglen bruges.' },
};

/** From 1 September 2018: a standard hourly rate, a ceiling a month, and one model more. */
export const money2018: MoneyRules = {
  ...money2014,
  costModels: [direct18, wageAudit18, staff40],
  hours: {
    annualNorm: 1720,
    annualCeiling: null,
    monthlyCeilingHundredths: 16_033,
    standardRateOere: 25_000,
    basis: `250 kr. i timen fra 1. september 2018, kun for medarbejdere og deltagere fra virksomheder, der er partnere. Højst 160,33 timer om måneden: ${draft2018} Årsnorm 1.720 timer: forordning (EU) nr. 1303/2013, artikel 68. ${toVerify}`,
  },
};
