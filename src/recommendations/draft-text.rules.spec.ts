import { describe, expect, test } from '@jest/globals';
import type { AgendaDocument } from './agenda-document.rules.js';
import { draftPresentation } from './draft-text.rules.js';

const words = (da: string) => ({ da, en: `${da} (en)` });
const document: AgendaDocument = {
  schema: 1,
  number: '2011-00001',
  title: 'Lys',
  leadPartner: 'Lyngby Vidensby',
  startsOn: '2011-04-01',
  endsOn: '2013-03-31',
  receivedOn: '2011-01-10',
  placedOn: '2011-02-20',
  officer: 'Karen',
  round: { name: words('1. runde 2011'), meetingOn: '2011-03-10' },
  focusAreas: [words('Klynger'), words('Talent')],
  targets: [words('Flere job')],
  partners: [
    { name: 'Lyngby Vidensby', sector: 'organisation', isLead: true },
    { name: 'Søholm Universitet', sector: 'knowledge', isLead: false },
    { name: 'Målt ApS', sector: 'company', isLead: false },
  ],
  economy: { costOere: '1429968250', soughtOere: '714984125', cashOere: '300000000', workingHoursOere: '414984125', hours: '11000', otherOere: '0', gearing: { numerator: '2', denominator: '1' } },
  assessment: { submitted: 3, maxHalfPoints: 10, criteria: [{ number: 1, title: words('Vækst'), sumHalfPoints: 22, remarks: [] }, { number: 2, title: words('Relevans'), sumHalfPoints: 30, remarks: [] }] },
  annexes: [],
};

describe('the draft of a presentation', () => {
  test('gives purpose, frame, parties, economy and assessment, a paragraph each', () => {
    expect(draftPresentation(document, 'Formålet.', true).split('\n\n')).toEqual([
      'Formålet.',
      'Projektet løber fra 1. april 2011 til 31. marts 2013 og hører under indsatsområderne »Klynger« og »Talent«. Det skal bidrage til målet »Flere job«.',
      'Leadpartner er Lyngby Vidensby. De øvrige parter er Søholm Universitet og Målt ApS.',
      'Det samlede budget er 14.299.682,50 kr., og parterne søger 7.149.841,25 kr. De bidrager selv med 3.000.000 kr. kontant og med 11.000 arbejdstimer til en værdi af 4.149.841,25 kr. Gearingen, det samlede budget i forhold til det søgte beløb, er 2,00.',
      'Det sagkyndige panels gennemsnit på en skala fra 0 til 5 er: Vækst 3,67; Relevans 5,00.',
    ]);
  });
  test('leaves the means out while somebody has not assessed', () => {
    expect(draftPresentation(document, 'Formålet.', false)).not.toContain('gennemsnit');
  });
  test('ends with what the panel concluded, in its own words', () => {
    const agreed = { summary: 'Et stærkt projekt.', criteria: [{ title: 'Vækst', halfPoints: 7, text: 'Tydelig virkning.' }, { title: 'Relevans', halfPoints: 0, text: 'Ingen.' }] };
    expect(draftPresentation(document, 'Formålet.', true, agreed).split('\n\n').slice(5)).toEqual(['Det sagkyndige panels sammenfatning: Et stærkt projekt.', 'Vækst (3,5 point): Tydelig virkning.', 'Relevans (0 point): Ingen.']);
  });
  test('does not double the full stop of kr.', () => {
    expect(draftPresentation(document, 'Formålet.', true)).not.toContain('kr..');
  });
});
