import { defineTexts } from '../platform/views/index.js';

export const criterionTexts = defineTexts({
  da: {
    'criteria.title': 'Vurderingskriterier',
    'criteria.lead':
      'Alle ansøgninger vurderes på de samme {n} kriterier, uanset om idéen står i idékataloget eller er ny.',
    'criteria.scale':
      'Hver vurdering går fra {min} til {max} point i trin på et halvt og begrundes. Point er råd til Vækstforum, ikke en afgørelse.',
    'criteria.weights.equal': 'Kriterierne vejer lige meget.',
    'criteria.weight': 'Vægt {n}',
    'criteria.basis': 'Kriterierne er Vækstforums egne. Skala og vægte følger reglerne for {round}.',
    'criteria.asked': 'Det bliver panelet bedt om',
    'criteria.evidence': 'Det kigger panelet efter',
    'criteria.evidence.lead':
      'Punkter mærket »{stated}« står i Vækstforums materiale. Punkter mærket »{inferred}« er en rimelig tolkning, som materialet ikke selv siger. Hvor portalen kontrollerer noget af sig selv, står det under kriteriet; resten er skøn.',
    'criteria.evidence.stated': 'Står i materialet',
    'criteria.evidence.inferred': 'Vores læsning',
    'criteria.checks': 'Det kontrollerer portalen',
    'criteria.check.required': 'Krav',
    'criteria.check.advice': 'Råd',
    'criteria.check.min-focus-areas': 'Der er valgt mindst {n} {n|indsatsområde|indsatsområder}.',
    'criteria.check.preferred-focus-areas': 'Er der valgt færre end {n} indsatsområder, siger portalen det, men ansøgningen kan indsendes.',
    'criteria.check.min-targets': 'Der er valgt mindst {n} af strategiens mål.',
    'criteria.check.sector.company': 'Der er mindst én virksomhed blandt partnerne.',
    'criteria.check.sector.knowledge': 'Der er mindst én videninstitution blandt partnerne.',
    'criteria.check.sector.public': 'Der er mindst én offentlig myndighed blandt partnerne.',
    'criteria.check.sector.organisation': 'Der er mindst én organisation blandt partnerne.',
    'criteria.check.partner-money':
      'Står ingen af partnerne bag medfinansiering, kontant eller i arbejdstimer, siger portalen det, men ansøgningen kan indsendes.',
    'criteria.none': 'Der er ingen kriterier.',
  },
  en: {
    'criteria.title': 'Assessment criteria',
    'criteria.lead':
      'Every application is assessed on the same {n} criteria, whether the idea stands in the idea catalogue or is new.',
    'criteria.scale':
      'Each score runs from {min} to {max} points in steps of a half and is given a reason. Points are advice to the Growth Forum, not a decision.',
    'criteria.weights.equal': 'The criteria weigh the same.',
    'criteria.weight': 'Weight {n}',
    'criteria.basis': "The criteria are the Growth Forum's own. Scale and weights follow the rules of {round}.",
    'criteria.asked': 'What the panel is asked to do',
    'criteria.evidence': 'What the panel looks for',
    'criteria.evidence.lead':
      'Points marked "{stated}" are in the Growth Forum\'s material. Points marked "{inferred}" are a reasonable interpretation that the material itself does not state. Where the portal checks something by itself, it says so under the criterion; the rest is judgement.',
    'criteria.evidence.stated': 'In the material',
    'criteria.evidence.inferred': 'Our reading',
    'criteria.checks': 'What the portal checks',
    'criteria.check.required': 'Required',
    'criteria.check.advice': 'Advice',
    'criteria.check.min-focus-areas': 'At least {n} focus {n|area is|areas are} chosen.',
    'criteria.check.preferred-focus-areas': 'If fewer than {n} focus areas are chosen, the portal says so, but the application can be submitted.',
    'criteria.check.min-targets': "At least {n} of the strategy's targets {n|is|are} chosen.",
    'criteria.check.sector.company': 'There is at least one company among the partners.',
    'criteria.check.sector.knowledge': 'There is at least one knowledge institution among the partners.',
    'criteria.check.sector.public': 'There is at least one public authority among the partners.',
    'criteria.check.sector.organisation': 'There is at least one organisation among the partners.',
    'criteria.check.partner-money':
      'If no partner stands behind any co-financing, in cash or working hours, the portal says so, but the application can be submitted.',
    'criteria.none': 'There are no criteria.',
  },
});
