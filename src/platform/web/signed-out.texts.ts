import { defineTexts } from '../views/index.js';

/** A form that arrived without a session, or under somebody else's. */
export const signedOutTexts = defineTexts({
  da: {
    'signedOut.another.title': 'En anden er logget ind i denne browser',
    'signedOut.another.text': 'Du er logget ind som {name}, men formularen er åbnet af en anden. Derfor er den ikke gemt: den ville komme til at stå i dit navn.',
    'signedOut.another.help': 'Er det din formular, så log ind som dig selv i et nyt vindue, kom tilbage til denne side, og send den igen.',
    'signedOut.file': 'En fil kan ikke bevares på den måde. Log ind, gå tilbage til siden, og vælg filen igen.',
    'signedOut.back': 'Gå tilbage og vælg filen igen',
    'signedOut.without': 'Det, du skrev, er bevaret her på siden og kan sendes uden filen.',
    'signedOut.without.send': 'Send uden filen',
  },
  en: {
    'signedOut.another.title': 'Somebody else has signed in in this browser',
    'signedOut.another.text': 'You are signed in as {name}, but the form was opened by somebody else. That is why it has not been saved: it would stand in your name.',
    'signedOut.another.help': 'If it is your form, sign in as yourself in a new window, come back to this page and send it again.',
    'signedOut.file': 'A file cannot be kept like that. Sign in, go back to the page and choose the file again.',
    'signedOut.back': 'Go back and choose the file again',
    'signedOut.without': 'What you wrote is kept here on the page and can be sent without the file.',
    'signedOut.without.send': 'Send without the file',
  },
});
