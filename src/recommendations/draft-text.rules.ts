import { formatGearing } from '../budgets/index.js';
import { formatDate } from '../shared/dates.js';
import { formatKroner } from '../shared/money.js';
import { formatDecimal } from '../shared/numbers.js';
import { formatHalfPoints, formatMean } from '../scoring/index.js';
import { gearingOf, type AgendaDocument, type Economy } from './agenda-document.rules.js';

/**
 * The first version of the presentation of the case: facts only, for the officer to edit. It is always Danish, because
 * the growth forum's papers are, whichever language the officer reads the portal in.
 */
export function draftPresentation(document: AgendaDocument, purpose: string): string {
  return [project(document, purpose), parties(document), economy(document.economy), assessment(document)].filter((part) => part !== '').join('\n\n');
}

function project({ startsOn, endsOn, focusAreas, targets }: AgendaDocument, purpose: string): string {
  return [
    'Projektet',
    purpose,
    `Projektet løber fra ${formatDate(startsOn, 'da')} til ${formatDate(endsOn, 'da')}.`,
    `Det hører under ${focusAreas.length === 1 ? 'indsatsområdet' : 'indsatsområderne'} ${listed(focusAreas.map(({ da }) => `»${da}«`))}.`,
    ...(targets.length > 0 ? [`Det skal bidrage til ${targets.length === 1 ? 'målet' : 'målene'} ${listed(targets.map(({ da }) => `»${da}«`))}.`] : []),
  ].join('\n');
}

function parties({ leadPartner, partners }: AgendaDocument): string {
  const others = partners.filter(({ isLead }) => !isLead).map(({ name }) => name);
  const rest = others.length === 0 ? 'Der er ingen andre parter.' : `De øvrige parter er ${listed(others)}.`;
  return ['Parterne', `Leadpartner er ${leadPartner}. ${rest}`].join('\n');
}

function economy(figures: Economy): string {
  const kroner = (oere: string) => formatKroner(BigInt(oere), 'da');
  const other = figures.otherOere === '0' ? '' : ` Andre kilder bidrager med ${kroner(figures.otherOere)}`;
  return [
    'Økonomien',
    `Det samlede budget er ${kroner(figures.costOere)}`,
    `Parterne søger ${kroner(figures.soughtOere)}`,
    `De bidrager selv med ${kroner(figures.cashOere)} kontant og med ${formatDecimal(figures.hours, 'da')} arbejdstimer til en værdi af ${kroner(figures.workingHoursOere)}${other}`,
    `Gearingen er ${formatGearing(gearingOf(figures), 'da')}: det samlede budget i forhold til det søgte beløb.`,
  ].join('\n');
}

function assessment({ assessment: { submitted, maxHalfPoints, criteria } }: AgendaDocument): string {
  if (submitted === 0) return '';
  const scale = formatHalfPoints(maxHalfPoints, 'da');
  return [
    'Panelets vurdering',
    `${submitted === 1 ? 'Ét medlem' : `${submitted} medlemmer`} af det sagkyndige panel har vurderet ansøgningen. Gennemsnittet på en skala fra 0 til ${scale} er:`,
    ...criteria.map(({ number, title, sumHalfPoints }) => `${number}. ${title.da}: ${formatMean(sumHalfPoints, submitted, 2, 'da')}`),
  ].join('\n');
}

const list = new Intl.ListFormat('da-DK', { type: 'conjunction' });

function listed(names: readonly string[]): string {
  return list.format(names);
}
