import { formatHalfPoints, formatMean } from '../criteria/index.js';
import { pageHeading, type Lang, type PageHeading } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import { anchorLines, type AnchorLines } from './case-form.page.js';
import type { CaseRow } from './calibration.store.js';
import type { RoundCases } from './case.service.js';
import { caseTexts } from './case.texts.js';
import { spreadPicture, type SpreadPicture } from './spread.page.js';
import { spreadOf } from './spread.rules.js';

const { say } = caseTexts;

/** One case that the panel has begun: what everybody gave, by name. */
export interface CaseSpreadPage {
  readonly heading: PageHeading;
  readonly legend: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly answer: string; readonly meanText: string; readonly spread: SpreadPicture | null; readonly anchors: AnchorLines }[];
}

export function caseSpreadPage(lang: Lang, { round, criteria, sittings, members, marks }: RoundCases, one: CaseRow): CaseSpreadPage {
  const n = sittings.filter(({ caseId, handedInAt }) => caseId === one.id && handedInAt !== null).length;
  const names = new Map(members.map(({ accountId, name }) => [accountId, name]));
  const nameOf = (accountId: string): string => names.get(accountId) ?? '';
  return {
    heading: pageHeading(inLang(lang, one, 'title'), { caption: say(lang, 'trial.caption', { round: inLang(lang, round, 'name') }), lead: say(lang, 'trial.one.lead', { n, total: members.length }) }),
    legend: say(lang, 'trial.one.legend'),
    sections: criteria.map((criterion) => {
      const here = marks.filter((mark) => mark.number === one.number && mark.criterionId === criterion.id);
      const { sum, n: count } = spreadOf(here);
      const intended = one.intended[criterion.id];
      const mean = count ? formatMean(sum, count, 1, lang) : '';
      const known = intended === undefined ? say(lang, 'trial.one.meanOnly', { mean }) : say(lang, 'trial.one.mean', { mean, intended: formatHalfPoints(intended, lang) });
      return {
        id: `kriterium-${criterion.number}`,
        title: `${criterion.number}. ${inLang(lang, criterion, 'title')}`,
        answer: one.answers[criterion.id]?.[lang] ?? '',
        meanText: count ? known : '',
        spread: spreadPicture(lang, { number: criterion.number, marks: here, scale: round.rules.scale, own: null, nameOf }),
        anchors: anchorLines(lang, criterion, round.rules.scale),
      };
    }),
  };
}
