import { defineTexts } from '../../platform/views/index.js';

/** Where a submission stands between the press on the button and the receipt. */
export const queueTexts = defineTexts({
  da: {
    'queue.title': 'Hvor står indsendelsen?',
    'queue.lead': 'Det, der tæller, er, hvornår indsendelsen nåede frem. Ventetiden gør ingen for sen.',
    'queue.waiting': 'Modtaget {when}. Nr. {place} i køen. Du behøver ikke gøre mere; luk ikke siden før kvitteringen.',
    'queue.working': 'Modtaget {when}. Den behandles nu. Du behøver ikke gøre mere; luk ikke siden før kvitteringen.',
    'queue.away': 'Er siden lukket, går indsendelsen ikke tabt: kvitteringen kommer her og med mail.',
    'queue.sent': 'Der er kvittering for version {version}, modtaget {when}.',
    'queue.refused': 'Det seneste forsøg, modtaget {when}, blev ikke taget imod. Intet, I har skrevet, er ændret.',
    'queue.refused.see': 'Se, hvad der mangler',
    'queue.none': 'Der er ingen kvittering for ansøgningen endnu.',
    'queue.pressed': 'Har du lige trykket på »Indsend ansøgning«, kan indsendelsen være på vej. Hent siden igen om lidt.',
    'queue.receipt': 'Se kvitteringen',
    'queue.again': 'Hent siden igen',
    'queue.summary': 'Gå til indsendelsen',
    'queue.note': 'Kvitteringen kommer, når indsendelsen er behandlet; har mange travlt, kan det vare lidt.',
    'queue.link': 'Se, hvor indsendelsen står',
  },
  en: {
    'queue.title': 'Where is the submission?',
    'queue.lead': 'What counts is when the submission reached us. Waiting makes nobody late.',
    'queue.waiting': 'Received {when}. Number {place} in the queue. You need not do anything more; do not close the page before the receipt.',
    'queue.working': 'Received {when}. It is being dealt with now. You need not do anything more; do not close the page before the receipt.',
    'queue.away': 'If the page was closed, the submission is not lost: the receipt comes here and by mail.',
    'queue.sent': 'There is a receipt for version {version}, received {when}.',
    'queue.refused': 'The latest try, received {when}, was not accepted. Nothing you have written has been changed.',
    'queue.refused.see': 'See what is missing',
    'queue.none': 'There is no receipt for the application yet.',
    'queue.pressed': 'If you have just pressed “Submit application”, the submission may be on its way. Fetch the page again in a moment.',
    'queue.receipt': 'See the receipt',
    'queue.again': 'Fetch the page again',
    'queue.summary': 'Go to submitting',
    'queue.note': 'The receipt comes when the submission has been dealt with; when many are busy, that may take a moment.',
    'queue.link': 'See where the submission stands',
  },
});
