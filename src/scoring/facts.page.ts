import type { Snapshot } from '../applications/index.js';
import { countedUnder, criterionTexts, type CountedFact } from '../criteria/index.js';
import { summaryRow, type Lang, type SummaryRow } from '../platform/views/index.js';
import { formatDate } from '../shared/dates.js';
import { formatDecimal } from '../shared/numbers.js';
import { monthsIn, placesOf } from './facts.rules.js';
import { factTexts } from './facts.texts.js';
import { moneyFact } from './money-facts.page.js';

const { say } = factTexts;
const sectors = ['company', 'knowledge', 'public', 'organisation'] as const;

/** What the system can count for a criterion, so that no assessor has to score it. None for those that are all judgement. */
export function countedFacts(lang: Lang, snapshot: Snapshot, criterionId: string): SummaryRow[] {
  return countedUnder(criterionId).flatMap((fact) => {
    const lines = linesOf(lang, snapshot, fact) ?? moneyFact(lang, snapshot, fact);
    return lines.length ? [summaryRow(criterionTexts.say(lang, `criteria.counted.${fact}`), lines)] : [];
  });
}

/** `undefined`: the fact is about money. No lines: the version is from before it was asked for. */
function linesOf(lang: Lang, snapshot: Snapshot, fact: CountedFact): string[] | undefined {
  switch (fact) {
    case 'goals':
      return goals(lang, snapshot);
    case 'measured':
      return measured(lang, snapshot);
    case 'idea':
      return [snapshot.initiative ? say(lang, 'facts.idea', { number: snapshot.initiative.number, title: snapshot.initiative.title[lang] }) : say(lang, 'facts.idea.own')];
    case 'focusAreas':
      return focusAreas(lang, snapshot);
    case 'targets':
      return snapshot.targets.map(({ title, contribution, unit, year }) => say(lang, 'facts.target', { title: title[lang], contribution: formatDecimal(contribution, lang), unit, year }));
    case 'activities':
      return activities(lang, snapshot);
    case 'period':
      return period(lang, snapshot);
    case 'places':
      return places(lang, snapshot);
    case 'partners':
      return partners(lang, snapshot);
    case 'roles':
      return [say(lang, 'facts.roles', { n: snapshot.partners.filter(({ role }) => role.trim() !== '').length, total: snapshot.partners.length })];
    case 'confirmed':
      return confirmed(lang, snapshot);
    default:
      return undefined;
  }
}

function goals(lang: Lang, snapshot: Snapshot): string[] {
  const all = snapshot.goals ?? [];
  if (!all.length) return [];
  const count = (kind: string) => all.filter((goal) => goal.kind === kind).length;
  const lines = all.map(({ indicator, aim, unit, year, baseline }) => {
    const goal = { indicator, aim: formatDecimal(aim, lang), unit, year };
    return baseline === null ? say(lang, 'facts.goal.unmeasured', goal) : say(lang, 'facts.goal', { ...goal, baseline: formatDecimal(baseline, lang) });
  });
  return [say(lang, 'facts.goals', { results: count('result'), effects: count('effect') }), ...lines];
}

function measured(lang: Lang, { goals: all = [] }: Snapshot): string[] {
  const counts = { n: all.filter(({ baseline }) => baseline !== null).length, total: all.length, sourced: all.filter(({ source }) => source.trim() !== '').length };
  return all.length ? [say(lang, 'facts.measured', counts)] : [];
}

function focusAreas(lang: Lang, { focusAreas: chosen, ruleSet: { values } }: Snapshot): string[] {
  const count = { n: chosen.length, min: values.minFocusAreas, preferred: values.preferredFocusAreas };
  return [say(lang, 'facts.focusAreas', count), ...chosen.map(({ name }) => name[lang])];
}

function activities(lang: Lang, { activities: all = [] }: Snapshot): string[] {
  return all.length ? [say(lang, 'facts.activities', { n: all.length, milestones: all.filter(({ milestone }) => milestone.trim() !== '').length })] : [];
}

function period(lang: Lang, { project: { startsOn, endsOn } }: Snapshot): string[] {
  if (!startsOn || !endsOn) return [];
  return [say(lang, 'facts.period', { from: formatDate(startsOn, lang), until: formatDate(endsOn, lang), n: monthsIn(startsOn, endsOn) })];
}

function places(lang: Lang, { partners: all }: Snapshot): string[] {
  const { places: found, without } = placesOf(all.map(({ address = '' }) => address));
  if (!found.length) return [];
  return [...found.map((place) => say(lang, 'facts.place', place)), ...(without ? [say(lang, 'facts.place.none', { n: without })] : [])];
}

function partners(lang: Lang, { partners: all }: Snapshot): string[] {
  const lines = sectors.flatMap((sector) => {
    const those = all.filter((partner) => partner.sector === sector);
    if (!those.length) return [];
    const small = those.filter(({ size = '' }) => ['micro', 'small', 'medium'].includes(size)).length;
    return [sector === 'company' && small ? say(lang, 'facts.sector.company.small', { n: those.length, small }) : say(lang, `facts.sector.${sector}`, { n: those.length })];
  });
  return [say(lang, 'facts.partners', { n: all.length }), ...lines];
}

function confirmed(lang: Lang, { commitments }: Snapshot): string[] {
  if (!commitments?.length) return [];
  return [say(lang, 'facts.confirmed', { n: commitments.filter(({ state }) => state === 'confirmed').length, total: commitments.length })];
}
