/** What the demo's panel writes on a criterion, by how well the application does there. */
const remarks: Readonly<Record<string, { readonly strong: string; readonly fair: string; readonly weak: string }>> = {
  'growth-and-employment': {
    strong: 'Vejen fra aktivitet til omsætning og job er klar, og tallene hviler på virksomhedernes egne skøn.',
    fair: 'Der er udsigt til nye job, men antallet afhænger af, at salget kommer hurtigere i gang, end det plejer.',
    weak: 'Ansøgningen nævner vækst, men viser ikke, hvilke virksomheder der skal skabe den, eller hvornår.',
  },
  'strategic-relevance': {
    strong: 'Projektet tager fat på en udfordring, strategien selv nævner, og bidrager tydeligt til visionen.',
    fair: 'Relevansen er god, men koblingen til visionen er mere påstået end vist.',
    weak: 'Udfordringen er reel, men hører ikke til dem, strategien vil løse.',
  },
  'focus-area-fit': {
    strong: 'Formålet ligger klart inden for indsatsområdet, og aktiviteterne følger dets handlingsspor.',
    fair: 'Formålet passer, men en del af aktiviteterne ligger i kanten af indsatsområdet.',
    weak: 'Tilknytningen til indsatsområdet er løs og bærer ikke de fleste af aktiviteterne.',
  },
  'target-contribution': {
    strong: 'Bidraget er sat i tal, har et udgangspunkt og kan efterprøves ved afslutningen.',
    fair: 'Bidraget er sat i tal, men det er uklart, hvordan det skilles fra andre projekters.',
    weak: 'Det lader sig ikke efterprøve bagefter, om projektet har flyttet målet.',
  },
  sustainability: {
    strong: 'Grønne hensyn er tænkt ind fra begyndelsen og kan aflæses i valg af teknik og materialer.',
    fair: 'Der er grønne hensyn, men de er ikke fulgt op af krav eller måltal.',
    weak: 'Bæredygtighed er kun nævnt og har ingen følger for, hvad projektet gør.',
  },
  significance: {
    strong: 'Omfanget er stort nok til at blive set uden for regionen, og løsningen er ny.',
    fair: 'Projektet er solidt, men ligner indsatser, der allerede er i gang.',
    weak: 'Omfanget er for lille til at få betydning for regionen som helhed.',
  },
  'broad-partnership': {
    strong: 'De rette parter er med, og hver af dem har en opgave, de andre ikke kan løse.',
    fair: 'Kredsen er bred, men et par af parterne har kun en plads i styregruppen.',
    weak: 'Der mangler virksomheder, som selv vil bruge resultatet.',
  },
  'partner-commitment': {
    strong: 'Parterne lægger både penge og arbejdstid i projektet, og tilsagnene er underskrevet.',
    fair: 'Medfinansieringen er mest arbejdstimer; et større kontant bidrag ville vise mere vilje.',
    weak: 'Parterne sætter så lidt på spil, at projektet næppe overlever, når støtten ophører.',
  },
};

/** What fits any criterion, so that three members do not write the same. */
const general = {
  strong: ['Godt underbygget; bilagene viser det, teksten siger.', 'Stærkt. Jeg savner kun en plan for, hvad der sker, når støtten ophører.'],
  fair: ['Rimeligt, men jeg ville gerne have set tal for det første år.', 'God tanke, men beskrivelsen er for kort til at overbevise helt.'],
  weak: ['Beskrivelsen er for tynd til, at jeg tør regne med det.', 'Jeg kan ikke se af ansøgningen, hvordan det skal gå for sig.'],
} as const;

/** @param turn numbers that follow each other give three different remarks */
export function remarkOn(criterionId: string, halfPoints: number, turn: number): string {
  const strength = halfPoints >= 8 ? 'strong' : halfPoints >= 6 ? 'fair' : 'weak';
  const remark = remarks[criterionId];
  if (!remark) throw new Error(`The demo's panel has nothing to say on ${criterionId}`);
  return [remark[strength], ...general[strength]][turn % 3] ?? '';
}
