/**
 * Who has assessed what, and whether that can tell a lenient assessor from good applications at all. Where it cannot, no
 * figure is better than a figure: the analysis says what is missing instead.
 */
export interface Assessment {
  readonly applicationId: string;
  readonly assessorId: string;
  /** The whole assessment, in weighted half points. */
  readonly total: number;
}

/** The same by index; applications and assessors in the order of their ids, so that the input's order changes nothing. */
export interface Design {
  readonly applicationIds: readonly string[];
  readonly assessorIds: readonly string[];
  readonly cells: readonly Cell[];
  /** Each application's cells, by its index. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly application: number;
  readonly assessor: number;
  readonly total: number;
}

/** Below these there is too little to estimate from: the variance of three things is to be told apart. */
export const leastApplications = 4;
export const leastAssessors = 3;
export const leastDegreesOfFreedom = 5;
/** An assessor with fewer applications in common with others gets no figure for leniency. */
export const leastShared = 2;

export type Unidentified =
  | { readonly kind: 'few'; readonly applications: number; readonly assessors: number; readonly degreesOfFreedom: number }
  /** The groups of assessors between whom no application is shared, largest first. */
  | { readonly kind: 'disconnected'; readonly groups: readonly (readonly string[])[] }
  /** Without this one application the assessors would fall into these groups. */
  | { readonly kind: 'thin'; readonly applicationId: string; readonly groups: readonly (readonly string[])[] };

export function designOf(assessments: readonly Assessment[]): Design {
  const applicationIds = [...new Set(assessments.map(({ applicationId }) => applicationId))].sort();
  const assessorIds = [...new Set(assessments.map(({ assessorId }) => assessorId))].sort();
  const rows = new Map(applicationIds.map((id, at) => [id, at]));
  const columns = new Map(assessorIds.map((id, at) => [id, at]));
  const cells = assessments
    .map(({ applicationId, assessorId, total }) => ({ application: rows.get(applicationId)!, assessor: columns.get(assessorId)!, total }))
    .sort((a, b) => a.application - b.application || a.assessor - b.assessor);
  const byApplication: Cell[][] = applicationIds.map(() => []);
  for (const cell of cells) byApplication[cell.application]!.push(cell);
  return { applicationIds, assessorIds, cells, rows: byApplication };
}

/** How many applications each assessor has in common with at least one other, by the assessor's index. */
export function sharedCounts({ assessorIds, rows }: Design): number[] {
  const counts = assessorIds.map(() => 0);
  for (const row of rows) if (row.length > 1) for (const { assessor } of row) counts[assessor]! += 1;
  return counts;
}

/** What keeps the design from being estimated; null where nothing does. */
export function unidentified(design: Design): Unidentified | null {
  const shared = design.rows.filter((row) => row.length > 1).length;
  const degreesOfFreedom = degreesOfFreedomOf(design);
  if (shared < leastApplications || design.assessorIds.length < leastAssessors || degreesOfFreedom < leastDegreesOfFreedom) {
    return { kind: 'few', applications: shared, assessors: design.assessorIds.length, degreesOfFreedom: Math.max(0, degreesOfFreedom) };
  }
  const groups = groupsOf(design, design.assessorIds.map((_, at) => at), null);
  return groups.length > 1 ? { kind: 'disconnected', groups } : thinLink(design);
}

/** Assessments beyond those it takes to give every application and every assessor a figure, where all hang together. */
export function degreesOfFreedomOf({ cells, applicationIds, assessorIds }: Design): number {
  return cells.length - applicationIds.length - assessorIds.length + 1;
}

/** The one application that holds the assessors together; those with too little in common get no figure and are not held. */
function thinLink(design: Design): Unidentified | null {
  const counts = sharedCounts(design);
  const core = design.assessorIds.map((_, at) => at).filter((at) => counts[at]! >= leastShared);
  const meetings = meetingsOf(design);
  for (const [at, row] of design.rows.entries()) {
    // Where any two of its assessors meet elsewhere too, it holds nothing together: most need no walk of the graph.
    const mayHold = pairsIn(row).some(([a, b]) => (meetings.get(pairKey(design, a, b)) ?? 0) < 2);
    const groups = mayHold ? groupsOf(design, core, at) : [];
    if (groups.length > 1) return { kind: 'thin', applicationId: design.applicationIds[at]!, groups };
  }
  return null;
}

const pairKey = (design: Design, a: Cell, b: Cell): number => a.assessor * design.assessorIds.length + b.assessor;

function pairsIn(row: readonly Cell[]): [Cell, Cell][] {
  return row.flatMap((a, at) => row.slice(at + 1).map((b): [Cell, Cell] => [a, b]));
}

/** How many applications two assessors have in common. */
function meetingsOf(design: Design): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const [a, b] of design.rows.flatMap(pairsIn)) counts.set(pairKey(design, a, b), (counts.get(pairKey(design, a, b)) ?? 0) + 1);
  return counts;
}

/** These assessors in groups that share applications, leaving one application out; the largest group first. */
function groupsOf(design: Design, assessors: readonly number[], without: number | null): string[][] {
  const root = design.assessorIds.map((_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (root[top] !== top) top = root[top]!;
    root[at] = top;
    return top;
  };
  for (const [at, row] of design.rows.entries()) {
    if (at === without) continue;
    for (const { assessor } of row.slice(1)) root[find(assessor)] = find(row[0]!.assessor);
  }
  const groups = new Map<number, string[]>();
  for (const at of assessors) groups.set(find(at), [...(groups.get(find(at)) ?? []), design.assessorIds[at]!]);
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}
