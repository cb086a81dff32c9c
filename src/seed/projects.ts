import type { DemoKey } from './people.js';

export interface DemoPartner {
  readonly name: string;
  readonly sector: 'company' | 'knowledge' | 'public' | 'organisation';
  readonly role: string;
  /** It receives its public money as de minimis aid; the others receive no state aid. */
  readonly deMinimis?: true;
}

/** A fictional project, as its consortium would write it. Amounts in whole kroner. */
export interface DemoProject {
  readonly owner: DemoKey;
  /** Number in the idea catalogue; null: an own idea. */
  readonly initiative: string | null;
  readonly title: string;
  readonly summary: string;
  readonly purpose: string;
  readonly activities: string;
  readonly focusAreas: readonly string[];
  /** Null: the consortium has not found one yet. `contribution` is a decimal text as stored, with a point. */
  readonly target: { readonly id: string; readonly contribution: string; readonly unit: string; readonly how: string } | null;
  /** What the consortium says of each criterion, in their order. */
  readonly answers: readonly [string, string, string, string, string, string, string, string];
  /** The first one leads. */
  readonly partners: readonly [DemoPartner, ...DemoPartner[]];
  readonly cost: { readonly staff: number; readonly external: number; readonly equipment: number };
  /** Fund id to amount applied for; the rest is co-financing: cash from the second partner, hours from the first. */
  readonly funds: Readonly<Record<string, number>>;
  readonly cash: number;
  readonly hours: number;
}

const knowledge = (name: string, role: string): DemoPartner => ({ name, sector: 'knowledge', role });
const company = (name: string, role: string): DemoPartner => ({ name, sector: 'company', role });
const publicBody = (name: string, role: string): DemoPartner => ({ name, sector: 'public', role });
const organisation = (name: string, role: string): DemoPartner => ({ name, sector: 'organisation', role });

