import { defineTexts } from '../platform/views/index.js';

/** What people are told by mail when a round they write for has changed. */
export const changeLetterTexts = defineTexts({
  da: {
    'calls.mail.deadline': 'Ny frist i {round}: {deadline}',
    'calls.mail.closed': '{round} er lukket',
    'calls.mail.changed': 'Opslaget for {round} er ændret',
    'calls.mail.hello': 'Kære {name}',
    'calls.mail.lead.deadline': 'Fristen i {round} er flyttet. Det gælder for alle.',
    'calls.mail.lead.extended': 'Fristen i {round} er udskudt for alle, fordi portalen har været ude af drift.',
    'calls.mail.lead.closed': 'Sekretariatet har lukket {round}. Der modtages ikke flere ansøgninger i runden. Det, der er sendt ind, gælder.',
    'calls.mail.lead.changed': 'Sekretariatet har ændret opslaget for {round}. Det gælder for alle.',
    'calls.mail.reason': 'Begrundelse: {reason}',
    'calls.mail.own': 'Det vedrører:',
    'calls.mail.draft': '{caption} (ikke sendt ind)',
    'calls.mail.sent': '{caption} (sendt ind; den kan genåbnes og sendes ind igen, så længe runden er åben)',
    'calls.mail.takenUp': '{caption} (sendt ind og under behandling)',
    'calls.mail.call': 'Opslaget, som det gælder nu, og alle ændringer: {link}',
  },
  en: {
    'calls.mail.deadline': 'New deadline in {round}: {deadline}',
    'calls.mail.closed': '{round} has been closed',
    'calls.mail.changed': 'The call for {round} has been changed',
    'calls.mail.hello': 'Dear {name}',
    'calls.mail.lead.deadline': 'The deadline in {round} has been moved. That holds for everybody.',
    'calls.mail.lead.extended': 'The deadline in {round} has been put off for everybody, because the portal was out of service.',
    'calls.mail.lead.closed': 'The secretariat has closed {round}. No more applications are received in the round. What was sent in counts.',
    'calls.mail.lead.changed': 'The secretariat has changed the call for {round}. That holds for everybody.',
    'calls.mail.reason': 'Reason: {reason}',
    'calls.mail.own': 'It concerns:',
    'calls.mail.draft': '{caption} (not sent in)',
    'calls.mail.sent': '{caption} (sent in; it can be reopened and sent in again as long as the round is open)',
    'calls.mail.takenUp': '{caption} (sent in and being assessed)',
    'calls.mail.call': 'The call as it stands now, and every change: {link}',
  },
});
