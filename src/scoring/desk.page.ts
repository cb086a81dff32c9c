import { documentOf, newOrigin, type ApplicationDocument, type Origin } from '../applications/index.js';
import { errorsIn, messagesIn, textareaField, typed, type FormError, type Posted, type TextareaField } from '../platform/forms/index.js';
import { alert, pageHeading, type Alert, type Lang, type PageHeading, type Progress } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { deskConflict, nothingDisputed, type DeskConflict, type Disputed } from './desk-conflict.page.js';
import { deskSection, nextMissing, type DeskSection, type Shown } from './desk-section.page.js';
import { noteLimit } from './desk.form.js';
import { contentOf, noteName } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';
import { paragraphs } from './matrix.page.js';
import { declarationUrl, deskPlace, seatAttachmentUrl, seatPresenceUrl, seatSubmissionUrl, seatUrl } from './scoring.paths.js';
import type { Desk } from './seat.service.js';

const { say } = deskTexts;

/** Template `scoring/desk`. */
export interface DeskPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly progress: Progress;
  /** To what is missing first. */
  readonly next: { readonly href: string; readonly label: string };
  readonly keys: readonly { readonly key: string; readonly text: string }[];
  /** The project in short, to read before the criteria. */
  readonly summary: readonly string[];
  readonly navHeading: string;
  readonly saveAction: string;
  readonly submitAction: string;
  readonly redeclareHref: string;
  /** Id of the foot, where one submits. */
  readonly footId: string;
  readonly sections: readonly DeskSection[];
  readonly note: TextareaField;
  readonly noteConflict: DeskConflict | null;
  readonly document: ApplicationDocument;
  /** What the form was made from: it is sent along, and what another window saves meanwhile is merged with it. */
  readonly origin: Pick<Origin, 'basis' | 'turn'> & { readonly pageId: string };
  /** Partial `scoring/_writing`. */
  readonly writing: { readonly account: string; readonly presenceUrl: string; readonly seatUrl: string; readonly unsaved: boolean };
  /** Shortest reason, for the script that says what is missing. */
  readonly minReason: number;
}

/** What comes back instead of what is stored. */
export interface Again {
  /** As it was typed, or put together with what another window has saved. */
  readonly posted: Posted;
  readonly errors?: readonly FormError[];
  /** A message that belongs to no field. */
  readonly refusal?: { readonly text: string; readonly href?: string } | null;
  readonly origin: Origin | null;
  readonly disputed?: Disputed;
}

export function deskPage(lang: Lang, desk: Desk, again: Again | null = null): DeskPage {
  const { snapshot, seat } = desk;
  const { criteria, ruleSet: { values } } = snapshot;
  const { posted, errors = [], refusal = null, disputed = nothingDisputed } = again ?? { posted: contentOf(seat, criteria).fields as Posted };
  const origin = again?.origin ?? newOrigin(seat.revision);
  const shown: Shown = { lang, snapshot, posted, message: messagesIn(deskTexts, lang, errors), disputed };
  const sections = criteria.map((criterion) => deskSection(shown, criterion));
  const note = noteField(shown, noteLimit(values));
  const noteConflict = deskConflict(lang, disputed, noteName, say(lang, 'panel.desk.conflict.note'), note.value);
  const conflicts = [...sections.flatMap((section) => section.conflicts), ...(noteConflict ? [noteConflict] : [])];
  const fieldErrors = errorsIn([...conflicts.map(({ choice }) => choice), ...sections.flatMap(({ score, reason }) => [score, reason]), note]);
  const done = sections.filter(({ isScored }) => isScored).length;
  const caption = say(lang, 'panel.desk.caption', { number: snapshot.application.number, round: snapshot.round.name[lang] });
  const above = refusal ? [{ href: refusal.href ?? (conflicts[0] ? `#${conflicts[0].choice.id}` : seatUrl(seat.id)), text: refusal.text }] : [];
  return {
    heading: pageHeading(snapshot.project.title, { caption }),
    errors: [...above, ...fieldErrors],
    alerts: seat.returnedAt ? [alert('warning', say(lang, 'panel.desk.returned.text', { when: formatInstant(seat.returnedAt, lang), reason: seat.returnReason }), { heading: say(lang, 'panel.desk.returned') })] : [],
    progress: { id: 'progress', label: say(lang, 'panel.desk.progress'), value: done, max: criteria.length, text: say(lang, 'panel.desk.progressText', { done, total: criteria.length }) },
    next: nextMissing(shown, null),
    keys: (['next', 'digits', 'half', 'tab'] as const).map((key) => ({ key: say(lang, `panel.desk.keys.${key}`), text: say(lang, `panel.desk.keys.${key}.text`) })),
    summary: paragraphs(snapshot.project.summary),
    navHeading: say(lang, 'panel.desk.nav', { n: criteria.length }),
    saveAction: seatUrl(seat.id),
    submitAction: seatSubmissionUrl(seat.id),
    redeclareHref: declarationUrl(seat.id),
    footId: deskPlace(null),
    sections,
    note,
    noteConflict,
    document: documentOf(lang, snapshot, { attachment: (file) => seatAttachmentUrl(seat.id, file) }),
    origin: { basis: origin.basis, turn: origin.turn, pageId: origin.pageId ?? '' },
    writing: { account: seat.accountId, presenceUrl: seatPresenceUrl(seat.id), seatUrl: seatUrl(seat.id), unsaved: again !== null },
    minReason: values.minReasonCharacters,
  };
}

function noteField({ lang, posted, message }: Shown, maxLength: number): TextareaField {
  return textareaField({
    name: noteName,
    label: say(lang, 'panel.desk.note'),
    hint: say(lang, 'panel.desk.note.hint'),
    error: message(noteName),
    value: typed(posted, noteName),
    optional: true,
    rows: 4,
    maxLength,
  });
}
