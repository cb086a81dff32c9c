import { formatHalfPoints, formatMean, stepsOf, type Scale } from '../criteria/index.js';
import { dataTable, type DataTable, type Lang } from '../platform/views/index.js';
import { calibrationTexts } from './calibration.texts.js';
import { spreadOf, type Mark } from './spread.rules.js';

const { say } = calibrationTexts;

/** calibration/_spread: a mark for each member along the scale, with the same figures as a table. Null where nobody has marked. */
export interface SpreadPicture {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** In pixels; the width is the page's. */
  readonly height: number;
  readonly baseline: number;
  readonly ticks: readonly { readonly x: string; readonly label: string }[];
  readonly tickY: number;
  readonly dots: readonly { readonly x: string; readonly y: number; readonly own: boolean }[];
  readonly meanX: string;
  readonly tableLabel: string;
  readonly table: DataTable;
}

/** What a picture is drawn from: `own` and `names` are for whom it is theirs to see. */
export interface SpreadGiven {
  readonly number: number;
  readonly marks: readonly Mark[];
  readonly scale: Scale;
  readonly own: string | null;
  readonly nameOf: ((accountId: string) => string) | null;
}

const [TOP, STEP, FOOT] = [12, 16, 26];

export function spreadPicture(lang: Lang, { number, marks, scale, own, nameOf }: SpreadGiven): SpreadPicture | null {
  const { counts, sum, n } = spreadOf(marks);
  const [low, high] = [counts.at(0), counts.at(-1)];
  if (!low || !high) return null;
  const points = (halfPoints: number) => formatHalfPoints(halfPoints, lang);
  const mean = formatMean(sum, n, 1, lang);
  const highest = Math.max(...counts.map((one) => one.n));
  const baseline = TOP + highest * STEP;
  const mine = marks.find(({ accountId }) => accountId === own);
  const described = say(lang, 'calibration.spread.desc', { n, low: points(low.halfPoints), high: points(high.halfPoints), mean });
  return {
    id: `fordeling-${number}`,
    title: say(lang, 'calibration.spread.title', { number }),
    description: mine ? `${described} ${say(lang, 'calibration.spread.desc.own', { points: points(mine.halfPoints) })}` : described,
    height: baseline + FOOT,
    baseline,
    ticks: stepsOf(scale).filter((step) => step % 2 === 0).map((step) => ({ x: place(step * n, n, scale), label: points(step) })),
    tickY: baseline + 5,
    // The own mark lies lowest in its column, where it is found at once.
    dots: counts.flatMap(({ halfPoints, n: here }) => Array.from({ length: here }, (_, at) => ({ x: place(halfPoints * n, n, scale), y: baseline - STEP / 2 - at * STEP, own: at === 0 && mine?.halfPoints === halfPoints }))),
    meanX: place(sum, n, scale),
    tableLabel: say(lang, 'calibration.spread.table'),
    table: table(lang, number, counts, { mine, marks, nameOf }),
  };
}

/** `sum` over `n` half points as a place along the scale, with room for a mark at both ends; in hundredths of a percent. */
function place(sum: number, n: number, { minHalfPoints, maxHalfPoints }: Scale): string {
  const share = Math.round(((sum - minHalfPoints * n) * 9200) / ((maxHalfPoints - minHalfPoints) * n)) + 400;
  return `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}%`;
}

function table(lang: Lang, number: number, counts: readonly { readonly halfPoints: number; readonly n: number }[], { mine, marks, nameOf }: { mine: Mark | undefined; marks: readonly Mark[]; nameOf: SpreadGiven['nameOf'] }): DataTable {
  const last = nameOf ? 'names' : 'you';
  const whose = (halfPoints: number): string => {
    if (nameOf) return marks.filter((mark) => mark.halfPoints === halfPoints).map(({ accountId }) => nameOf(accountId)).toSorted((a, b) => a.localeCompare(b, 'da')).join(', ');
    return mine?.halfPoints === halfPoints ? say(lang, 'calibration.spread.isYou') : '';
  };
  return dataTable({
    id: `fordeling-${number}-tal`,
    caption: say(lang, 'calibration.spread.caption', { number }),
    columns: [say(lang, 'calibration.spread.points'), { label: say(lang, 'calibration.spread.members'), numeric: true }, say(lang, `calibration.spread.${last}`)],
    rows: counts.map(({ halfPoints, n }) => [formatHalfPoints(halfPoints, lang, { decimals: 'always' }), String(n), whose(halfPoints)]),
    emptyText: say(lang, 'calibration.spread.empty'),
    compact: true,
  });
}
