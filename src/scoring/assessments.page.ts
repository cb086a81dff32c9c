import type { Snapshot } from '../applications/index.js';
import { alert, keyFigure, linkButton, pageHeading, type Alert, type Buttons, type KeyFigures, type Lang, type PageHeading } from '../platform/views/index.js';
import { panelMatrix, type PanelMatrix } from './matrix.page.js';
import { formatHalfPoints, formatMean } from './score.rules.js';
import { appointmentUrl, rankingUrl } from './scoring.paths.js';
import type { PanelSummary } from './scoring.service.js';
import { scoringTexts } from './scoring.texts.js';

const { say } = scoringTexts;

export interface AssessmentsPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly figures: KeyFigures;
  readonly matrix: PanelMatrix;
  readonly links: Buttons;
}

export function assessmentsPage(lang: Lang, summary: PanelSummary, snapshot: Snapshot): AssessmentsPage {
  const { application, project, round } = snapshot;
  const wide = summary.criteria.filter(({ spread }) => spread !== null && spread >= summary.spreadFlagHalfPoints).length;
  const points = formatHalfPoints(summary.spreadFlagHalfPoints, lang);
  return {
    heading: pageHeading(say(lang, 'scoring.matrix.title'), { caption: application.number, lead: project.title }),
    alerts: wide ? [alert('warning', say(lang, 'scoring.matrix.wideNote', { n: wide, points }))] : [],
    figures: figures(lang, summary),
    matrix: panelMatrix(lang, summary.panel, snapshot),
    links: {
      buttons: [
        linkButton(say(lang, 'scoring.toPanel'), appointmentUrl(application.id)),
        linkButton(say(lang, 'scoring.toRanking'), rankingUrl(round.id)),
      ],
    },
  };
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
