import { formatGearing } from '../budgets/index.js';
import { formatDate } from '../shared/dates.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { formatHalfPoints, formatMean } from '../scoring/index.js';
import { gearingOf, type AgendaDocument, type Economy } from './agenda-document.rules.js';

/**
 * The first version of the presentation of the case: facts only, a paragraph each, for the officer to edit. It is always
 * Danish, because the growth forum's papers are, whichever language the officer reads the portal in.
 * @param isAssessed means of half a panel would be stale when the rest has submitted, so they are left out until then
 * @param agreed what the panel concluded together, in its own words
 */
export function draftPresentation(document: AgendaDocument, purpose: string, isAssessed: boolean, agreed: AgreedText | null = null): string {
  return [purpose, frame(document), parties(document), economy(document.economy), ...(isAssessed ? [assessment(document)] : []), ...(agreed ? consensus(agreed) : [])].join('\n\n');
}

/** What the panel concluded, under the criteria's Danish names and in their order. */
export interface AgreedText {
  readonly summary: string;
  readonly criteria: readonly { readonly title: string; readonly halfPoints: number; readonly text: string }[];
}

function consensus({ summary, criteria }: AgreedText): string[] {
  return [`Det sagkyndige panels sammenfatning: ${summary}`, ...criteria.map(({ title, halfPoints, text }) => `${title} (${formatHalfPoints(halfPoints, 'da')} point): ${text}`)];
}

function frame({ startsOn, endsOn, focusAreas, targets }: AgendaDocument): string {
  const areas = `${focusAreas.length === 1 ? 'indsatsområdet' : 'indsatsområderne'} ${listed(focusAreas.map(({ da }) => `»${da}«`))}`;
  const aims = targets.length === 0 ? '' : ` Det skal bidrage til ${targets.length === 1 ? 'målet' : 'målene'} ${listed(targets.map(({ da }) => `»${da}«`))}.`;
  return `Projektet løber fra ${formatDate(startsOn, 'da')} til ${formatDate(endsOn, 'da')} og hører under ${areas}.${aims}`;
}

function parties({ leadPartner, partners }: AgendaDocument): string {
  const others = partners.filter(({ isLead }) => !isLead).map(({ name }) => name);
  return `Leadpartner er ${leadPartner}. ${others.length === 0 ? 'Der er ingen andre parter.' : `De øvrige parter er ${listed(others)}.`}`;
}

/** "kr." at the end of a sentence is its full stop too. */
function economy(figures: Economy): string {
  const kroner = (oere: string) => formatKroner(BigInt(oere), 'da');
  const other = figures.otherOere === '0' ? '' : ` Andre kilder bidrager med ${kroner(figures.otherOere)}`;
  return (
    `Det samlede budget er ${kroner(figures.costOere)}, og parterne søger ${kroner(figures.soughtOere)} ` +
    `De bidrager selv med ${kroner(figures.cashOere)} kontant og med ${formatDecimal(figures.hours, 'da')} arbejdstimer til en værdi af ${kroner(figures.workingHoursOere)}${other} ` +
    `Gearingen, det samlede budget i forhold til det søgte beløb, er ${formatGearing(gearingOf(figures), 'da')}.`
  );
}

function assessment({ assessment: { submitted, maxHalfPoints, criteria } }: AgendaDocument): string {
  const means = criteria.map(({ title, sumHalfPoints }) => `${title.da} ${formatMean(sumHalfPoints, submitted, 2, 'da')}`);
  return `Det sagkyndige panels gennemsnit på en skala fra 0 til ${formatHalfPoints(maxHalfPoints, 'da')} er: ${means.join('; ')}.`;
}

const list = new Intl.ListFormat('da-DK', { type: 'conjunction' });

function listed(names: readonly string[]): string {
  return list.format(names);
}
