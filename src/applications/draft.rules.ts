import type { CostLine, EarlierAid, FinancingLine } from '../budgets/index.js';
import type { Criterion } from '../criteria/index.js';
import type { Initiative } from '../ideas/index.js';
import type { ScanState } from '../platform/files/index.js';
import { lastInstantOf, phaseOf, type Fund, type RoundView } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import type { FocusArea, Target } from '../strategy/index.js';
import type { Activity } from './form/activity.rules.js';
import type { State } from './application.state.js';
import type { Commitment } from './commitments/commitment.rules.js';
import type { Goal } from './form/goal.rules.js';
import type { Membership } from './members/member.access.js';
import type { Project } from './form/project.rules.js';
import type { PartnerSize, Sector } from './submission/snapshot.rules.js';

/** What every page of an application needs to know of it. */
export interface DraftHead {
  readonly id: string;
  readonly number: string;
  readonly state: State;
  readonly title: string;
  readonly roundId: string;
  /** null: an own idea. */
  readonly initiativeId: string | null;
  /** What the reader is to it. */
  readonly membership: Membership;
  /** Counts the saves; a form says which one it was made from. */
  readonly revision: number;
  /** Submitted, and being changed again: the last version sent in still counts. */
  readonly reopenedAt: Date | null;
  /** The last version sent in; it counts unless the application has been withdrawn. */
  readonly sent: { readonly version: number; readonly receivedAt: Date } | null;
  /** Since when the secretariat may read the draft; null: it may not. */
  readonly sharedAt: Date | null;
  /** The last instant of its own, later than everybody's; null: it has none. */
  readonly exemptUntil: Date | null;
  readonly changedAt: Date;
}

export interface ExpectedContribution {
  readonly targetId: string;
  /** Decimal text; null while the draft lacks it, and so is the year. */
  readonly contribution: string | null;
  readonly unit: string;
  readonly year: number | null;
  readonly explanation: string;
}

export interface Partner {
  readonly id: string;
  readonly name: string;
  /** null: no Danish company number. */
  readonly cvr: string | null;
  readonly sector: Sector;
  readonly size: PartnerSize;
  /** Ten digits; '' where none is given. */
  readonly productionUnit: string;
  /** One line: street, postal code and town. */
  readonly address: string;
  /** On what ground it may receive public money: '' not said, 'none', 'de-minimis', or the id of an aid category of the rule set. */
  readonly aidBasis: string;
  readonly role: string;
  readonly isLead: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
  /** The person's name. */
  readonly uploadedBy: string;
  readonly scan: ScanState;
  /** What an infected file holds; else ''. */
  readonly finding: string;
}

/** The application's parts; a page loads those it shows. */
export interface DraftParts {
  readonly project: Project;
  readonly focusAreaIds: readonly string[];
  readonly targets: readonly ExpectedContribution[];
  readonly goals: readonly Goal[];
  /** Criterion id to answer; a criterion without one is not among them. */
  readonly answers: Readonly<Record<string, string>>;
  readonly partners: readonly Partner[];
  readonly activities: readonly Activity[];
  /** Id of one of the rule set's cost models; '' where none has been chosen. */
  readonly costModel: string;
  readonly costs: readonly CostLine[];
  readonly financing: readonly FinancingLine[];
  /** De minimis aid that the partners have declared. */
  readonly earlierAid: readonly EarlierAid[];
  readonly attachments: readonly Attachment[];
  /** What the partners have said to their amounts, newest first. */
  readonly commitments: readonly Commitment[];
}

/** Everything that is filled in; files and what partners have agreed to are kept apart. */
export type WrittenParts = Omit<DraftParts, 'attachments' | 'commitments'>;

export type Part = keyof DraftParts;
export const parts: readonly Part[] = ['project', 'focusAreaIds', 'targets', 'goals', 'answers', 'partners', 'activities', 'costModel', 'costs', 'financing', 'earlierAid', 'attachments', 'commitments'];

export type Draft = DraftHead & DraftParts;

/** The round an application is for, and what the strategy lets it choose from. */
export interface Frame {
  readonly round: RoundView;
  readonly funds: readonly Fund[];
  readonly focusAreas: readonly FocusArea[];
  readonly targets: readonly Target[];
  readonly criteria: readonly Criterion[];
  readonly initiatives: readonly Initiative[];
  /** What is left of each fund's pool; a fund that is absent is not known. */
  readonly poolLeftOere: Readonly<Record<string, Oere>>;
}

/** An application as far as a page has loaded it, in its round. */
export interface Opened<P extends Part = Part> {
  readonly draft: DraftHead & Pick<DraftParts, P>;
  readonly frame: Frame;
}

/** Whether it can be written in: a draft, however late, or one reopened while the round still takes changes. */
export function isBeingWritten({ draft: { state, reopenedAt }, frame: { round } }: { draft: Pick<DraftHead, 'state' | 'reopenedAt'>; frame: Pick<Frame, 'round'> }, now: Date): boolean {
  return state === 'draft' || (state === 'submitted' && reopenedAt !== null && phaseOf(round, now) === 'open');
}

/** Leave is for one submission: what was sent in by it stands, and nobody sends in another. null: none, or it has been used. */
export function leaveOf({ exemptUntil, sent }: Pick<DraftHead, 'exemptUntil' | 'sent'>, round: Frame['round']): Date | null {
  return sent && sent.receivedAt > lastInstantOf(round) ? null : exemptUntil;
}

/** The frame as it counts for this application: who has leave to send in later is in an open round until then. */
export function frameFor(draft: Pick<DraftHead, 'exemptUntil' | 'sent'>, frame: Frame): Frame {
  const { round } = frame;
  const exemptUntil = leaveOf(draft, round);
  return exemptUntil && exemptUntil > round.openUntil ? { ...frame, round: { ...round, openUntil: exemptUntil } } : frame;
}

export function initiativeOf({ initiativeId }: Pick<DraftHead, 'initiativeId'>, { initiatives }: Pick<Frame, 'initiatives'>): Initiative | null {
  return initiatives.find((initiative) => initiative.id === initiativeId) ?? null;
}
