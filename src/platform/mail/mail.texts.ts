import { defineTexts } from '../views/index.js';

export const mailTexts = defineTexts({
  da: {
    'mail.outgoing.title': 'Udgående post',
    'mail.outgoing.lead': 'Demoen sender ikke post ud af huset. Her står det, som modtagerne ville have fået, nyeste først.',
    'mail.outgoing.empty': 'Der er ikke sendt noget endnu.',
    'mail.outgoing.to': 'Til',
    'mail.outgoing.sent': 'Sendt',
    'mail.outgoing.waiting': 'Venter',
    'mail.outgoing.failed': 'Kunne ikke sendes: {error}',
  },
  en: {
    'mail.outgoing.title': 'Outgoing mail',
    'mail.outgoing.lead': 'The demo sends no mail to the outside. This is what the receivers would have got, newest first.',
    'mail.outgoing.empty': 'Nothing has been sent yet.',
    'mail.outgoing.to': 'To',
    'mail.outgoing.sent': 'Sent',
    'mail.outgoing.waiting': 'Waiting',
    'mail.outgoing.failed': 'Could not be sent: {error}',
  },
});