export const demoProjects = {
  superhospital: {
    owner: 'maja',
    initiative: '2.1',
    title: 'Det lysende hospital: afprøvning af grøn hospitalsteknik',
    summary: 'Fire hospitalsafdelinger bliver prøveplads for energirigtig belysning, ventilation og logistik. Virksomhederne udvikler sammen med personalet, og løsningerne måles, før de bygges ind i de nye sygehuse.',
    purpose: 'At gøre regionens hospitalsbyggeri til den krævende kunde, som små leverandører mangler, og at få løsningerne dokumenteret, så de kan sælges i udlandet.',
    activities: 'Behovskortlægning på fire afdelinger. Tolv prototyper i tre runder. Måling af energi, tid og patienttilfredshed. Showroom med åbne dage. Eksportforløb for ti leverandører.',
    focusAreas: ['welfare-health-technology', 'business-clusters'],
    target: { id: 'welfare-tech-jobs-exports', contribution: '180', unit: 'ansatte', how: 'Ti leverandører ventes at ansætte 18 hver, når løsningerne er afprøvet og kan vises frem.' },
    answers: [
      'Ti leverandører får en dokumenteret løsning at sælge. De regner med 180 nye ansatte og en eksport på 240 mio. kr. inden 2030.',
      'Projektet svarer på mangel på innovation i mødet mellem offentlige kunder og private leverandører, som strategien peger på.',
      'Hovedformålet er velfærds- og sundhedsteknologi. Leverandørerne er samlet i en klynge, så også det andet indsatsområde er reelt.',
      'Bidraget til målet er 180 ansatte i branchen fra et udgangspunkt på knap 10.000. Antallet tælles i CVR-registret hvert år.',
      'Energiforbruget på prøveafdelingerne skal ned med 35 pct., og materialer fra nedrivning genbruges i showroomet.',
      'Løsningerne gælder alle kommende sygehuse i landet og er efterspurgt i Sverige og Norge. Hele regionen er med.',
      'Region, to kommuner, et universitet og elleve virksomheder står sammen; fem af dem ligger uden for regionen.',
      'Virksomhederne betaler 3 mio. kr. kontant, og hospitalerne stiller medarbejdertimer til rådighed.',
    ],
    partners: [knowledge('Søbakke Sundhedsuniversitet', 'Leder projektet og måler virkningen'), company('Lygtelys ApS', 'Udvikler belysning og betaler kontant'), company('Klarluft Ventilation A/S', 'Udvikler ventilation'), publicBody('Vandbjerg Kommune', 'Stiller to afdelinger til rådighed'), organisation('Sundhedsklyngen Øst', 'Samler leverandørerne og formidler')],
    cost: { staff: 9_200_000, external: 3_400_000, equipment: 1_699_682.5 },
    funds: { 'eu-regional-fund': 7_149_841 },
    cash: 3_000_000,
    hours: 11_000,
  },
  talent: {
    owner: 'jonas',
    initiative: '5.3',
    title: 'Målbare veje til faglært i måleteknik',
    summary: 'Ufaglærte i industrien får en kort, praksisnær vej til faglært i måleteknik, tilrettelagt om vagter og med mester på arbejdspladsen.',
    purpose: 'At skaffe de målere og kalibreringsteknikere, som regionens virksomheder mangler, ved at løfte dem, der allerede er ansat.',
    activities: 'Kompetenceafklaring af 400 medarbejdere. Seks hold over tre år. Mesterkurser. Fælles værksted med fjernundervisning. Følgeforskning.',
    focusAreas: ['talent-skills'],
    target: { id: 'unskilled-share', contribution: '0.2', unit: 'procentpoint', how: '300 gennemførte forløb svarer til omkring 0,2 procentpoint færre ufaglærte i de medvirkende kommuner.' },
    answers: [
      'Virksomhederne afviser ordrer, fordi de mangler målere. 300 faglærte mere frigør en omsætning på 90 mio. kr. om året.',
      'Mangel på kvalificeret arbejdskraft er den første af de udfordringer, strategien nævner.',
      'Formålet ligger i indsatsområdet om talent og kompetencer; noget andet indsatsområde gør vi ikke krav på.',
      'Andelen af ufaglærte skal ned. 300 forløb er talt, tidsfæstet og kan efterprøves i elevregistret.',
      'Bedre måling giver mindre spild: deltagerne lærer at finde energitab, og værkstedet drives af genbrugt udstyr.',
      'Ingen andre i Norden uddanner målere på denne måde, og tre brancher har bedt om at følge med.',
      'To erhvervsskoler, fire virksomheder, to kommuner og begge arbejdsmarkedets parter er med fra begyndelsen.',
      'Virksomhederne betaler løn under uddannelse og 1,2 mio. kr. kontant til værkstedet.',
    ],
    partners: [company('Øresund Måleteknik ApS', 'Leder projektet og stiller værksted til rådighed'), company('Skrue og Skive A/S', 'Betaler kontant og sender medarbejdere'), knowledge('Nordkystens Erhvervsskole', 'Udvikler og underviser'), publicBody('Strandmark Kommune', 'Finder deltagere'), organisation('Faglig Samvirke', 'Medvirker til afklaring')],
    cost: { staff: 5_400_000, external: 2_100_000, equipment: 900_000 },
    funds: { 'eu-social-fund': 3_900_000, 'regional-development-funds': 1_000_000 },
    cash: 1_200_000,
    hours: 8_000,
  },
  metropolis: {
    owner: 'emily',
    initiative: '3.1',
    title: 'A front door for international talent',
    summary: 'One place, open in the evening, where newcomers and their families get housing, schooling, tax and a network sorted out in a single visit, and where employers share the cost.',
    purpose: 'To let companies in the region recruit abroad without building a relocation desk each, and to keep the people who come.',
    activities: 'A shared service desk in two towns. A mentor programme with 200 families. A job service for partners. A yearly count of who stays.',
    focusAreas: ['attractive-metropolis', 'talent-skills'],
    target: { id: 'foreign-companies-growth', contribution: '25', unit: 'companies', how: 'Employers named newcomer services as a deciding condition in our survey of forty foreign companies.' },
    answers: [
      'Companies that can recruit abroad grow faster; forty partners expect 350 more jobs by 2029.',
      'Lagging attractiveness is one of the challenges the strategy names, and newcomers leave because families do not settle.',
      'The attractive metropolis is the main focus area; talent is the second and carries a third of the activities.',
      'Twenty-five more foreign companies by 2029, counted in the register of investments.',
      'The desk sits beside a station, newcomers get cycles rather than car parking, and all material is digital.',
      'No region in Northern Europe has one desk for all newcomers; Hamburg and Gothenburg have asked to copy it.',
      'Two municipalities, three universities, forty employers and the chamber of commerce start it together.',
      'Employers pay a fee per newcomer and 2 million kroner in cash before the start.',
    ],
    partners: [knowledge('Nordhavn Institute of Technology', 'Leads the project'), company('Bluewater Shipping Demo A/S', 'Pays in cash and recruits'), publicBody('Havnebyens Kommune', 'Hosts the desk'), organisation('Newcomers’ Network', 'Runs the mentor programme')],
    cost: { staff: 6_300_000, external: 2_500_000, equipment: 600_000 },
    funds: { 'regional-development-funds': 4_200_000 },
    cash: 2_000_000,
    hours: 10_000,
  },
  grid: {
    owner: 'maja',
    initiative: '4.3',
    title: 'Solkyst: fælles lager for sol og vind',
    summary: 'Fire havnebyer deler et batterilager, som holder på strøm fra sol og vind og prøver nye forretningsmodeller for mindre energivirksomheder.',
    purpose: 'At give regionens grønne klynge et fuldskalaanlæg, hvor styring, sikkerhed og afregning kan prøves, før det sælges.',
    activities: 'Bygning af lager i to havne. Åben styringsplatform. Tolv forsøg valgt i åbne indkaldelser. Uddannelse af driftsteknikere.',
    focusAreas: ['innovation-research', 'business-clusters'],
    target: { id: 'innovative-companies-share', contribution: '0.1', unit: 'procentpoint', how: 'Atten virksomheder og deres leverandører ventes at få nye produkter eller processer ud af forsøgene.' },
    answers: [
      'Forsøgene ventes at give 260 job i virksomheder, der i dag har 900 ansatte tilsammen.',
      'Middelmådig innovationsevne afhjælpes, når små virksomheder får adgang til et anlæg, de aldrig selv kunne bygge.',
      'Klynger og forskning er begge indsatsområder i projektet, med hver sin halvdel af midlerne.',
      'Omkring 60 virksomheder får noget nyt på markedet; det opgøres i innovationsstatistikken hvert år.',
      'Lageret erstatter gasturbiner i spidstimerne og sparer 9.000 tons CO2 om året.',
      'Et fuldskalaanlæg i havne findes ikke i Østersøen, og to tyske byer vil følge forsøgene.',
      'Fire kommuner, to universiteter, en havn og atten virksomheder er med, heraf syv uden for regionen.',
      'Havnen stiller kaj og bygninger til rådighed, og virksomhederne betaler 6 mio. kr. kontant.',
    ],
    partners: [publicBody('Solkystens Havn', 'Leder projektet og stiller kaj til rådighed'), company('Strømstyring Nord A/S', 'Udvikler platformen og betaler kontant'), knowledge('Kystuniversitetet', 'Forsøg og måling'), company('Lagerlys ApS', 'Leverer og driver lageret'), organisation('Grøn Klynge Sund', 'Åbne indkaldelser og formidling')],
    cost: { staff: 11_000_000, external: 7_000_000, equipment: 8_000_000 },
    funds: { 'eu-regional-fund': 8_000_000, 'regional-development-funds': 4_500_000 },
    cash: 6_000_000,
    hours: 25_000,
  },
  startup: {
    owner: 'jonas',
    initiative: null,
    title: 'Første kunde: offentlige indkøb af iværksætteres løsninger',
    summary: 'Ti offentlige indkøbere forpligter sig til at købe den første løsning af iværksættere, når den lever op til et krav, de selv har stillet.',
    purpose: 'At give vækstiværksættere den reference, som er sværest at få, og indkøberne en lovlig vej til at give den.',
    activities: 'Tyve behov beskrevet sammen med driften. Åbne konkurrencer. Juridisk værktøjskasse. Investordage.',
    focusAreas: ['growth-entrepreneurs', 'welfare-health-technology'],
    target: { id: 'growth-entrepreneurs-share', contribution: '0.1', unit: 'procentpoint', how: 'Tyve førstegangskøb ventes at føre til 15 virksomheder med vækst i tre år.' },
    answers: [
      'Femten virksomheder med ti ansatte hver er målet; de fleste vil ligge uden for byen.',
      'Svag samordning mellem indkøbere er en kendt hindring, og den tager vi fat på.',
      'Iværksættere er hovedsagen; halvdelen af behovene er på velfærdsområdet.',
      'Femten vækstiværksættere, talt i erhvervsstatistikken tre år efter.',
      'En tredjedel af behovene handler om energi og affald i kommunernes drift.',
      'Ti indkøbere på én gang er ikke set før og vil blive lagt mærke til.',
      'Indkøbere, iværksættere, en inkubator og et advokatsamarbejde står bag.',
      'Indkøberne afsætter 5 mio. kr. til køb, som ligger uden for projektets budget, og 800.000 kr. inden for.',
    ],
    partners: [organisation('Inkubatoren Værftet', 'Leder projektet'), publicBody('Fællesindkøb Øst', 'Køber og betaler kontant'), company('Jura og Ret Demo P/S', 'Værktøjskasse'), knowledge('Handelsskolen ved Sundet', 'Følger virkningen')],
    cost: { staff: 2_800_000, external: 900_000, equipment: 0 },
    funds: { 'regional-development-funds': 1_800_000 },
    cash: 800_000,
    hours: 4_000,
  },
  research: {
    owner: 'emily',
    initiative: null,
    title: 'Open laboratories for small companies',
    summary: 'Universities and hospitals open eighty instruments to small companies at a known price, with a technician who speaks their language.',
    purpose: 'To raise private research by making it possible to do an experiment without owning the machine.',
    activities: 'A catalogue of instruments with prices. Vouchers for 150 first experiments. A shared booking system. Twelve open days.',
    focusAreas: ['innovation-research'],
    target: { id: 'research-collaboration-share', contribution: '0.4', unit: 'percentage points', how: '150 vouchers; a like scheme saw four in five lead to a new product or process.' },
    answers: [
      'Companies that experiment grow twice as fast in the region’s own figures; 120 are expected to bring out something new.',
      'A middling capacity to innovate is the second of the named challenges.',
      'Innovation and research is the only focus area we claim.',
      '120 companies with a new product or process, counted by the innovation survey.',
      'Sharing eighty instruments replaces buying them; travel is limited by remote operation.',
      'Eighty instruments in one catalogue would be the largest in the Nordic countries.',
      'Three universities, two hospitals and a business association; companies join through vouchers.',
      'The universities put in technicians’ hours; there is no cash from companies at the start.',
    ],
    partners: [knowledge('Nordhavn Institute of Technology', 'Leads the project'), knowledge('Søbakke Sundhedsuniversitet', 'Opens instruments'), organisation('Small Business Circle', 'Finds companies and pays in cash'), publicBody('Regionshospitalet Demo', 'Opens instruments')],
    cost: { staff: 4_100_000, external: 1_900_000, equipment: 1_000_000 },
    funds: { 'eu-regional-fund': 3_400_000 },
    cash: 600_000,
    hours: 9_000,
  },
  bicycles: {
    owner: 'maja',
    initiative: null,
    title: 'Lastcyklen som varebil',
    summary: 'Byens håndværkere prøver lastcykler i et år, og et delt pakkested ved fire stationer gør det sidste stykke vej stille og grønt.',
    purpose: 'At vise, at en tredjedel af varekørslen i de tætte byer kan gå på cykel, og at udvikle udstyret til det.',
    activities: 'Hundrede lastcykler til prøve. Fire pakkesteder. Måling af tid og omkostninger. Designkonkurrence.',
    focusAreas: ['attractive-metropolis'],
    target: null,
    answers: [
      'Tre producenter ventes at vokse med 40 ansatte; varekørslen bliver billigere for 100 håndværkere.',
      'Trængsel hæmmer byens tiltrækning, som er en af de nævnte udfordringer.',
      'Formålet ligger i indsatsområdet om den attraktive metropol.',
      'Vi er ved at finde det mål, projektet flytter mest; leveringstiden i de fire byer måles hvert år.',
      'Hver lastcykel sparer 2,4 tons CO2 om året.',
      'Fire byer på én gang giver tal, som andre kan bruge.',
      'Fire kommuner, tre producenter og håndværkernes forening.',
      'Håndværkerne betaler leje af cyklerne, og producenterne leverer til kostpris.',
    ],
    partners: [organisation('Håndværkets Byforening', 'Leder projektet'), { ...company('To Hjul Demo ApS', 'Leverer cykler og betaler kontant'), deMinimis: true }, publicBody('Engsø Kommune', 'Pakkesteder'), knowledge('Byens Designskole', 'Designkonkurrence')],
    cost: { staff: 1_500_000, external: 700_000, equipment: 1_100_000 },
    funds: { 'regional-development-funds': 1_600_000 },
    cash: 700_000,
    hours: 4_000,
  },
} as const satisfies Record<string, DemoProject>;

export type ProjectKey = keyof typeof demoProjects;
