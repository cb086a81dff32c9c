import { defineTexts } from '../platform/views/index.js';

export const tidingsTexts = defineTexts({
  da: {
    'tidings.about': 'Det gælder ansøgning {number}: {title}',
    'tidings.link': 'I kan følge sagen her: {link}',
    'tidings.regards': 'Venlig hilsen\nVækstforums sekretariat',
    'tidings.conditions': 'Vilkår:',
    'tidings.reason': 'Begrundelse:',
    'tidings.reason.rules': 'De regler, afgørelsen bygger på:',
    'tidings.reason.considerations': 'Det, der er lagt vægt på:',
    'tidings.reason.facts': 'De oplysninger, afgørelsen bygger på:',
    'tidings.complaint': 'Sådan kan I klage:',
    'tidings.agenda.subject': 'Jeres ansøgning {number} er på Vækstforums dagsorden',
    'tidings.agenda.placed': 'Vækstforum behandler jeres ansøgning på mødet den {meeting}. Den er punkt {item} på dagsordenen. Vi skriver til jer efter mødet.',
    'tidings.agenda.hearing':
      'Sekretariatet indstiller et lavere beløb end det, I har søgt. Nedenfor ser I det sagkyndige panels vurdering. Har I bemærkninger til den, så svar på denne mail inden mødet den {meeting}.',
    'tidings.agenda.assessment': 'Panelets vurdering: gennemsnit af {count} {count|vurdering|vurderinger}, og hvad medlemmerne har skrevet',
    'tidings.forum.subject': 'Vækstforum har behandlet jeres ansøgning {number}',
    'tidings.forum.decided': 'Vækstforum behandlede jeres ansøgning den {date} og besluttede:',
    'tidings.forum.line.recommended': '{fund}: Vækstforum indstiller, at I får {amount} I søgte {applied}',
    'tidings.forum.line.notRecommended': '{fund}: Vækstforum indstiller ikke, at I får støtte. I søgte {applied}',
    'tidings.forum.next.recommended':
      'Det er en indstilling og ikke et tilsagn. Nu afgør {bodies}, om I får pengene. Vi skriver til jer om hver afgørelse.',
    'tidings.forum.next.legality': 'EU-midlerne afgøres efter en legalitetskontrol, som oftest inden for en måned.',
    'tidings.forum.next.notRecommended':
      'Sagen slutter her. I kan søge igen i en senere runde. Kontakt sekretariatet, hvis I vil tale om, hvad der skal til.',
    'tidings.granted.subject': 'Tilsagn til jeres ansøgning {number}',
    'tidings.granted.text': '{body} giver jer tilsagn om {amount} ({fund}). I søgte {applied}',
    'tidings.rejected.subject': 'Afslag på jeres ansøgning {number}',
    'tidings.rejected.text': '{body} giver afslag på støtte ({fund}). I søgte {applied}',
  },
  en: {
    'tidings.about': 'This concerns application {number}: {title}',
    'tidings.link': 'Follow the case here: {link}',
    'tidings.regards': 'Kind regards\nThe secretariat of the growth forum',
    'tidings.conditions': 'Conditions:',
    'tidings.reason': 'Reason:',
    'tidings.reason.rules': 'The rules the decision rests on:',
    'tidings.reason.considerations': 'What weighed in the decision:',
    'tidings.reason.facts': 'The facts the decision rests on:',
    'tidings.complaint': 'How to complain:',
    'tidings.agenda.subject': 'Your application {number} is on the growth forum’s agenda',
    'tidings.agenda.placed': 'The growth forum will deal with your application at its meeting on {meeting}. It is item {item} on the agenda. We will write to you after the meeting.',
    'tidings.agenda.hearing':
      'The secretariat recommends less than you applied for. The expert panel’s assessment is below. If you have remarks on it, reply to this mail before the meeting on {meeting}.',
    'tidings.agenda.assessment': 'The panel’s assessment: mean of {count} {count|assessment|assessments}, and what the members wrote',
    'tidings.forum.subject': 'The growth forum has dealt with your application {number}',
    'tidings.forum.decided': 'The growth forum dealt with your application on {date} and decided:',
    'tidings.forum.line.recommended': '{fund}: the growth forum recommends {amount}. You applied for {applied}.',
    'tidings.forum.line.notRecommended': '{fund}: the growth forum does not recommend support. You applied for {applied}.',
    'tidings.forum.next.recommended':
      'This is a recommendation and not a commitment. Now the decision lies with: {bodies}. They decide whether you get the money. We will write to you about each decision.',
    'tidings.forum.next.legality': 'EU funds are decided after a legality control, in most cases within a month.',
    'tidings.forum.next.notRecommended':
      'The case ends here. You can apply again in a later round. Contact the secretariat if you would like to talk about what it takes.',
    'tidings.granted.subject': 'Commitment for your application {number}',
    'tidings.granted.text': 'The {body} commits {amount} to you from the {fund}. You applied for {applied}.',
    'tidings.rejected.subject': 'Rejection of your application {number}',
    'tidings.rejected.text': 'The {body} rejects support from the {fund}. You applied for {applied}.',
  },
});
