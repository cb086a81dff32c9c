import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';

/** What every receipt says, whatever came of the try. */
interface Common {
  readonly schema: 'fyrtaarn-receipt-1';
  /** Public address of the portal that signs. */
  readonly portal: string;
  readonly application: { readonly id: string; readonly number: string };
  /** `openUntil`: the last instant that counted, where it was not the announced deadline: grace, leave of its own, or closed by hand. */
  readonly round: { readonly id: string; readonly closesAt: string; readonly openUntil?: string };
  /** When the whole request had arrived, by the database's clock; ISO 8601 in UTC to the millisecond. */
  readonly receivedAt: string;
  /** This receipt's place in the log, and what the log's link was before it. */
  readonly log: { readonly position: number; readonly before: string };
}

/** The grace that the call declares for all, or the leave that two people have given this one. */
export type Ground = 'grace' | 'exemption';

export interface SubmissionStatement extends Common {
  readonly kind: 'submission';
  readonly version: number;
  /** Why it was in time although the deadline had passed; absent: it had not. */
  readonly ground?: Ground;
  /** Place in the log of the receipt that this one replaces; null: the first version. */
  readonly replaces: number | null;
  /** SHA-256 of the submitted application as canonical JSON, in hexadecimal, and its size in bytes. */
  readonly content: { readonly sha256: string; readonly bytes: number };
  readonly files: readonly { readonly fileName: string; readonly bytes: number; readonly sha256: string }[];
}

export interface RefusalStatement extends Common {
  readonly kind: 'refusal';
  readonly why: 'late' | 'not-open' | 'missing';
  /** Milliseconds after the last instant that counted; 0 for anything but `late`. */
  readonly lateByMs: number;
  /** What was missing, as codes of the rules. */
  readonly missing: readonly string[];
}

export type Statement = SubmissionStatement | RefusalStatement;
type Unplaced<S> = S extends unknown ? Omit<S, 'schema' | 'portal' | 'log'> : never;
/** A statement before it has its place in the log. */
export type NewStatement = Unplaced<Statement>;

/** Where the log stands: the last position, and the link that everything up to it leads to. */
export interface Head {
  readonly position: number;
  readonly link: string;
}

/** Before the first receipt. */
export const emptyLog: Head = { position: 0, link: '0'.repeat(64) };

/** A statement put at the end of the log: its text, what is signed of it, and the new head. */
export interface Placed {
  readonly statement: Statement;
  readonly text: string;
  readonly sha256: string;
  readonly head: Head;
}

export function placed(statement: NewStatement, head: Head, portal: string): Placed {
  const position = head.position + 1;
  const whole = { schema: 'fyrtaarn-receipt-1', portal, ...statement, log: { position, before: head.link } } as Statement;
  const text = canonicalJson(whole);
  const sha256 = sha256Hex(text);
  return { statement: whole, text, sha256, head: { position, link: linkOf(head.link, sha256) } };
}

/** SHA-256 of both hashes as one hexadecimal text: what the log publishes instead of what the receipts say. */
export function linkOf(before: string, sha256: string): string {
  return sha256Hex(before + sha256);
}
