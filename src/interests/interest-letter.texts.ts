import { defineTexts } from '../platform/views/index.js';

/** Mails about interests. Two of them name no case: they go to somebody it is shut to. */
export const interestLetterTexts = defineTexts({
  da: {
    'interest.mail.declared.subject': 'Mulig inhabilitet i {numbers}',
    'interest.mail.declared.text': 'Kære {name}\n\n{member} har meldt, at noget kan stå i vejen i {n} {n|sag|sager}. {n|Sagen er lukket|Sagerne er lukket} for vedkommende, indtil en anden har afgjort det.\n\n{cases}\n\nVenlig hilsen\nFyrtårn',
    'interest.mail.found.subject': 'Din habilitet i {round}',
    'interest.mail.found.text': 'Kære {name}\n\nSekretariatet har registreret noget, der kan gøre dig inhabil i en sag i {round}. Sagen er lukket for dig, indtil en anden har afgjort det. Af hensyn til sagen står der ikke her, hvilken det er. Ring til sekretariatet, hvis du vil sige noget til det.\n\nVenlig hilsen\nVækstforums sekretariat',
    'interest.mail.cleared.subject': 'Du er habil i {number}',
    'interest.mail.cleared.text': 'Kære {name}\n\nDet er afgjort, at du er habil i sagen {number} i {round}. Sagen er åben for dig igen.\n{link}\nVenlig hilsen\nVækstforums sekretariat',
    'interest.mail.disqualified.subject': 'Afgørelse om din habilitet i {round}',
    'interest.mail.disqualified.text': 'Kære {name}\n\nDet er afgjort, at du er inhabil i en sag i {round}. Sagen er lukket for dig, og du deltager ikke i behandlingen af den. Af hensyn til sagen står der ikke her, hvilken det er.\n\nVenlig hilsen\nVækstforums sekretariat',
  },
  en: {
    'interest.mail.declared.subject': 'Possible conflict of interest in {numbers}',
    'interest.mail.declared.text': 'Dear {name}\n\n{member} has reported that something may stand in the way in {n} {n|case|cases}. {n|The case is|The cases are} closed to that person until somebody else has decided.\n\n{cases}\n\nKind regards\nFyrtårn',
    'interest.mail.found.subject': 'Your impartiality in {round}',
    'interest.mail.found.text': 'Dear {name}\n\nThe secretariat has registered something that may disqualify you in a case of {round}. The case is closed to you until somebody else has decided. For the sake of the case, this mail does not say which one it is. Call the secretariat if you want to comment on it.\n\nKind regards\nThe growth forum’s secretariat',
    'interest.mail.cleared.subject': 'You may take part in {number}',
    'interest.mail.cleared.text': 'Dear {name}\n\nIt has been decided that nothing disqualifies you in the case {number} of {round}. The case is open to you again.\n{link}\nKind regards\nThe growth forum’s secretariat',
    'interest.mail.disqualified.subject': 'Decision on your impartiality in {round}',
    'interest.mail.disqualified.text': 'Dear {name}\n\nIt has been decided that you are disqualified in a case of {round}. The case is closed to you, and you take no part in handling it. For the sake of the case, this mail does not say which one it is.\n\nKind regards\nThe growth forum’s secretariat',
  },
});
