/** How progress is reckoned: between baseline and target, from 0 in the baseline year, or not at all. */
export type MeasureKind = 'share' | 'change-since-baseline-year' | 'annual-growth-rate';
/** `reach`: the value is named without "at least"; `approach`: the figure should come close to it. */
export type Comparator = 'reach' | 'at-least' | 'above' | 'approach';
export type BaselineStatus =
  | 'stated'
  /** Rounded, or of another population than the target. */
  | 'stated-approximate'
  /** The value is itself an expectation. */
  | 'stated-forecast'
  /** A level in another unit than the target, which is a rate. */
  | 'level-only'
  | 'year-only'
  | 'value-only'
  | 'none';
export type BaselineUnit = 'percent' | 'employees' | 'workplaces' | 'applications-per-year' | 'DKK';

export interface Baseline {
  readonly status: BaselineStatus;
  readonly year: number | null;
  /** Decimal text in `unit`, which may be another unit than the target's. */
  readonly value: string | null;
  readonly unit: BaselineUnit | null;
  readonly qualifier: 'just-under' | 'just-over' | 'about' | null;
  readonly noteDa: string | null;
  readonly noteEn: string | null;
}

/** One figure of a target, in percent. What the strategy does not state is `null`: shown as missing, never as 0. */
export interface Measure {
  readonly id: string;
  readonly indicatorDa: string;
  readonly indicatorEn: string;
  readonly kind: MeasureKind;
  /** Of `targetValue` and `longTermValue`. */
  readonly unit: 'percent';
  readonly direction: 'up' | 'down';
  readonly baseline: Baseline;
  readonly targetYear: number;
  /** Decimal text. */
  readonly targetValue: string;
  readonly comparator: Comparator;
  readonly targetNoteDa: string | null;
  readonly targetNoteEn: string | null;
  readonly longTermYear: number | null;
  readonly longTermValue: string | null;
  readonly longTermComparator: Comparator | null;
  readonly comparisonDa: string | null;
  readonly comparisonEn: string | null;
}

/**
 * Whether the strategy gives a start to reckon progress from. Six of the twenty targets have none: a level instead of a
 * rate, a year without a value, a value without a year, or nothing.
 */
export function hasUsableBaseline({ baseline }: Pick<Measure, 'baseline'>): boolean {
  return baseline.status.startsWith('stated');
}
