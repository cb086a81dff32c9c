import type { INestApplicationContext } from '@nestjs/common';
import { AccountService, type AccountRow } from '../accounts/index.js';
import { DraftService, SubmissionService, ownIdea } from '../applications/index.js';
import { AssignmentService } from '../assignment/index.js';
import { DeclaringService } from '../interests/index.js';
import { Db } from '../platform/db/index.js';
import { PanelAnswerService, PanelService, promiseWords } from '../panels/index.js';
import { ForumDecisionService, FundDecisionService, RecommendationService, type FundDecision } from '../recommendations/index.js';
import { OverrideService, RankingService } from '../ranking/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { AppointmentService, AssessmentWriter, DeclarationService, SeatService } from '../scoring/index.js';
import { addDays, copenhagenDate } from '../shared/dates.js';
import { demoRound, pastRound } from './demo-round.js';
import { dice } from './dice.js';
import { remarkOn } from './panel-remarks.js';
import { demoPassword, demoPeople, type DemoKey } from './people.js';
import { ruleSetWithPlan } from './rounds-2011.js';
import { demoProjects, type DemoProject, type ProjectKey } from './projects.js';
import { writeCalibration } from './write-calibration.js';
import { writeDialogue } from './write-dialogue.js';
import { confirmAll } from './write-commitments.js';
import { writeConsensus } from './write-consensus.js';
import { writeConsortium } from './write-consortium.js';
import { writeExperts } from './write-experts.js';
import { writeDraft, type Parts } from './write-draft.js';

/** How far the story goes. Each stage holds all that the ones before it hold. */
export const stages = ['open', 'closed', 'assessed', 'decided'] as const;
export type Stage = (typeof stages)[number];

type People = Readonly<Record<DemoKey, AccountRow>>;

/** The people of the demo, in an otherwise empty database. */
export async function registerPeople(app: INestApplicationContext): Promise<People> {
  const accounts = app.get(AccountService);
  for (const { roles, ...person } of Object.values(demoPeople)) await accounts.register({ ...person, password: demoPassword }, roles);
  const rows = await accounts.all();
  const byKey = Object.entries(demoPeople).map(([key, { email }]) => [key, rows.find((row) => row.email === email)!]);
  return Object.fromEntries(byKey) as People;
}

/** Announces a round and answers it as it stands. */
export async function announceRound(app: INestApplicationContext, kind: 'open' | 'past', now: Date): Promise<RoundView> {
  const rounds = app.get(RoundService);
  const fundIds = (await rounds.funds()).map(({ id }) => id);
  // The past round keeps the rules from before applications had a budget by years and commitments.
  const inEffect = kind === 'open' ? await rounds.ruleSetFor(null, copenhagenDate(now)) : null;
  const pinned = { fundIds, ruleSetId: inEffect?.id ?? ruleSetWithPlan.id };
  const round = (kind === 'open' ? demoRound : pastRound)(now, await rounds.rounds(), pinned);
  return (await rounds.round(await rounds.announce(round, null)))!;
}

/** Tells the story through the portal's own services, so that every rule, event and mail is the real one. */
export async function tellStory(app: INestApplicationContext, stage: Stage, now: Date = new Date()): Promise<void> {
  // Rooms listen to one another from their start on, which otherwise comes with the first request.
  await app.init();
  await app.get(Db).transaction(async () => {
    const people = await registerPeople(app);
    const past = await announceRound(app, 'past', now);
    const open = await announceRound(app, 'open', now);
    await new Story(app, people, { open, past, now }).upTo(stages.indexOf(stage));
  });
}

