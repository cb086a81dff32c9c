import { documentOf, type ApplicationDocument } from '../applications/index.js';
import { alert, pageHeading, type Alert, type Lang, type PageHeading } from '../platform/views/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { formatInstant } from '../shared/dates.js';
import { panelMatrix, type PanelMatrix } from './matrix.page.js';
import { panelTexts } from './panel.texts.js';
import { declarationUrl, seatAttachmentUrl } from './scoring.paths.js';
import type { Desk } from './seat.service.js';

const { say } = panelTexts;

export interface OwnPage {
  readonly heading: PageHeading;
  readonly notes: readonly Alert[];
  /** One's own scores, beside those of the others who have submitted. Null where one's own never was submitted. */
  readonly matrix: PanelMatrix | null;
  /** Null when the case is no longer under assessment. */
  readonly redeclareHref: string | null;
  readonly document: ApplicationDocument;
}

/** One's assessment when it can no longer be changed. */
export function ownPage(lang: Lang, { seat, snapshot, state, others }: Desk, me: SignedIn): OwnPage {
  const own = { ...seat, name: say(lang, 'panel.own.you', { name: me.name }), organisation: me.organisation };
  const caption = say(lang, 'panel.desk.caption', { number: snapshot.application.number, round: snapshot.round.name[lang] });
  const first = seat.submittedAt
    ? alert('success', say(lang, 'panel.own.submitted', { when: formatInstant(seat.submittedAt, lang) }))
    : alert('info', say(lang, 'panel.own.closed'));
  return {
    heading: pageHeading(snapshot.project.title, { caption }),
    notes: seat.submittedAt && others.length === 0 ? [first, alert('info', say(lang, 'panel.own.alone'))] : [first],
    matrix: seat.submittedAt ? panelMatrix(lang, [own, ...others], snapshot) : null,
    redeclareHref: state === 'assessment' ? declarationUrl(seat.id) : null,
    document: documentOf(lang, snapshot, { attachment: (file) => seatAttachmentUrl(seat.id, file) }),
  };
}
