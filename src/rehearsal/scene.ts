import type { INestApplicationContext } from '@nestjs/common';
import { dueDate, ReminderService, reminderKinds, type ReminderKind } from '../calendar/index.js';
import type { OutboxRow } from '../platform/mail/index.js';
import type { Traffic } from './browser.js';
import type { Cast, Person } from './cast.js';
import type { Ledger } from './ledger.js';
import type { Mailbag } from './mailbag.js';
import { remindersBetween, type Moments } from './moments.rules.js';
import type { PlannedRound, World } from './plan.rules.js';
import type { Known, Synthetic } from './synthetic.rules.js';
import type { TestClock } from './test-clock.js';

/** One synthetic application and whoever leads it. */
export interface Applicant {
  readonly n: number;
  readonly person: Person;
  readonly title: string;
  /** Of this one press of the button. */
  readonly key: string;
  id: string;
  /** The number of the application, once it is known. */
  number: string;
  sentAt: Date | null;
  refused: { readonly at: Date; readonly receipt: string } | null;
}

export interface Seat {
  readonly applicant: Applicant;
  readonly member: Person;
  /** Its address. */
  readonly path: string;
  isIn: boolean;
}

/** Reminders of one kind that went out on the way. */
export interface Reminding {
  readonly kind: ReminderKind;
  readonly minutes: number;
  readonly at: Date;
  /** Addresses that were waited for, and those that got a mail. */
  readonly waiting: readonly string[];
  readonly reminded: readonly string[];
}

/** What a chapter plays with. */
export class Scene {
  readonly applicants: Applicant[] = [];
  readonly seats: Seat[] = [];
  readonly remindings: Reminding[] = [];

  constructor(
    readonly given: {
      readonly app: INestApplicationContext;
      readonly round: PlannedRound;
      readonly world: World;
      readonly known: Known;
      readonly synthetic: Synthetic;
      readonly moments: Moments;
      readonly cast: Cast;
      readonly clock: TestClock;
      readonly mailbag: Mailbag;
      readonly ledger: Ledger;
      readonly traffic: Traffic;
    },
  ) {}

  /** Lets the time pass: on the way everybody is reminded of what is due. Where it is that late already, nothing happens. */
  async goTo(at: Date): Promise<void> {
    const { clock, round, world } = this.given;
    if (at <= clock.now()) return;
    const due = reminderKinds.flatMap((kind) => {
      const dueAt = dueDate(kind, round);
      return dueAt ? remindersBetween(dueAt, world.reminders[kind], clock.now(), at).map((one) => ({ ...one, kind })) : [];
    });
    for (const one of due.sort((a, b) => a.at.getTime() - b.at.getTime())) await this.remind(one.kind, one.minutes, one.at);
    await clock.goTo(at);
  }

  get sent(): Applicant[] {
    return this.applicants.filter(({ sentAt }) => sentAt !== null);
  }

  /** Mails that have come since somebody last looked, to an address or to anybody. */
  async mails(to?: string): Promise<OutboxRow[]> {
    const fresh = await this.given.mailbag.fresh();
    return to === undefined ? fresh : fresh.filter(({ toAddress }) => toAddress === to);
  }

  private async remind(kind: ReminderKind, minutes: number, at: Date): Promise<void> {
    const { app, clock } = this.given;
    const waiting = this.waitedFor(kind);
    await clock.goTo(at);
    await this.mails();
    await app.get(ReminderService).send(at);
    const reminded = (await this.mails()).map(({ toAddress }) => toAddress);
    this.remindings.push({ kind, minutes, at, waiting, reminded });
  }

  private waitedFor(kind: ReminderKind): string[] {
    const people =
      kind === 'deadline' ? this.applicants.filter(({ id, sentAt }) => id !== '' && sentAt === null).map(({ person }) => person)
      : kind === 'panel' ? this.seats.filter(({ isIn }) => !isIn).map(({ member }) => member)
      : this.sent.map(({ person }) => person);
    return [...new Set(people.map(({ email }) => email))].sort();
  }
}
