import type { StandardCase } from './standard-case.js';

/** The middling one. Sound all through, never surprising. */
export const solarCourses: StandardCase = {
  title: { da: 'Prøvesag: Solcellekurser for håndværkere i Klitborg', en: 'Trial case: Solar courses for craftsmen in Klitborg' },
  criteria: {
    'growth-and-employment': {
      halfPoints: 6,
      answer: {
        da: '120 håndværkere lærer at sætte solceller op. En rundspørge blandt 40 mestre viser, at hver anden afviser opgaver i dag, fordi svendene ikke kan dem. Vi regner med 35 nye job på tre år, hvis efterspørgslen holder.',
        en: '120 craftsmen learn to fit solar panels. A survey of 40 masters shows that every second turns work down today because their journeymen cannot do it. We reckon with 35 new jobs in three years if demand holds.',
      },
    },
    'strategic-relevance': {
      halfPoints: 7,
      answer: {
        da: 'Strategien peger på mangel på kompetencer. Kurset retter sig mod faglærte, som de fleste andre tilbud i regionen går uden om. Erhvervsskolens eget aftenkursus handler kun om teori og bliver lagt sammen med vores.',
        en: 'The strategy names the shortage of skills. The course aims at skilled workers, whom most other offers in the region pass by. The vocational school’s own evening course is theory only and will be merged with ours.',
      },
    },
    'focus-area-fit': {
      halfPoints: 7,
      answer: {
        da: 'Kurserne hører til talent og kompetencer og følger handlingssporet om efteruddannelse. Desuden afprøver deltagerne tre nye monteringsmetoder på et anlæg for energiselskabet, så energi og klima er med gennem en aktivitet af sin egen.',
        en: 'The courses belong to talent and skills and follow the action track on further training. Participants also try three new ways of fitting on a plant for the energy company, so energy and climate take part through an activity of their own.',
      },
    },
    'target-contribution': {
      halfPoints: 6,
      answer: {
        da: 'Vi bidrager med 120 faglærte med kursusbevis mod 18 i dag. Erhvervsskolen tæller beviserne, når projektet slutter. Om deltagerne bruger det lærte bagefter, bliver ikke målt.',
        en: 'We contribute 120 skilled workers with a certificate against 18 today. The vocational school counts the certificates when the project ends. Whether participants use what they learnt afterwards is not measured.',
      },
    },
    sustainability: {
      halfPoints: 6,
      answer: {
        da: 'Solceller er grønne i sig selv. Kursusanlægget bygges af brugte paneler, og undervisningen ligger ude hos virksomhederne, så færre skal køre. Vi har ikke regnet på, hvad det sparer.',
        en: 'Solar panels are green in themselves. The training plant is built of used panels, and teaching takes place at the firms so that fewer have to drive. We have not reckoned what that saves.',
      },
    },
    significance: {
      halfPoints: 5,
      answer: {
        da: 'Lignende kurser findes i to andre regioner. Det nye er, at mester og svend går på kurset sammen. Vi dækker de fire kommuner omkring Klitborg.',
        en: 'There are similar courses in two other regions. What is new is that master and journeyman take the course together. We cover the four municipalities around Klitborg.',
      },
    },
    'broad-partnership': {
      halfPoints: 6,
      answer: {
        da: 'Erhvervsskolen underviser, elleve virksomheder stiller steder til rådighed, og kommunen åbner tre tage. Der er ingen producent af solceller med. Beslutninger tages af skolens projektleder.',
        en: 'The vocational school teaches, eleven firms provide sites, and the municipality opens three roofs. No producer of solar panels takes part. Decisions are taken by the school’s project manager.',
      },
    },
    'partner-commitment': {
      halfPoints: 5,
      answer: {
        da: 'Virksomhederne lægger svendenes løn, mens de er på kursus; det har de bekræftet. Skolen bidrager med lokaler, som den har i forvejen. Ingen lægger penge.',
        en: 'The firms pay their journeymen’s wages during the course, as they have confirmed. The school contributes rooms that it has anyway. Nobody puts in money.',
      },
    },
  },
};