class Story {
  private readonly ids = new Map<ProjectKey, string>();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly people: People,
    private readonly times: { readonly open: RoundView; readonly past: RoundView; readonly now: Date },
  ) {}

  async upTo(chapter: number): Promise<void> {
    const parts = await this.draft('bicycles', this.times.open);
    const { maja, jonas, emily } = this.people;
    await writeConsortium(this.app, this.id('bicycles'), parts, { lead: maja, writer: jonas, signatory: emily, now: this.times.now });
    await writeDialogue(this.app, this.id('bicycles'), { lead: this.people.maja, officer: this.people.karen, now: this.times.now });
    await this.submit('startup', this.times.open);
    if (chapter < 1) return;
    for (const project of ['superhospital', 'talent', 'metropolis', 'grid', 'research'] as const) await this.submit(project, this.times.past);
    if (chapter < 2) return;
    await this.gatherPanel();
    await this.calibrate();
    await this.assess('superhospital', 8);
    await this.assess('talent', 7);
    await this.assess('metropolis', 6);
    await this.assess('research', 4);
    await this.beginAssessment('grid');
    await this.proposeReplacement();
    await this.talk();
    await this.rank();
    if (chapter < 3) return;
    await this.decide();
  }

  private async draft(key: ProjectKey, round: RoundView): Promise<Parts> {
    const project: DemoProject = demoProjects[key];
    const owner = this.people[project.owner];
    const at = this.before(round, key);
    const created = await this.app.get(DraftService).create({ round: round.id, initiative: project.initiative ?? ownIdea }, owner.id, at);
    if (!created.ok) throw new Error(`The round ${round.id} does not take ${key}`);
    this.ids.set(key, created.value);
    return writeDraft(this.app, created.value, key, project, { owner, at });
  }

  private async submit(key: ProjectKey, round: RoundView): Promise<void> {
    await this.draft(key, round);
    const owner = this.people[demoProjects[key].owner];
    await confirmAll(this.app, this.id(key), owner, this.before(round, key));
    const sent = await this.app.get(SubmissionService).submit(this.id(key), owner, this.before(round, key));
    if (!sent.ok) throw new Error(`${key} cannot be submitted: ${sent.refusal.why}`);
  }

  /** The past round's panel: four who have accepted, one of them its chair, and one who has not answered. */
  private async gatherPanel(): Promise<void> {
    const { ingrid, soren, amira, poul, tora, karen } = this.people;
    const { past, now } = this.times;
    await writeExperts(this.app, this.people, now);
    const panels = this.app.get(PanelService);
    await panels.invite(past.id, [ingrid, soren, amira, poul, tora].map(({ id }) => id), karen.id, now);
    for (const member of [ingrid, soren, amira, poul]) await this.app.get(PanelAnswerService).answer(past.id, signedIn(member), { step: 'accept', note: '', promise: promiseWords(member.language, past) }, now);
    await panels.setChair(past.id, ingrid.id, karen.id);
  }

  /** Whoever has accepted scores the trial cases before anything else; one is not done with them. */
  private async calibrate(): Promise<void> {
    const { ingrid, soren, amira, poul, karen } = this.people;
    const { past, now } = this.times;
    await writeCalibration(this.app, { roundId: past.id, officerId: karen.id, done: [ingrid.id, soren.id, amira.id], halfway: poul.id, now });
  }

  private async appoint(key: ProjectKey): Promise<void> {
    const panel = [this.people.ingrid, this.people.soren, this.people.amira].map(({ id }) => id);
    const appointed = await this.app.get(AppointmentService).appoint(this.id(key), panel, this.people.karen.id, this.times.now);
    if (!appointed.ok) throw new Error(`No panel for ${key}`);
  }

  /** Every member submits scores around `level` (half points). */
  private async assess(key: ProjectKey, level: number): Promise<void> {
    await this.appoint(key);
    for (const member of [this.people.ingrid, this.people.soren, this.people.amira]) await this.scoreAs(member, key, level);
  }

  /** One has submitted, one has a conflict of interest, one has not answered. */
  private async beginAssessment(key: ProjectKey): Promise<void> {
    await this.appoint(key);
    await this.scoreAs(this.people.ingrid, key, 7);
    const seat = await this.seatOf(this.people.soren, key);
    const statement = { conflict: true, ground: '3', note: 'Jeg sidder i bestyrelsen for en af partnerne.' } as const;
    await this.app.get(DeclarationService).declare(seat, signedIn(this.people.soren), statement, this.times.now);
  }

  /** Whoever may take the empty seat is proposed; the secretariat has not confirmed it. */
  private async proposeReplacement(): Promise<void> {
    const { poul, karen } = this.people;
    const { past, now } = this.times;
    await this.app.get(DeclaringService).declare(signedIn(poul), [{ applicationId: this.id('grid'), ground: null, note: '' }], now);
    const proposed = await this.app.get(AssignmentService).propose(past.id, { perApplication: 3, onlyDeclared: true }, karen.id, now);
    if (!proposed.ok) throw new Error(`Nobody can be proposed: ${proposed.refusal.why}`);
  }

  /** One panel has agreed, one is at it, and two may begin. */
  private async talk(): Promise<void> {
    const { ingrid: chair, soren: member, karen: officer } = this.people;
    await writeConsensus(this.app, this.id('superhospital'), { officer, chair, member }, 'concluded', this.times.now);
    await writeConsensus(this.app, this.id('talent'), { officer, chair, member }, 'begun', this.times.now);
  }

  /** With leave from a colleague, since one panel is not done. */
  private async rank(): Promise<void> {
    const { karen, birk } = this.people;
    const { now: at, past } = this.times;
    const [rankings, overrides] = [this.app.get(RankingService), this.app.get(OverrideService)];
    const { lacksSha256, sha256 } = await rankings.standing(past.id, karen.id);
    const asked = await overrides.ask(past.id, karen.id, at, { seen: lacksSha256, reason: 'Dagsordenen skal ud i dag. En bedømmer har meldt sig inhabil, og det nye medlem når det først i næste uge.' });
    const [leave] = (await rankings.standing(past.id, birk.id)).overrides;
    const given = leave && (await overrides.decide(past.id, leave.id, birk.id, at, { outcome: 'granted', note: 'Enig. Den ene ansøgning behandles på næste møde.' }));
    const made = await rankings.finalise(past.id, { id: karen.id, at }, { seen: sha256, reason: '' });
    if (!asked.ok || !given?.ok || !made.ok) throw new Error('The past round cannot be ranked');
  }

  private async scoreAs(member: AccountRow, key: ProjectKey, level: number): Promise<void> {
    const seat = await this.seatOf(member, key);
    await this.app.get(DeclarationService).declare(seat, signedIn(member), { conflict: false }, this.times.now);
    const seats = this.app.get(SeatService);
    const { snapshot } = await seats.desk(await seats.mySeat(seat.id, member.id));
    const chance = dice([...member.id, ...key].length * 31 + level + member.name.length);
    const place = Object.values(this.people).indexOf(member);
    const scores = snapshot.criteria.map(({ id, number }) => {
      const halfPoints = Math.max(0, Math.min(10, level - 1 + chance.below(4)));
      return { criterionId: id, halfPoints, reason: remarkOn(id, halfPoints, place + number) };
    });
    const submitted = await this.app.get(AssessmentWriter).submit(seat.id, member.id, scores, this.times.now);
    if (!submitted.ok) throw new Error(`${member.name} cannot submit on ${key}`);
  }

  private async seatOf(member: AccountRow, key: ProjectKey) {
    const seats = this.app.get(SeatService);
    const mine = (await seats.mine(member.id)).seats.find(({ head }) => head.id === this.id(key));
    if (!mine) throw new Error(`${member.name} has no seat on ${key}`);
    return seats.mySeat(mine.id, member.id);
  }

  /** One granted whole, one granted in part and half waiting, one not recommended, one left on the agenda. */
  private async decide(): Promise<void> {
    await this.recommend('superhospital', 1000);
    await this.recommend('talent', 800);
    await this.recommend('research', 0);
    await this.recommend('metropolis', 1000);
    await this.atMeeting('superhospital', 'recommended');
    await this.atMeeting('talent', 'conditional');
    await this.atMeeting('research', 'not-recommended');
    await this.grant('superhospital');
    await this.grant('talent', 'regional-development-funds');
  }

  /** `permille`: how much of each amount applied for the secretariat recommends, in whole kroner. */
  private async recommend(key: ProjectKey, permille: number): Promise<void> {
    const { karen } = this.people;
    const service = this.app.get(RecommendationService);
    const draft = await service.draft(this.id(key), karen, this.times.now);
    const lines = draft.text.lines.map((line) => {
      const recommendedOere = permille === 1000 ? line.appliedOere : ((line.appliedOere * BigInt(permille)) / 100_000n) * 100n;
      const reason = permille === 1000 ? '' : permille === 0 ? 'Partnerne sætter for lidt på spil, og panelet vurderer, at virkningen ikke kan efterprøves.' : 'Udgifterne til kurser ligger over, hvad tilsvarende forløb koster.';
      return { ...line, recommendedOere, reason, conditions: permille === 800 ? 'Kursusplanen skal godkendes af sekretariatet, før første hold begynder.' : '' };
    });
    const saved = await service.save(draft, { ...draft.text, lines }, karen, this.times.now);
    const placed = saved.ok && (await service.place(this.id(key), karen, this.times.now));
    if (!placed || !placed.ok) throw new Error(`${key} cannot go on the agenda`);
  }

  private async atMeeting(key: ProjectKey, outcome: 'recommended' | 'conditional' | 'not-recommended'): Promise<void> {
    const service = this.app.get(ForumDecisionService);
    const on = await service.case(this.id(key));
    const lines = on.lines.map((line) => ({
      fundId: line.fundId,
      appliedOere: line.appliedOere,
      outcome,
      amountOere: outcome === 'not-recommended' ? 0n : line.recommendedOere,
      conditions: outcome === 'conditional' ? line.conditions : '',
      reason: line.reason,
      minority: '',
    }));
    const recorded = await service.record(on, { decidedOn: this.meetingDay, absent: '', lines }, this.people.karen.id, this.times.now);
    if (!recorded.ok) throw new Error(`The decision on ${key} cannot be recorded`);
  }

  private async grant(key: ProjectKey, onlyFund?: string): Promise<void> {
    const service = this.app.get(FundDecisionService);
    const on = await this.app.get(ForumDecisionService).case(this.id(key));
    for (const { fundId } of on.lines.filter((line) => onlyFund === undefined || line.fundId === onlyFund)) {
      const line = await service.case(this.id(key), fundId, ['council', 'agency']);
      const decider = line.fund.legalityControl ? this.people.lotte : this.people.henrik;
      const control = line.fund.legalityControl;
      const less = line.line.forumOere !== line.line.appliedOere;
      const decision: FundDecision = {
        outcome: 'granted',
        amountOere: line.line.forumOere,
        conditions: line.line.forumConditions ?? '',
        legalityConfirmed: control,
        legalityNote: control ? 'Partnerkreds, budget og EU-andel er gennemgået; der er ikke fundet hindringer.' : '',
        reasonRules: less ? 'Lov om erhvervsfremme, reglerne om regionale udviklingsmidler.' : '',
        reasonConsiderations: less ? 'Der er lagt vægt på Vækstforums indstilling.' : '',
        reasonFacts: less ? 'Kursusudgifterne ligger over niveauet i tilsvarende forløb.' : '',
        complaintGuidance: less ? 'I kan klage over retlige spørgsmål til Erhvervs- og Byggestyrelsen.' : '',
        decidedOn: copenhagenDate(this.times.now),
      };
      const decided = await service.decide(line, decision, decider.id, this.times.now);
      if (!decided.ok) throw new Error(`${fundId} cannot be granted to ${key}`);
    }
  }

  private get meetingDay(): string {
    return addDays(copenhagenDate(this.times.now), -1);
  }

  private id(key: ProjectKey): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`The story has not come to ${key} yet`);
    return id;
  }

  /** A while before the deadline, or just now where the deadline is still ahead. */
  private before(round: RoundView, key: ProjectKey): Date {
    const minutes = 3 + key.length * 17;
    return new Date(Math.min(round.closesAt.getTime(), this.times.now.getTime()) - minutes * 60_000);
  }
}

function signedIn({ id, name, email, organisation, roles }: AccountRow) {
  return { id, name, email, organisation, roles, sessionId: '', until: new Date(8.64e15) };
}
