import { addDays, type IsoDate } from '../shared/dates.js';
import type { Call } from '../rounds/index.js';

/** What the demo's rounds say beside their dates: a call as the secretariat would write it. */
export function demoCall({ deadline, meetingOn }: { readonly deadline: IsoDate; readonly meetingOn: IsoDate }): Partial<Call> {
  return { callDa: call.da, callEn: call.en, contact: 'Sekretariatet, tlf. 00 00 00 00, sekretariat@fyrtaarn.example', panelFrom: addDays(deadline, 7), panelUntil: addDays(deadline, 28), hearingUntil: addDays(meetingOn, -14) };
}

const call = {
  da: `Vækstforum ser helst få, men markante fyrtårne: projekter, hvor virksomheder, videninstitutioner og offentlige parter løfter noget sammen, som ingen af dem kan løfte alene.

Skriv ansøgningen sammen. Tag udgangspunkt i et af strategiens indsatsområder, og vis, hvilke af strategiens mål projektet bidrager til, hvor meget og hvornår.

- Sig, hvem der betaler hvad. Hver partner bekræfter selv sine beløb, før ansøgningen sendes ind.
- Svar på alle otte kriterier. Det er dem, panelet vurderer ud fra.
- Send ind i god tid. I kan genåbne ansøgningen og sende den ind igen, så længe fristen ikke er gået; den sidste version gælder.

Del gerne kladden med sekretariatet, hvis I vil have den læst igennem inden fristen.`,
  en: `The growth forum would rather see few, but marked, beacons: projects in which companies, knowledge institutions and public partners lift something together that none of them could lift alone.

Write the application together. Start from one of the strategy's focus areas, and show which of the strategy's targets the project contributes to, how much and by when.

- Say who pays what. Each partner confirms its own amounts before the application is sent in.
- Answer all eight criteria. They are what the panel assesses by.
- Send in early. You can reopen the application and send it in again as long as the deadline has not passed; the last version counts.

You are welcome to share the draft with the secretariat if you want it read before the deadline.`,
} as const;
