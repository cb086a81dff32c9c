import { defineTexts } from '../views/index.js';

/** What somebody reads whom a busy portal asks to come back. */
export const waitingTexts = defineTexts({
  da: {
    'waiting.title': 'Mange vil ind på portalen lige nu',
    'waiting.again': 'Siden henter sig selv igen om {seconds} sekunder. Du behøver ikke gøre noget.',
    'waiting.kept': 'Intet, der er sendt ind, går tabt. En ansøgning er rettidig, når den er nået frem inden fristen, også når vi er længe om at svare.',
    'waiting.writing': 'Er du ved at skrive på en anden side, så lad den stå åben: det, du skriver dér, kan stadig gemmes og sendes ind.',
    'waiting.now': 'Prøv igen nu',
    'waiting.applications': 'Gå til mine ansøgninger',
  },
  en: {
    'waiting.title': 'Many people want to use the portal just now',
    'waiting.again': 'The page fetches itself again in {seconds} seconds. You need not do anything.',
    'waiting.kept': 'Nothing that was sent in is lost. An application is in time when it has reached us before the deadline, also where our answer takes long.',
    'waiting.writing': 'If you are writing on another page, leave it open: what you write there can still be saved and sent in.',
    'waiting.now': 'Try again now',
    'waiting.applications': 'Go to my applications',
  },
});
