/** What a check or a finding speaks of: `...At` is an instant in ISO, `...On` a day, `...Oere` an amount; anything else is shown as it is. */
export type Facts = Readonly<Record<string, string | number>>;

/** In the order they are played. */
export const chapterKeys = ['plan', 'opening', 'writing', 'reminders', 'deadline', 'panel', 'ranking', 'agenda', 'meeting', 'decisions', 'mail'] as const;
export type ChapterKey = (typeof chapterKeys)[number];

/** Something that must hold, and whether it did. */
export interface Check<Code extends string = string> {
  readonly code: Code;
  readonly outcome: 'held' | 'failed' | 'remark';
  readonly facts: Facts;
  /** What happened instead, in the portal's own words; '' where nothing did. */
  readonly saw: string;
}

export interface Chapter {
  readonly key: ChapterKey;
  /** By the test clock, in ISO. */
  readonly from: string;
  readonly until: string;
  readonly checks: readonly Check[];
}

/** A mail as it would have been sent. */
export interface PlayedMail {
  /** By the test clock, in ISO. */
  readonly at: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
}

export interface Report {
  readonly chapters: readonly Chapter[];
  /** Chapters that could not be played, since an earlier one came to nothing. */
  readonly unplayed: readonly ChapterKey[];
  readonly mails: readonly PlayedMail[];
  readonly figures: {
    readonly applicants: number;
    readonly submitted: number;
    readonly refused: number;
    readonly requests: number;
    readonly seconds: number;
  };
}

export interface Tally {
  readonly checks: number;
  readonly failed: number;
  readonly remarks: number;
}

/** A remark was examined like everything else; it is nothing that failed. */
export function tallyOf(chapters: readonly Pick<Chapter, 'checks'>[]): Tally {
  const all = chapters.flatMap(({ checks }) => checks);
  const count = (outcome: Check['outcome']): number => all.filter((check) => check.outcome === outcome).length;
  return { checks: all.length, failed: count('failed'), remarks: count('remark') };
}
