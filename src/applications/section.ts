import type { FormError, Parsed, Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import type { Frame, Opened, Part } from './draft.rules.js';
import type { SectionContent } from './section.page.js';
import type { SectionKey } from './section.rules.js';
import type { SectionStore } from './section.store.js';

/** What a section is shown for: `posted` is what somebody typed, null where the stored draft is shown. */
export interface Asked<P extends Part> extends Opened<P> {
  readonly lang: Lang;
  readonly posted: Posted | null;
  readonly errors: readonly FormError[];
}

/** One page of the application: which parts it loads, how it is shown, read and written. */
export interface Section<P extends Part, Input> {
  readonly key: SectionKey;
  readonly wanted: readonly P[];
  content(asked: Asked<P>): SectionContent;
  /** Checks the shape only: a draft may be saved with anything missing. */
  read(posted: Posted, opened: Opened<P>): Parsed<Input>;
  write(store: SectionStore, applicationId: string, input: Input, at: Date): Promise<void>;
  /** Whether there is such a section at all; most are always there. */
  exists?(frame: Frame): boolean;
  /** What is wrong with pressing a row's remove button; none for most. */
  refusedRemoval?(posted: Posted, opened: Opened<P>): readonly FormError[];
}
