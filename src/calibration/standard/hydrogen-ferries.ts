import type { StandardCase } from './standard-case.js';

/** The strong one. Its partnership is its weak spot: whoever scores by impression gives too much there. */
export const hydrogenFerries: StandardCase = {
  title: { da: 'Prøvesag: Brintfærger på Fabelfjorden', en: 'Trial case: Hydrogen ferries on the Fable Fjord' },
  criteria: {
    'growth-and-employment': {
      halfPoints: 9,
      answer: {
        da: 'Værftet bygger to færger, og ni underleverandører lærer brintanlæg undervejs. De har underskrevne hensigtserklæringer fra tre rederier om otte færger mere, hvis prøven lykkes. Bliver det kun til fire, giver det stadig 140 job i femten år. Beregningen er efterprøvet af et revisionsfirma.',
        en: 'The yard builds two ferries, and nine suppliers learn hydrogen systems on the way. They hold signed letters of intent from three shipping companies for eight more if the trial succeeds. Should it be only four, that still means 140 jobs for fifteen years. The reckoning has been checked by an auditor.',
      },
    },
    'strategic-relevance': {
      halfPoints: 8,
      answer: {
        da: 'Regionens værfter har svag innovationsevne, skriver strategien. Projektet forbinder universitetets viden om brint med et fag, der er ved at forsvinde. De igangværende energiprojekter handler om biler; ingen af dem sejler.',
        en: 'The region’s yards are weak at innovation, writes the strategy. The project joins the university’s knowledge of hydrogen with a trade about to disappear. The energy projects under way are about cars; none of them floats.',
      },
    },
    'focus-area-fit': {
      halfPoints: 9,
      answer: {
        da: 'Energi og klima bærer brintanlægget, erhvervsklynger bærer leverandørnettet, og de to har hver deres arbejdspakke, som den anden ikke kan undvære. Handlingssporene om demonstration og om klyngesamarbejde går igen i alle aktiviteter.',
        en: 'Energy and climate carries the hydrogen system, business clusters carries the network of suppliers, and each has a work package the other cannot do without. The action tracks on demonstration and on cluster cooperation run through every activity.',
      },
    },
    'target-contribution': {
      halfPoints: 8,
      answer: {
        da: 'Udledningen fra de to ruter falder fra 5.200 til højst 900 tons CO2 om året fra 2014, målt på brændstofregnskabet, som Fabelfjordens Havn fører. Havnen melder tallet hvert år, også efter projektet. Regnestykket er lavet med det højeste forbrug, vi har set.',
        en: 'Emissions on the two routes fall from 5,200 to at most 900 tonnes of CO2 a year from 2014, measured in the fuel accounts kept by the Port of Fable Fjord. The port reports the figure every year, after the project too. The reckoning uses the highest consumption we have seen.',
      },
    },
    sustainability: {
      halfPoints: 9,
      answer: {
        da: 'Brinten laves af vindstrøm om natten. Skrogene er af genanvendt aluminium, og tegninger og sikkerhedsgodkendelse lægges frit frem, så andre småfærger kan bygges uden at begynde forfra. Livscyklusregnskabet er vedlagt.',
        en: 'The hydrogen is made of wind power at night. The hulls are of recycled aluminium, and drawings and safety approval are published freely, so that other small ferries can be built without starting anew. The life-cycle account is attached.',
      },
    },
    significance: {
      halfPoints: 9,
      answer: {
        da: 'Det bliver de første passagerfærger på brint i Norden. To rederier i udlandet har allerede bedt om at komme og se byggeriet, og en fond lægger 30 mio. kr. oven i. Ruterne forbinder tre af regionens fem egne.',
        en: 'They will be the first passenger ferries on hydrogen in the Nordic countries. Two shipping companies abroad have already asked to come and see them built, and a foundation adds DKK 30 million. The routes join three of the region’s five parts.',
      },
    },
    'broad-partnership': {
      halfPoints: 4,
      answer: {
        da: 'Værftet, universitetet og havnen deltager med beskrevne opgaver. Færgeselskabet, som ejer ruterne og skal sejle skibene, har ikke svaret på invitationen endnu.',
        en: 'The yard, the university and the port take part with described tasks. The ferry company, which owns the routes and is to sail the ships, has not answered the invitation yet.',
      },
    },
    'partner-commitment': {
      halfPoints: 8,
      answer: {
        da: 'Værftet lægger 22 mio. kr. og bærer selv en overskridelse. Universitetet giver to årsværk, havnen bygger kajen for 9 mio. kr. Alle tre har underskrevet, og aktionærerne i værftet har godkendt, at udbyttet udebliver i to år.',
        en: 'The yard puts in DKK 22 million and bears any overrun itself. The university gives two person-years, and the port builds the quay for DKK 9 million. All three have signed, and the yard’s shareholders have agreed to two years without a dividend.',
      },
    },
  },
};
