import { costCategories, type FundRules, type MoneyRules } from '../rounds/index.js';

/** Ends the basis of every figure that nobody has looked up in the source of law yet. */
export const toVerify = 'Tallet er ikke efterprøvet i retskilden og skal bekræftes af en jurist, før reglen bruges.';

/** The European Central Bank's central rate for the krone. */
export const centralRate = { kronerE5: 746_038, source: `Centralkursen i ERM II, 7,46038 kr. pr. euro. ${toVerify}`, on: '2026-11-22' } as const;

const noLimits = { maxSharePermille: null, minGrantOere: null, maxGrantOere: null } as const;

/** Which focus areas the EU funds support is not said anywhere; it is read out of what the strategy says that they support. */
export const fundRules: Readonly<Record<string, FundRules>> = {
  'eu-social-fund': {
    ...noLimits,
    focusAreaIds: ['talent-skills'],
    basis: 'Strategien: Socialfonden støtter opkvalificering og udvidelse af arbejdsstyrken. At det svarer til indsatsområdet om talent og kompetencer, er portalens egen læsning.',
  },
  'eu-regional-fund': {
    ...noLimits,
    focusAreaIds: ['innovation-research', 'welfare-health-technology', 'business-clusters', 'growth-entrepreneurs'],
    basis: 'Strategien: Regionalfonden støtter innovation og viden. At det svarer til disse fire indsatsområder, er portalens egen læsning.',
  },
};

export const money2007: MoneyRules = {
  categories: costCategories,
  costModels: [
    {
      id: 'actual',
      nameDa: 'Faktiske udgifter',
      nameEn: 'Actual costs',
      steps: [],
      covers: [],
      basis: 'Hovedreglen i perioden: alle udgifter er faktiske og dokumenteres. Rådets forordning (EF) nr. 1083/2006, artikel 56. Henvisningen skal bekræftes af en jurist, før reglen bruges.',
    },
    {
      id: 'direct-20',
      nameDa: 'Indirekte udgifter som andel af de direkte',
      nameEn: 'Indirect costs as a share of the direct ones',
      steps: [{ ratePermille: 200, of: costCategories, makes: 'indirect' }],
      covers: [],
      basis: `Europa-Parlamentets og Rådets forordning (EF) nr. 396/2009: indirekte udgifter efter fast takst, højst 20 % af de direkte. ${toVerify}`,
    },
  ],
  byYear: false,
  hours: {
    annualNorm: 1720,
    annualCeiling: null,
    monthlyCeilingHundredths: null,
    standardRateOere: null,
    basis: 'Årsnormen på 1.720 timer er EU’s tal fra de senere perioder og Vækstforums eget valg her. Perioden regnede ulønnede timer efter den højeste dagpengesats; satsen er ikke fundet, så beløbet skrives.',
  },
  funds: fundRules,
  aid: {
    categories: [],
    deMinimis: {
      ceilingEurCents: 20_000_000,
      window: 'three-fiscal-years',
      eurRate: centralRate,
      basis: `Kommissionens forordning (EF) nr. 1998/2006: højst 200.000 euro over tre regnskabsår. ${toVerify}`,
    },
  },
  commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
  incentiveEffect: { basis: 'Udgifter kan afholdes fra datoen i kvitteringsskrivelsen og for ansøgerens egen risiko. Vejledningen til Socialfondens ansøgningsskema 2007-13.' },
};
