import type { Snapshot, State } from '../applications/index.js';
import { errorsIn, messagesIn, radiosField, textareaField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { consensusUrl } from '../consensus/consensus.paths.js';
import { alert, button, keyFigure, linkButton, pageHeading, type Alert, type Button, type Buttons, type KeyFigures, type Lang, type PageHeading } from '../platform/views/index.js';
import type { Agreed } from './agreement.source.js';
import { panelMatrix, paragraphs, type PanelMatrix } from './matrix.page.js';
import { longestReason } from './return.form.js';
import { formatHalfPoints, formatMean, refusalToReturn } from './score.rules.js';
import { appointmentUrl, assessmentsUrl, rankingUrl } from './scoring.paths.js';
import type { PanelSummary } from './scoring.service.js';
import { scoringTexts } from './scoring.texts.js';
import type { AssessmentVersion } from './seat.store.js';
import { versionHistory, type VersionHistory } from './versions.page.js';

const { say } = scoringTexts;

export interface AssessmentsPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly figures: KeyFigures;
  readonly matrix: PanelMatrix;
  /** What the panel concluded together; null while it has not. */
  readonly agreed: { readonly summary: readonly string[]; readonly criteria: readonly { readonly title: string; readonly lines: readonly string[] }[] } | null;
  /** Null while nobody has handed in. */
  readonly history: VersionHistory | null;
  /** Gives an assessment back; null where none can be. */
  readonly giveBack: { readonly action: string; readonly fields: readonly Field[]; readonly button: Button } | null;
  readonly links: Buttons;
}

export interface Assessed {
  readonly summary: PanelSummary;
  readonly snapshot: Snapshot;
  readonly versions: readonly AssessmentVersion[];
  readonly state: State;
  readonly agreed: Agreed | null;
}

export function assessmentsPage(lang: Lang, { summary, snapshot, versions, state, agreed }: Assessed, form: { posted: Posted; errors: readonly FormError[] }): AssessmentsPage {
  const { application, project, round } = snapshot;
  const wide = summary.criteria.filter(({ spread }) => spread !== null && spread >= summary.spreadFlagHalfPoints).length;
  const points = formatHalfPoints(summary.spreadFlagHalfPoints, lang);
  const fields = returnFields(lang, summary, state, form);
  return {
    heading: pageHeading(say(lang, 'scoring.matrix.title'), { caption: application.number, lead: project.title }),
    errors: errorsIn(fields),
    alerts: wide ? [alert('warning', say(lang, 'scoring.matrix.wideNote', { n: wide, points }))] : [],
    figures: figures(lang, summary),
    matrix: panelMatrix(lang, summary.panel, snapshot, agreed && pointsIn(agreed)),
    agreed: agreed && inWords(lang, agreed, snapshot),
    history: versions.length ? versionHistory(lang, versions, snapshot) : null,
    giveBack: fields.length ? { action: assessmentsUrl(application.id), fields, button: button(say(lang, 'scoring.return.button'), { variant: 'secondary' }) } : null,
    links: {
      buttons: [
        linkButton(say(lang, 'scoring.toConsensus'), consensusUrl(application.id)),
        linkButton(say(lang, 'scoring.toPanel'), appointmentUrl(application.id)),
        linkButton(say(lang, 'scoring.toRanking'), rankingUrl(round.id)),
      ],
    },
  };
}

function pointsIn({ criteria }: Agreed): Record<string, number> {
  return Object.fromEntries(criteria.map(({ criterionId, halfPoints }) => [criterionId, halfPoints]));
}

/** In the criteria's order. */
function inWords(lang: Lang, agreed: Agreed, { criteria }: Snapshot): AssessmentsPage['agreed'] {
  const said = criteria.flatMap(({ id, number, title }) => {
    const one = agreed.criteria.find(({ criterionId }) => criterionId === id);
    return one ? [{ title: say(lang, 'scoring.matrix.points', { name: `${number}. ${title[lang]}`, points: formatHalfPoints(one.halfPoints, lang) }), lines: paragraphs(one.text) }] : [];
  });
  return { summary: paragraphs(agreed.summary), criteria: said };
}

/** Of those whose assessment can be given back now; the form stays where it was refused, to say why. */
function returnFields(lang: Lang, { panel }: PanelSummary, state: State, { posted, errors }: { posted: Posted; errors: readonly FormError[] }): Field[] {
  const returnable = panel.filter((seat) => seat.declaration !== 'conflict' && (refusalToReturn(seat, state) === null || (errors.length > 0 && seat.id === typed(posted, 'seat'))));
  if (returnable.length === 0) return [];
  const message = messagesIn(scoringTexts, lang, errors);
  const field = (name: string) => ({ name, value: typed(posted, name), error: message(name) });
  return [
    radiosField({ ...field('seat'), label: say(lang, 'scoring.return.seat'), options: returnable.map(({ id, name, organisation }) => ({ value: id, label: name, hint: organisation })) }),
    textareaField({ ...field('reason'), label: say(lang, 'scoring.return.reason'), hint: say(lang, 'scoring.return.reason.hint'), rows: 3, maxLength: longestReason }),
  ];
}

function figures(lang: Lang, { totalSum, submitted, seats, totalMin, totalMax, widestSpread, highestTotal }: PanelSummary): KeyFigures {
  const aligned = (value: number) => formatHalfPoints(value, lang, { decimals: 'always' });
  const half = (value: number | null) => (value === null ? '–' : formatHalfPoints(value, lang));
  return {
    figures: [
      keyFigure(say(lang, 'scoring.figure.mean'), submitted ? formatMean(totalSum, submitted, 2, lang) : '–', {
        unit: say(lang, 'scoring.figure.of', { max: half(highestTotal) }),
      }),
      keyFigure(say(lang, 'scoring.figure.submitted'), say(lang, 'scoring.figure.submitted.value', { submitted, seats })),
      keyFigure(say(lang, 'scoring.figure.range'), totalMin === null || totalMax === null ? '–' : `${aligned(totalMin)}–${aligned(totalMax)}`),
      keyFigure(say(lang, 'scoring.figure.spread'), half(widestSpread), { unit: say(lang, 'scoring.figure.spread.unit') }),
    ],
  };
}
