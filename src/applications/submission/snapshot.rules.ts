import type { AidCurrency, FinancingKind, FinancingOrigin, FinancingStatus } from '../../budgets/index.js';
import type { RuleSetValues } from '../../rounds/index.js';

/** A text in both languages, frozen as it stood. */
export interface Bilingual {
  readonly da: string;
  readonly en: string;
}

export type Sector = 'company' | 'knowledge' | 'public' | 'organisation';
/** By the EU's definition of small and medium-sized enterprises; '' where it has not been said. */
export type PartnerSize = '' | 'micro' | 'small' | 'medium' | 'large';

/**
 * A whole application as it was submitted: every answer with its question, and the rule set of that day. It can be read,
 * assessed and recomputed without any other table. Amounts are decimal texts of whole øre, since JSON has no exact
 * integers of that size; instants are ISO 8601 in UTC, dates `YYYY-MM-DD`.
 */
export interface Snapshot {
  readonly schema: 1;
  readonly application: {
    readonly id: string;
    readonly number: string;
    readonly version: number;
    readonly receivedAt: string;
    readonly submittedBy: string;
  };
  readonly round: { readonly id: string; readonly name: Bilingual; readonly closesAt: string; readonly meetingOn: string };
  readonly ruleSet: { readonly id: string; readonly version: number; readonly values: RuleSetValues };
  readonly initiative: { readonly number: string; readonly title: Bilingual } | null;
  /** Question texts by field name: `title`, `summary`, `purpose`, ... */
  readonly questions: Readonly<Record<string, Bilingual>>;
  readonly project: {
    readonly title: string;
    readonly summary: string;
    readonly purpose: string;
    readonly activities: string;
    readonly startsOn: string;
    readonly endsOn: string;
  };
  readonly focusAreas: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly targets: readonly {
    readonly id: string;
    readonly title: Bilingual;
    /** Decimal text, for example `250.5`. */
    readonly contribution: string;
    readonly unit: string;
    readonly year: number;
    readonly explanation: string;
  }[];
  /** Neither goals nor activities are in versions from before they were asked for. A goal's id lasts until the final evaluation. */
  readonly goals?: readonly {
    readonly id: string;
    readonly kind: 'result' | 'effect' | '';
    /** The target of the strategy it serves. */
    readonly target: { readonly id: string; readonly title: Bilingual } | null;
    readonly indicator: string;
    readonly unit: string;
    /** Decimal text; null: not measured when it was sent in. */
    readonly baseline: string | null;
    /** Decimal text. */
    readonly aim: string;
    readonly year: number;
    /** Where the figure is read. */
    readonly source: string;
  }[];
  readonly activities?: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly partnerId: string | null;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly milestone: string;
  }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: Bilingual;
    readonly guidance: Bilingual;
    /** What a score means in words, lowest first; not in versions from before there were any, nor where a strategy has none. */
    readonly anchors?: readonly { readonly halfPoints: number; readonly text: Bilingual }[];
    readonly answer: string;
  }[];
  readonly partners: readonly {
    readonly id: string;
    readonly name: string;
    readonly cvr: string | null;
    readonly sector: Sector;
    /** These three are not in versions from before they were asked for. */
    readonly size?: PartnerSize;
    readonly productionUnit?: string;
    readonly address?: string;
    /** Not in versions from before state aid was asked about. */
    readonly aidBasis?: string;
    readonly role: string;
    readonly isLead: boolean;
  }[];
  /** Not in versions from before flat rates could be chosen. */
  readonly costModel?: string;
  readonly costs: readonly {
    readonly id: string;
    readonly partnerId: string;
    readonly category: string;
    /** These five are not in versions from before costs were spread over activities, years and hours. */
    readonly activityId?: string | null;
    readonly year?: number | null;
    readonly persons?: number | null;
    /** Decimal text; null where the amount was typed. */
    readonly hours?: string | null;
    readonly annualCostOere?: string | null;
    readonly description: string;
    readonly amountOere: string;
  }[];
  readonly financing: readonly {
    readonly id: string;
    readonly kind: FinancingKind;
    readonly fundId: string | null;
    readonly fundName: Bilingual | null;
    readonly partnerId: string | null;
    readonly sourceName: string;
    /** These three are not in versions from before they were asked for. */
    readonly origin?: FinancingOrigin;
    readonly status?: FinancingStatus;
    readonly isConditional?: boolean;
    /** Decimal text; null for anything but working hours. */
    readonly hours: string | null;
    readonly amountOere: string;
  }[];
  /** Each partner's word on its amounts when it was sent in; not in versions whose partners were not asked. */
  readonly commitments?: readonly {
    readonly partnerId: string;
    /** Hash of the partner's part as it stands in this version: what is, or is to be, confirmed. */
    readonly sha256: string;
    readonly state: 'confirmed' | 'pending';
    /** Who confirmed it, as what and when (ISO 8601); '' while it is pending. */
    readonly name: string;
    readonly title: string;
    readonly at: string;
    /** Where the link was sent by which it was confirmed; null: by an account. Not in older versions, nor while it is pending. */
    readonly linkTo?: string | null;
    /** ISO 8601: the last moment for confirming it; '' where it is confirmed, or nothing is demanded. */
    readonly until: string;
  }[];
  /** De minimis aid as the partners declared it; not in versions from before it was asked for. */
  readonly earlierAid?: readonly {
    readonly id: string;
    readonly partnerId: string;
    readonly receivedBy: string;
    readonly authority: string;
    readonly grantedOn: string | null;
    readonly currency: AidCurrency;
    /** Cents or øre. */
    readonly amountHundredths: string;
  }[];
  readonly attachments: readonly {
    /** Not in versions from before files were told by it; those are fetched by their hash. */
    readonly id?: string;
    readonly fileName: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}
