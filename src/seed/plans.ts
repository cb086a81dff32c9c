import type { ProjectKey } from './projects.js';

export interface DemoActivity {
  readonly title: string;
  /** Place among the project's partners. */
  readonly partner: number;
  /** Months after the project's start, and how long it takes; a project lasts 36. */
  readonly from: number;
  readonly months: number;
  readonly milestone: string;
}

/** Decimal texts as stored; an effect goal is tied to the project's target. */
export interface DemoGoal {
  readonly kind: 'result' | 'effect';
  readonly indicator: string;
  readonly unit: string;
  readonly baseline: string | null;
  readonly aim: string;
  readonly source: string;
}

const does = (title: string, partner: number, from: number, months: number, milestone: string): DemoActivity => ({ title, partner, from, months, milestone });
const result = (indicator: string, unit: string, baseline: string | null, aim: string, source: string): DemoGoal => ({ kind: 'result', indicator, unit, baseline, aim, source });
const effect = (indicator: string, unit: string, baseline: string | null, aim: string, source: string): DemoGoal => ({ kind: 'effect', indicator, unit, baseline, aim, source });

/** How each fictional project is carried out, and what it will be measured by. */
export const demoPlans: Readonly<Record<ProjectKey, { readonly activities: readonly DemoActivity[]; readonly goals: readonly DemoGoal[] }>> = {
  superhospital: {
    activities: [
      does('Behovskortlægning på fire afdelinger', 3, 0, 6, 'Rapport om behov godkendt af de fire afdelingsledelser'),
      does('Tolv prototyper i tre runder', 1, 6, 18, 'Tolv prototyper afprøvet på en afdeling i drift'),
      does('Måling af energi, tid og tilfredshed', 0, 9, 24, 'Målerapport offentliggjort for alle tolv løsninger'),
      does('Showroom og eksportforløb', 4, 18, 18, 'Ti leverandører har haft møder med købere i udlandet'),
    ],
    goals: [
      result('Løsninger afprøvet på en afdeling i drift', 'løsninger', '0', '12', 'Projektets målerapporter'),
      result('Leverandører, der har gennemført eksportforløbet', 'virksomheder', '0', '10', 'Sundhedsklyngens deltagerlister'),
      effect('Ansatte hos de medvirkende leverandører', 'ansatte', '420', '600', 'CVR-registret, opgjort hvert år i marts'),
    ],
  },
  talent: {
    activities: [
      does('Kompetenceafklaring af 400 medarbejdere', 4, 0, 9, '400 medarbejdere har en plan for deres vej til faglært'),
      does('Fælles værksted med fjernundervisning', 0, 3, 9, 'Værkstedet er i drift og har haft det første hold'),
      does('Seks hold over tre år', 2, 9, 27, 'Det sjette hold har afsluttet svendeprøven'),
    ],
    goals: [
      result('Medarbejdere, der har gennemført forløbet', 'personer', '0', '300', 'Skolens elevregister'),
      effect('Andel ufaglærte i de medvirkende kommuner', 'procent', '24.1', '23.9', 'Danmarks Statistik'),
    ],
  },
  metropolis: {
    activities: [
      does('Shared service desk in two towns', 2, 0, 12, 'Both desks are open three evenings a week'),
      does('Mentor programme with 200 families', 3, 6, 30, '200 families have met their mentor at least three times'),
      does('Yearly count of who stays', 0, 12, 24, 'The third count has been published'),
    ],
    goals: [
      result('Newcomers served at the desks', 'people', '0', '6000', 'The desks’ booking system'),
      effect('Newcomers still in the region after two years', 'per cent', null, '70', 'Yearly count by the Nordhavn Institute'),
    ],
  },
  grid: {
    activities: [
      does('Bygning af lager i to havne', 3, 0, 18, 'Begge lagre er koblet på nettet'),
      does('Åben styringsplatform', 1, 3, 15, 'Platformens første udgave er frit tilgængelig'),
      does('Tolv forsøg valgt i åbne indkaldelser', 2, 12, 24, 'Resultaterne af tolv forsøg er offentliggjort'),
    ],
    goals: [
      result('Gennemførte forsøg', 'forsøg', '0', '12', 'Kystuniversitetets forsøgsrapporter'),
      effect('Virksomheder med et nyt produkt eller en ny proces', 'virksomheder', '0', '60', 'Innovationsstatistikken'),
    ],
  },
  startup: {
    activities: [
      does('Tyve behov beskrevet sammen med driften', 1, 0, 9, 'Tyve behovsbeskrivelser er offentliggjort'),
      does('Juridisk værktøjskasse', 2, 3, 9, 'Værktøjskassen er godkendt af alle ti indkøbere'),
      does('Åbne konkurrencer og investordage', 0, 9, 27, 'Tyve førstegangskøb er gennemført'),
    ],
    goals: [
      result('Førstegangskøb hos en iværksætter', 'køb', '0', '20', 'Indkøbernes kontrakter'),
      effect('Virksomheder med vækst tre år i træk', 'virksomheder', '0', '15', 'Erhvervsstatistikken'),
    ],
  },
  research: {
    activities: [
      does('Catalogue of instruments with prices', 0, 0, 9, 'Eighty instruments can be booked by anybody'),
      does('Vouchers for 150 first experiments', 2, 6, 30, 'The 150th experiment has been reported'),
      does('Twelve open days', 1, 6, 30, 'Twelve open days have been held at six places'),
    ],
    goals: [
      result('Experiments carried out with a voucher', 'experiments', '0', '150', 'The shared booking system'),
      effect('Companies with a new product or process', 'companies', '0', '120', 'The innovation survey'),
    ],
  },
  // The consortium has found no target yet, so nothing for an effect goal to be tied to.
  bicycles: {
    activities: [
      does('Hundrede lastcykler til prøve', 1, 0, 12, 'Hundrede håndværkere har prøvet en lastcykel i en måned'),
      does('Fire pakkesteder', 2, 6, 12, 'Fire pakkesteder er i drift'),
    ],
    goals: [result('Håndværkere, der har prøvet en lastcykel', 'håndværkere', '0', '100', 'Udlånslisterne')],
  },
};
