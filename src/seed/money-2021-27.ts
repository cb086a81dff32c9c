import { costCategories, type AidCategory, type CostModel, type MoneyRules } from '../rounds/index.js';
import { centralRate, fundRules, toVerify } from './money-2007-13.js';

const but = (left: string) => costCategories.filter((category) => category !== left);
const provision = (article: string, says: string): string => `Forordning (EU) 2021/1060, artikel ${article}: ${says} ${toVerify}`;

const costModels: readonly CostModel[] = [
  {
    id: 'direct-7',
    nameDa: 'Indirekte udgifter som andel af alle direkte',
    nameEn: 'Indirect costs as a share of all direct ones',
    steps: [{ ratePermille: 70, of: costCategories, makes: 'indirect' }],
    covers: [],
    basis: provision('54, litra a', 'højst 7 % af de direkte udgifter.'),
  },
  {
    id: 'staff-15',
    nameDa: 'Indirekte udgifter som andel af direkte løn',
    nameEn: 'Indirect costs as a share of direct staff costs',
    steps: [{ ratePermille: 150, of: ['staff'], makes: 'indirect' }],
    covers: [],
    basis: provision('54, litra b', 'højst 15 % af de direkte lønudgifter.'),
  },
  {
    id: 'staff-40',
    nameDa: 'Alle øvrige udgifter som andel af direkte løn',
    nameEn: 'All other costs as a share of direct staff costs',
    steps: [{ ratePermille: 400, of: ['staff'], makes: 'indirect' }],
    covers: but('staff'),
    basis: provision('56, stk. 1', 'højst 40 % af de direkte lønudgifter dækker alle øvrige udgifter. Efter stk. 3 må satsen ikke bruges på løn, der selv er beregnet med en sats.'),
  },
  {
    id: 'other-20-staff-15',
    nameDa: 'Løn som andel af øvrige direkte udgifter, og derefter indirekte udgifter som andel af lønnen',
    nameEn: 'Staff as a share of other direct costs, then indirect costs as a share of that staff',
    steps: [
      { ratePermille: 200, of: but('staff'), makes: 'staff' },
      { ratePermille: 150, of: ['staff'], makes: 'indirect' },
    ],
    covers: ['staff'],
    basis: provision('55, stk. 1, og artikel 54, litra b', 'løn højst 20 % af øvrige direkte udgifter; indirekte højst 15 % af lønnen.'),
  },
];

/** An article of the General Block Exemption Regulation; it expires at the end of 2026. */
function aid(id: string, article: string, [nameDa, nameEn]: readonly [string, string], [small, medium, large]: readonly [number, number, number | null], more = ''): AidCategory {
  const basis = `Kommissionens forordning (EU) nr. 651/2014, artikel ${article}.${more && ` ${more}`} Udløber med udgangen af 2026; en ny forordning er ventet. ${toVerify}`;
  return { id, nameDa, nameEn, maxPermille: { small, medium, large }, validTo: '2026-12-31', basis };
}

const research = 'Op til 15 procentpoint mere ved samarbejde eller formidling, dog højst 80 %, kræver en særskilt vurdering og regnes ikke med her.';

const aidCategories: readonly AidCategory[] = [
  aid('fundamental-research', '25', ['Grundforskning', 'Fundamental research'], [1000, 1000, 1000]),
  aid('industrial-research', '25', ['Industriel forskning', 'Industrial research'], [700, 600, 500], research),
  aid('experimental-development', '25', ['Eksperimentel udvikling', 'Experimental development'], [450, 350, 250], research),
  aid('feasibility-studies', '25', ['Gennemførlighedsundersøgelser', 'Feasibility studies'], [700, 600, 500]),
  aid('sme-innovation', '28', ['Innovation i små og mellemstore virksomheder', 'Innovation in small and medium-sized enterprises'], [500, 500, null], 'Rådgivning kan støttes fuldt ud til en grænse over tre år; det kræver en særskilt vurdering.'),
  aid('process-innovation', '29', ['Proces- og organisationsinnovation', 'Process and organisational innovation'], [500, 500, 150]),
  aid('training', '31', ['Uddannelse', 'Training'], [700, 600, 500]),
  aid('sme-investment', '17', ['Investeringer i små og mellemstore virksomheder', 'Investment in small and medium-sized enterprises'], [200, 100, null]),
  aid('sme-consultancy', '18', ['Rådgivning til små og mellemstore virksomheder', 'Consultancy for small and medium-sized enterprises'], [500, 500, null]),
  aid('sme-fairs', '19', ['Messer for små og mellemstore virksomheder', 'Fairs for small and medium-sized enterprises'], [500, 500, null]),
  aid('research-infrastructure', '26', ['Forskningsinfrastruktur', 'Research infrastructure'], [500, 500, 500]),
  aid('innovation-clusters', '27', ['Innovationsklynger', 'Innovation clusters'], [500, 500, 500]),
];

/** From the beginning of the period. */
export const money2021: MoneyRules = {
  categories: costCategories,
  costModels,
  byYear: true,
  hours: {
    annualNorm: 1720,
    annualCeiling: 1720,
    monthlyCeilingHundredths: null,
    standardRateOere: null,
    basis: provision('55, stk. 2 og 3', 'timesats er seneste årlige bruttolønomkostning delt med 1.720, og der kan højst anmeldes lige så mange timer pr. person om året.') + ' Standardsatsen for ulønnede timer er ikke fundet, så beløbet skrives.',
  },
  funds: fundRules,
  aid: {
    categories: aidCategories,
    deMinimis: {
      ceilingEurCents: 20_000_000,
      window: 'three-fiscal-years',
      eurRate: centralRate,
      basis: `Kommissionens forordning (EU) nr. 1407/2013: højst 200.000 euro over tre regnskabsår; gjaldt til udgangen af 2023. ${toVerify}`,
    },
  },
  commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
  incentiveEffect: { basis: 'Kommissionens forordning (EU) nr. 651/2014, artikel 6: skriftlig ansøgning, før arbejdet begynder. Henvisningen skal bekræftes af en jurist, før reglen bruges.' },
};

/** From 1 January 2024: the new ceiling of de minimis aid, over three rolling years. */
export const money2024: MoneyRules = {
  ...money2021,
  aid: {
    categories: aidCategories,
    deMinimis: {
      ceilingEurCents: 30_000_000,
      window: 'rolling-3-years',
      eurRate: centralRate,
      basis: 'Kommissionens forordning (EU) 2023/2831: højst 300.000 euro pr. virksomhed (koncern) over tre løbende år, fra 1. januar 2024 til udgangen af 2030. Henvisningen skal bekræftes af en jurist, før reglen bruges.',
    },
  },
};
