import type { FormError, Parsed, Posted } from '../../platform/forms/index.js';
import type { Alert, Lang } from '../../platform/views/index.js';
import type { LookedUp } from './company-lookup.rules.js';
import type { DraftHead, DraftParts, Frame, Opened, Part } from '../draft.rules.js';
import type { Reach } from '../members/member.access.js';
import type { Content } from '../merging/merge.rules.js';
import type { Scope } from './scope.rules.js';
import type { SectionContent } from './section.page.js';
import type { SectionKey } from './section.rules.js';
import type { SectionStore } from './section.store.js';

/** A draft as far as one person may write in it: a signatory's holds the own partner's rows alone. */
export interface Reached<P extends Part> extends Opened<P> {
  readonly reach: Reach;
  /** The draft with everybody's rows, for sums and totals. */
  readonly whole: DraftHead & Pick<DraftParts, P>;
  /** The part of a long list that the page shows; null: all that is within reach. */
  readonly scope: Scope | null;
}

/** What a section is shown for: `posted` is what somebody typed, null where the stored draft is shown. */
export interface Asked<P extends Part> extends Reached<P> {
  readonly lang: Lang;
  readonly posted: Posted | null;
  readonly errors: readonly FormError[];
  /** What a register said about one of the posted rows. */
  readonly lookedUp?: LookedUp | undefined;
  /** What came of a press on a button of the form. */
  readonly told?: Alert | undefined;
  /** `whole` holds what is typed, not what is stored. */
  readonly isTyped?: boolean | undefined;
  /** Offers every choice there ever was, for wording what is stored. */
  readonly every?: boolean | undefined;
}

/** What a posted section is read with. */
export interface Readable<P extends Part> extends Reached<P> {
  /** The id under which a row that the page named is stored: the page's own name for a row that is known, else a new one. */
  rowId(given: string): string;
}

export interface Pressed {
  readonly posted: Posted;
  readonly told: Alert;
}

/** A form as typed, with what follows from it filled in, and the draft as it would be. */
export interface Weighed<P extends Part> {
  readonly posted: Posted;
  readonly errors: readonly FormError[];
  readonly whole: DraftHead & Pick<DraftParts, P>;
}

/** One page of the application: which parts it loads, how it is shown, read, merged and written. */
export interface Section<P extends Part, Input> {
  readonly key: SectionKey;
  readonly wanted: readonly P[];
  /** Name of its rows in the form; '' where it has none. */
  readonly group: string;
  content(asked: Asked<P>): SectionContent;
  /** Checks the shape only: a draft may be saved with anything missing. */
  read(posted: Posted, readable: Readable<P>): Parsed<Input>;
  stored(draft: Pick<DraftParts, P>, frame: Frame): Input;
  /** Field by field, named as in the form; `join` is its inverse. */
  split(input: Input, frame: Frame): Content;
  join(content: Content, frame: Frame): Input;
  /** The draft with this input in place of what is stored, to be shown before anything is written. */
  with(draft: DraftHead & Pick<DraftParts, P>, input: Input): DraftHead & Pick<DraftParts, P>;
  write(store: SectionStore, applicationId: string, input: Input): Promise<void>;
  /** What breaks a rule across fields or rows, also where each of two people kept it: asked of the merged section. */
  check?(input: Input, opened: Opened<P>): readonly FormError[];
  /** Whether there is such a section at all; most are always there. */
  exists?(frame: Frame): boolean;
  /** Whether a long list of its rows is shown a part at a time. */
  readonly isScoped?: boolean;
  /** The form after one of its own buttons was pressed; null where none of them was. */
  pressed?(posted: Posted, readable: Readable<P>, lang: Lang): Pressed | null;
  /** What the typed form comes to, with nothing stored. */
  weighed?(posted: Posted, readable: Readable<P>): Weighed<P>;
  /** What is wrong with pressing a row's remove button; none for most. */
  refusedRemoval?(posted: Posted, opened: Opened<P>): readonly FormError[];
}
