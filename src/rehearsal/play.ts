import type { INestApplicationContext } from '@nestjs/common';
import { ReminderService, type ReminderKind } from '../calendar/index.js';
import { CriterionService } from '../criteria/index.js';
import { Clock } from '../platform/clock.js';
import { StrategyService } from '../strategy/index.js';
import type { Traffic } from './browser.js';
import { castOf } from './cast.js';
import { playDeadline, playReminders } from './deadline.chapter.js';
import { CameToNothing, Ledger } from './ledger.js';
import { playMail } from './mail.chapter.js';
import { Mailbag } from './mailbag.js';
import { playAgenda, playDecisions, playMeeting } from './meeting.chapter.js';
import { momentsOf } from './moments.rules.js';
import { playOpening } from './opening.chapter.js';
import { playPanel, playRanking } from './panel.chapter.js';
import { planChecks, type PlannedRound, type World } from './plan.rules.js';
import { chapterKeys, type ChapterKey, type Report } from './report.rules.js';
import { fewestApplicants } from './rush.rules.js';
import { Scene } from './scene.js';
import { syntheticOf, type Known } from './synthetic.rules.js';
import { TestClock } from './test-clock.js';
import type { TestClockStore } from './test-database.store.js';
import { playWriting } from './writing.chapter.js';

/** A portal of its own, on a database whose clock can be set. */
export interface Stage {
  readonly app: INestApplicationContext;
  readonly url: string;
  readonly clock: TestClockStore;
}

const YEAR_MS = 366 * 86_400_000;
const chapters: Readonly<Record<Exclude<ChapterKey, 'plan'>, (scene: Scene) => Promise<void>>> = {
  opening: playOpening,
  writing: playWriting,
  reminders: playReminders,
  deadline: playDeadline,
  panel: playPanel,
  ranking: playRanking,
  agenda: playAgenda,
  meeting: playMeeting,
  decisions: playDecisions,
  mail: playMail,
};

/** Plays a round's whole life. `tell` hears which chapter begins. @returns what was found; a round that cannot be played gives a report too */
export async function playRound(stage: Stage, round: PlannedRound, applicants: number, tell: (chapter: ChapterKey, done: number) => Promise<void>): Promise<Report> {
  const began = performance.now();
  const traffic: Traffic = { requests: 0, broken: [] };
  const ledger = new Ledger();
  const mailbag = new Mailbag(stage.app);
  const scene = await scened(stage, round, applicants, { traffic, ledger, mailbag });
  const { clock, world } = scene.given;
  const unplayed: ChapterKey[] = [];
  for (const [done, key] of chapterKeys.entries()) {
    await tell(key, done);
    // The post is looked at whatever became of the rest.
    if (unplayed.length > 0 && key !== 'mail') {
      unplayed.push(key);
      continue;
    }
    ledger.begin(key, clock.now());
    if (key === 'plan') ledger.note(planChecks(round, world));
    else await chapters[key](scene).catch((error: unknown) => giveUp(error, key));
    ledger.end(clock.now());
  }
  // What gave up has been played; only what follows has not.
  const mails = (await mailbag.all()).map(({ createdAt, toName, toAddress, subject, text }) => ({ at: createdAt.toISOString(), toName, toAddress, subject, text }));
  const refused = scene.applicants.filter((one) => one.refused !== null).length;
  const figures = { applicants: scene.applicants.length, submitted: scene.sent.length, refused, requests: traffic.requests, seconds: Math.round((performance.now() - began) / 1000) };
  return { chapters: ledger.chapters, unplayed: unplayed.filter((key) => !ledger.chapters.some((chapter) => chapter.key === key)), mails, figures };

  function giveUp(error: unknown, key: ChapterKey): void {
    if (!(error instanceof CameToNothing)) ledger.check('chapter-whole', false, {}, error instanceof Error ? error.message : String(error));
    unplayed.push(key);
  }
}

async function scened({ app, url, clock: store }: Stage, round: PlannedRound, wanted: number, more: { traffic: Traffic; ledger: Ledger; mailbag: Mailbag }): Promise<Scene> {
  const [criteria, whole, focusAreas, targets] = await Promise.all([app.get(CriterionService).criteriaOf(round.rules), app.get(CriterionService).strategyOf(round.rules), app.get(StrategyService).focusAreas(), app.get(StrategyService).targets()]);
  const distances = await app.get(ReminderService).distances();
  const before = (kind: ReminderKind): number[] => distances[kind].map(({ minutes }) => minutes);
  const reminders: World['reminders'] = { deadline: before('deadline'), panel: before('panel'), hearing: before('hearing') };
  const moments = momentsOf(round);
  const known: Known = { rules: round.rules, openTo: round.openTo, funds: round.funds, focusAreas, targets, criteria, firstYear: Number(round.meetingOn.slice(0, 4)) + 1 };
  const clock = await TestClock.holding(app.get(Clock), store, moments.beforeOpening);
  const until = new Date(moments.decisions.getTime() + YEAR_MS);
  const cast = await castOf({ app, url, traffic: more.traffic, until }, Math.max(wanted, fewestApplicants(round)), round.rules.panelSize);
  return new Scene({ app, round, world: { criterionIds: whole.map(({ id }) => id), reminders }, known, synthetic: syntheticOf(known), moments, cast, clock, ...more });
}
