import { documentOf, type ApplicationDocument } from '../applications/index.js';
import { pageHeading, type Lang, type PageHeading } from '../platform/views/index.js';
import type { RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { formatHalfPoints } from '../scoring/index.js';
import { seatAttachmentUrl } from '../scoring/scoring.paths.js';
import { offlineTexts } from './offline.texts.js';
import type { OpenAssessment } from './score-sheet.rules.js';

const { say } = offlineTexts;

/** Template `offline/pack`: everything to read, application by application, each on a sheet of its own. */
export interface PackPage {
  readonly heading: PageHeading;
  readonly applications: readonly PackedApplication[];
  readonly emptyText: string;
}

export interface PackedApplication {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly {
    readonly title: string;
    readonly guidance: string;
    /** `3: ...` */
    readonly anchors: readonly string[];
    readonly answer: readonly string[];
  }[];
  readonly document: ApplicationDocument;
}

export function packPage(lang: Lang, round: RoundView, assessments: readonly OpenAssessment[]): PackPage {
  return {
    heading: pageHeading(say(lang, 'offline.pack.title'), { lead: say(lang, 'offline.pack.lead', { name: inLang(lang, round, 'name') }) }),
    applications: assessments.map((assessment) => packed(lang, assessment)),
    emptyText: say(lang, 'offline.empty'),
  };
}

function packed(lang: Lang, { seatId, snapshot }: OpenAssessment): PackedApplication {
  const { application, project, criteria } = snapshot;
  return {
    id: `ansoegning-${application.number}`,
    title: `${application.number}: ${project.title}`,
    criteria: criteria.map(({ number, title, guidance, anchors, answer }) => ({
      title: say(lang, 'offline.pack.criterion', { number, title: title[lang] }),
      guidance: guidance[lang],
      anchors: (anchors ?? []).map(({ halfPoints, text }) => `${formatHalfPoints(halfPoints, lang)}: ${text[lang]}`),
      answer: answer.split(/\n{2,}/).filter((paragraph) => paragraph !== ''),
    })),
    document: documentOf(lang, snapshot, { attachment: (file) => seatAttachmentUrl(seatId, file) }),
  };
}
