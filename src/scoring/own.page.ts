import { documentOf, type ApplicationDocument } from '../applications/index.js';
import { consensusUrl } from '../consensus/consensus.paths.js';
import { alert, dataTable, linkButton, pageHeading, type Alert, type Buttons, type DataTable, type Lang, type PageHeading } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { deskTexts } from './desk.texts.js';
import { paragraphs } from './matrix.page.js';
import { formatHalfPoints } from './score.rules.js';
import { declarationUrl, ownNextPlace, seatAttachmentUrl, seatUrl } from './scoring.paths.js';
import { halfPointsFor, weightedTotal } from './scoring.rules.js';
import type { Desk, Waiting } from './seat.service.js';

const { say } = deskTexts;

export interface OwnPage {
  readonly heading: PageHeading;
  readonly notes: readonly Alert[];
  /** The next application that waits; null where none does. */
  readonly next: { readonly id: string; readonly href: string; readonly label: string } | null;
  readonly leftText: string;
  /** To the consensus, once it is open. */
  readonly links: Buttons | null;
  /** One's own scores alone. Null where one's own never was submitted. */
  readonly table: DataTable | null;
  /** One's own private notes, a text a paragraph. */
  readonly privateNote: readonly string[];
  /** Null when the case is no longer under assessment. */
  readonly redeclareHref: string | null;
  readonly document: ApplicationDocument;
}

/** One's assessment when it can no longer be changed. The others' stand on the consensus page, once that is open. */
export function ownPage(lang: Lang, desk: Desk, { next, left }: Waiting): OwnPage {
  const { seat, snapshot, state } = desk;
  const caption = say(lang, 'panel.desk.caption', { number: snapshot.application.number, round: snapshot.round.name[lang] });
  const isOpen = seat.submittedAt !== null && seat.consensusOpenedAt !== null;
  return {
    heading: pageHeading(snapshot.project.title, { caption }),
    notes: notesOn(lang, desk),
    next: next && { id: ownNextPlace, href: seatUrl(next.id), label: say(lang, 'panel.own.next', { title: next.head.title }) },
    leftText: left ? say(lang, 'panel.own.left', { n: left }) : seat.submittedAt ? say(lang, 'panel.own.done') : '',
    links: isOpen ? { buttons: [linkButton(say(lang, 'panel.own.toConsensus'), consensusUrl(seat.applicationId), { variant: next ? 'secondary' : 'primary' })] } : null,
    table: seat.submittedAt ? ownTable(lang, desk) : null,
    privateNote: paragraphs(seat.privateNote),
    redeclareHref: state === 'assessment' ? declarationUrl(seat.id) : null,
    document: documentOf(lang, snapshot, { attachment: (file) => seatAttachmentUrl(seat.id, file) }),
  };
}

function notesOn(lang: Lang, { state, seat: { submittedAt, consensusOpenedAt, concludedAt } }: Desk): Alert[] {
  if (!submittedAt) return [alert('info', say(lang, concludedAt ? 'panel.own.agreed' : 'panel.own.closed'))];
  const isBlind = consensusOpenedAt === null && state === 'assessment';
  const submitted = alert('success', say(lang, isBlind ? 'panel.own.submitted' : 'panel.own.submitted.for-good', { when: formatInstant(submittedAt, lang) }));
  if (isBlind) return [submitted, alert('info', say(lang, 'panel.own.blind'))];
  return consensusOpenedAt && !concludedAt ? [submitted, alert('info', say(lang, 'panel.own.consensus'))] : [submitted];
}

function ownTable(lang: Lang, { seat, snapshot: { criteria, ruleSet: { values } } }: Desk): DataTable {
  const aligned = (halfPoints: number): string => formatHalfPoints(halfPoints, lang, { decimals: 'always' });
  return dataTable({
    id: 'own',
    caption: say(lang, 'panel.own.yours'),
    columns: [say(lang, 'panel.own.criterion'), { label: say(lang, 'panel.own.points'), numeric: true }, say(lang, 'panel.own.reason')],
    rows: criteria.map(({ id, number, title }) => [
      `${number}. ${title[lang]}`,
      aligned(halfPointsFor(seat, id) ?? 0),
      seat.scores.find(({ criterionId }) => criterionId === id)?.reason ?? '',
    ]),
    foot: [say(lang, 'panel.own.total'), aligned(weightedTotal(seat, values.weights)), ''],
    emptyText: '',
  });
}
