import type { StandardCase } from './standard-case.js';

/** The weak one. Its partners are keener than the rest of it: whoever scores by impression gives too little there. */
export const lanternFestival: StandardCase = {
  title: { da: 'Prøvesag: Lanternefest på Nattergaleøen', en: 'Trial case: Lantern festival on Nightingale Isle' },
  criteria: {
    'growth-and-employment': {
      halfPoints: 2,
      answer: {
        da: 'Festen vil skabe liv på øen og dermed vækst. Når der kommer gæster, kommer der også job. Vi regner med et pænt antal besøgende hvert år, og øens kro har sagt, at den glæder sig.',
        en: 'The festival will bring life to the isle and thereby growth. Where there are guests there will be jobs. We expect a good number of visitors each year, and the isle’s inn has said that it looks forward to it.',
      },
    },
    'strategic-relevance': {
      halfPoints: 2,
      answer: {
        da: 'Regionen mangler attraktionsværdi, siger strategien. En lanternefest er attraktiv. Festen har været holdt i mindre udgave i fem år, og nu vil vi gøre den større.',
        en: 'The region lacks attractiveness, says the strategy. A lantern festival is attractive. It has been held on a smaller scale for five years, and now we want it larger.',
      },
    },
    'focus-area-fit': {
      halfPoints: 4,
      answer: {
        da: 'Projektet hører til under oplevelser og turisme. To af de fire aktiviteter, vandreturen og madmarkedet, er rettet mod gæster udefra. De to andre, som bruger de fleste penge, er et nyt telt og et lydanlæg til foreningen.',
        en: 'The project belongs under experiences and tourism. Two of the four activities, the walk and the food market, aim at guests from outside. The other two, which use most of the money, are a new tent and a sound system for the association.',
      },
    },
    'target-contribution': {
      halfPoints: 2,
      answer: {
        da: 'Vi bidrager med 4.000 overnatninger om året. Tallet er vores eget bud. Øen har i dag 60 senge, og festen varer tre dage.',
        en: 'We contribute 4,000 overnight stays a year. The figure is our own guess. The isle has 60 beds today, and the festival lasts three days.',
      },
    },
    sustainability: {
      halfPoints: 4,
      answer: {
        da: 'Lanternerne er af papir, og efter festen samler børnene dem ind. Gæsterne sejles over med den almindelige dieselfærge, som sætter tolv ekstra ture ind.',
        en: 'The lanterns are of paper, and the children gather them after the festival. Guests come by the ordinary diesel ferry, which puts on twelve extra crossings.',
      },
    },
    significance: {
      halfPoints: 2,
      answer: {
        da: 'Der findes lanternefester andre steder, men ingen på Nattergaleøen. Lokalavisen har lovet at skrive om den.',
        en: 'There are lantern festivals elsewhere, but none on Nightingale Isle. The local paper has promised to write about it.',
      },
    },
    'broad-partnership': {
      halfPoints: 2,
      answer: {
        da: 'Foreningen står for det hele. Kommunen, kroen og højskolen er partnere og støtter op om festen. De har ikke særskilte opgaver.',
        en: 'The association runs it all. The municipality, the inn and the folk high school are partners and stand behind the festival. They have no tasks of their own.',
      },
    },
    'partner-commitment': {
      halfPoints: 7,
      answer: {
        da: 'Foreningens medlemmer lægger 2.600 arbejdstimer, som er bekræftet af bestyrelsen, og har samlet 180.000 kr. ind. Kroen giver 50.000 kr. kontant uden at få noget tilbage, hvis gæsterne udebliver.',
        en: 'The association’s members put in 2,600 hours, confirmed by its board, and have raised DKK 180,000. The inn gives DKK 50,000 in cash and gets nothing back if the guests stay away.',
      },
    },
  },
};
