import { assignmentUrl } from '../assignment/assignment.paths.js';
import { followUpUrl } from '../assignment/follow-up.paths.js';
import { roundCalibrationUrl } from '../calibration/calibration.paths.js';
import { roundConsensusUrl } from '../consensus/consensus.paths.js';
import { roundInterestsUrl } from '../interests/interest.paths.js';
import { roundPanelUrl } from '../panels/panel.paths.js';
import { dataTable, pageHeading, tag, type DataTable, type Lang, type PageHeading, type Task, type TaskList } from '../platform/views/index.js';
import { panelMeetingUrl } from '../ranking/insight/insight.paths.js';
import { rankingUrl } from '../scoring/scoring.paths.js';
import { formatDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { nextStep, stateOf, steps, type PanelWork, type Step, type StepState } from './panel-work.rules.js';
import { panelWorkUrl } from './panel-work.paths.js';
import type { RoundWork } from './panel-work.service.js';
import { panelWorkTexts } from './panel-work.texts.js';

const { say } = panelWorkTexts;

/** Template `panel-work/rounds`. */
export interface PanelRoundsPage {
  readonly heading: PageHeading;
  readonly rounds: DataTable;
}

/** Template `panel-work/round`. */
export interface PanelWorkPage {
  readonly heading: PageHeading;
  readonly tasks: TaskList;
}

export function panelRoundsPage(lang: Lang, rounds: readonly RoundWork[]): PanelRoundsPage {
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    heading: pageHeading(say(lang, 'work.title'), { lead: say(lang, 'work.lead') }),
    rounds: dataTable({
      id: 'panel-rounds',
      caption: say(lang, 'work.rounds'),
      captionHidden: true,
      columns: [say(lang, 'work.column.round'), numeric(say(lang, 'work.column.applications')), numeric(say(lang, 'work.column.submitted')), say(lang, 'work.column.next')],
      rows: rounds.map(({ round, work }) => {
        const next = nextStep(work);
        return [
          { text: inLang(lang, round, 'name'), href: panelWorkUrl(round.id) },
          String(work.applications),
          work.seats ? say(lang, 'work.submittedOf', { submitted: work.submitted, seats: work.seats }) : '–',
          work.applications === 0 ? '–' : next ? say(lang, `work.step.${next}`) : say(lang, 'work.next.none'),
        ];
      }),
      emptyText: say(lang, 'work.none'),
    }),
  };
}

export function panelWorkPage(lang: Lang, { round, work }: RoundWork): PanelWorkPage {
  const { panelFrom, panelUntil } = round;
  const { applications } = work;
  const lead = panelFrom && panelUntil ? say(lang, 'work.round.lead', { applications, from: formatDate(panelFrom, lang), until: formatDate(panelUntil, lang) }) : say(lang, 'work.round.leadOpen', { applications });
  return {
    heading: pageHeading(say(lang, 'work.round.title'), { caption: inLang(lang, round, 'name'), lead }),
    tasks: { groups: [{ heading: null, tasks: steps.map((step) => task(lang, step, work)) }] },
  };
}

const colours = { 'not-started': 'grey', started: 'blue', done: 'green' } as const satisfies Record<StepState, string>;

function task(lang: Lang, step: Step, work: PanelWork): Task {
  const state = stateOf(step, work);
  return { title: say(lang, `work.step.${step}`), hint: hint(lang, step, work), href: hrefOf(step, work.roundId), tag: tag(say(lang, `work.state.${state}`), colours[state]) };
}

function hint(lang: Lang, step: Step, work: PanelWork): string {
  const { accepted, applications } = work;
  switch (step) {
    case 'panel':
      return work.invited ? say(lang, 'work.step.panel.hint', { accepted, invited: work.invited, chair: say(lang, work.hasChair ? 'work.step.panel.chair' : 'work.step.panel.noChair') }) : say(lang, 'work.step.panel.none');
    case 'calibration':
      return work.cases ? say(lang, 'work.step.calibration.hint', { calibrated: work.calibrated, accepted, cases: work.cases }) : say(lang, 'work.step.calibration.none');
    case 'interests':
      return say(lang, 'work.step.interests.hint', { declared: work.declared, all: accepted * applications, waiting: work.waiting });
    case 'assignment':
      return say(lang, 'work.step.assignment.hint', { staffed: work.staffed, applications });
    case 'followUp':
      return say(lang, 'work.step.followUp.hint', { submitted: work.submitted, seats: work.seats });
    case 'consensus':
      return say(lang, 'work.step.consensus.hint', { opened: work.opened, applications, concluded: work.concluded });
    case 'ranking':
      return work.rankings ? say(lang, 'work.step.ranking.hint', { rankings: work.rankings }) : say(lang, 'work.step.ranking.none');
    case 'meeting':
      return say(lang, 'work.step.meeting.hint');
  }
}

function hrefOf(step: Step, roundId: string): string {
  const hrefs: Readonly<Record<Step, (id: string) => string>> = {
    panel: roundPanelUrl,
    calibration: roundCalibrationUrl,
    interests: roundInterestsUrl,
    assignment: assignmentUrl,
    followUp: followUpUrl,
    consensus: roundConsensusUrl,
    ranking: rankingUrl,
    meeting: panelMeetingUrl,
  };
  return hrefs[step](roundId);
}
