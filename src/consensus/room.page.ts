import { documentOf, type ApplicationDocument } from '../applications/index.js';
import { errorsIn } from '../platform/forms/index.js';
import { alert, pageHeading, tag, type Alert, type DataTable, type Lang, type Link, type PageHeading, type Progress, type TagColour } from '../platform/views/index.js';
import { roundPanelUrl } from '../panels/panel.paths.js';
import { panelMatrix } from '../scoring/index.js';
import { assessmentsUrl, seatUrl } from '../scoring/scoring.paths.js';
import { formatInstant } from '../shared/dates.js';
import type { Stage } from './consensus.access.js';
import { consensusAttachmentUrl, consensusUrl, myConsensusUrl, roundConsensusUrl } from './consensus.paths.js';
import { consensusTexts } from './consensus.texts.js';
import { conclusionPart, openingPart, reopeningPart, type ConclusionPart, type ReasonPart } from './conclusion.page.js';
import { criterionSections, type CriterionSection } from './criterion.page.js';
import { commentsPart, summaryPart, type CommentsPart, type SummaryPart } from './thread.page.js';
import type { Returned } from './returned.page.js';
import type { Room } from './room.service.js';

const { say } = consensusTexts;

/** Template consensus/room. */
export interface RoomPage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  /** Null once it is open. */
  readonly opening: ReasonPart | null;
  /** Everything below is null or empty until it is. */
  readonly progress: Progress | null;
  readonly matrix: DataTable | null;
  readonly navHeading: string;
  readonly saveAction: string;
  readonly mayAgree: boolean;
  /** The page's primary button, until it can be concluded. */
  readonly isSavingPrimary: boolean;
  readonly sections: readonly CriterionSection[];
  readonly summary: SummaryPart | null;
  readonly conclusion: ConclusionPart | null;
  readonly reopening: ReasonPart | null;
  readonly thread: CommentsPart | null;
  readonly links: readonly Link[];
  readonly document: ApplicationDocument;
}

const colours: Readonly<Record<Stage, TagColour>> = { blind: 'grey', open: 'blue', concluded: 'green', moved: 'outline' };

/** `messageId`: the next comment's own id. */
export function roomPage(lang: Lang, room: Room, messageId: string, returned: Returned | null = null): RoomPage {
  const { head, snapshot, stage, phase, agreements, may } = room;
  const isOpened = phase !== null;
  const agreed = Object.fromEntries(agreements.flatMap(({ criterionId, current }) => (current ? [[criterionId, current.halfPoints] as const] : [])));
  const sections = isOpened ? criterionSections(lang, room, returned) : [];
  const summary = isOpened ? summaryPart(lang, room, returned) : null;
  const thread = isOpened ? commentsPart(lang, room, messageId, returned) : null;
  const opening = may.open ? openingPart(lang, room, returned) : null;
  const reopening = may.reopen ? reopeningPart(lang, room, returned) : null;
  const fields = [...(opening?.fields ?? []), ...sections.flatMap(({ fields: own }) => own), ...(summary?.fields ?? []), ...(thread?.fields ?? []), ...(reopening?.fields ?? [])];
  const conclusion = stage === 'open' ? conclusionPart(lang, room) : null;
  const done = Object.keys(agreed).length;
  return {
    heading: pageHeading(head.title, { caption: `${say(lang, 'consensus.title')} · ${head.number}`, lead: isOpened ? say(lang, 'consensus.lead') : null, tag: tag(say(lang, `consensus.stage.${stage}`), colours[stage]) }),
    errors: [...(returned?.refusal ? [{ href: consensusUrl(head.id), text: returned.refusal }] : []), ...errorsIn(fields)],
    alerts: alertsOf(lang, room, returned),
    opening,
    progress: stage === 'open' ? { id: 'progress', label: say(lang, 'consensus.progress'), value: done, max: agreements.length, text: say(lang, 'consensus.progressText', { done, total: agreements.length }) } : null,
    matrix: isOpened ? panelMatrix(lang, room.seats, snapshot, agreed).table : null,
    navHeading: say(lang, 'consensus.nav', { n: agreements.length }),
    saveAction: consensusUrl(head.id),
    mayAgree: may.agree,
    isSavingPrimary: !conclusion?.form,
    sections,
    summary,
    conclusion,
    reopening,
    thread,
    links: linksOf(lang, room),
    document: documentOf(lang, snapshot, { attachment: (file) => consensusAttachmentUrl(head.id, file) }),
  };
}

function alertsOf(lang: Lang, { head, stage, phase, chair, isOfficer, isRanked, withdrawn, agreements, summary }: Room, returned: Returned | null): Alert[] {
  const overtaken = (returned?.overtaken?.size ?? 0) + (returned?.summaryOvertaken ? 1 : 0);
  const isTainted = [...agreements, summary].some(({ revisions }) => revisions.some((one) => one.withdrawn));
  const appoint = { label: say(lang, 'consensus.chair.appoint'), href: roundPanelUrl(head.roundId) };
  const ofChair = stage === 'open' || stage === 'blind' ? chair.standing : 'able';
  return [
    ...(overtaken ? [alert('warning', say(lang, 'consensus.overtaken', { n: overtaken }))] : []),
    ...(phase?.concludedAt ? [alert('success', say(lang, 'consensus.concludedAt', { when: formatInstant(phase.concludedAt, lang) }))] : []),
    ...(stage === 'concluded' && isOfficer && isRanked ? [alert('info', say(lang, 'consensus.reopen.ranked'))] : []),
    ...(stage === 'moved' ? [alert('info', say(lang, 'consensus.moved'))] : []),
    ...(phase && (withdrawn || isTainted) ? [alert('warning', say(lang, 'consensus.withdrawn', { n: withdrawn }))] : []),
    ...(isOfficer && ofChair === 'none' ? [alert('warning', say(lang, 'consensus.chair.none'), { link: appoint })] : []),
    ...(isOfficer && (ofChair === 'undeclared' || ofChair === 'barred') ? [alert('warning', say(lang, `consensus.chair.${ofChair}`, { name: chair.name }))] : []),
  ];
}

function linksOf(lang: Lang, { head, isOfficer, seats, readerId }: Room): Link[] {
  const own = seats.find(({ accountId }) => accountId === readerId);
  if (isOfficer) return [{ label: say(lang, 'consensus.toAssessments'), href: assessmentsUrl(head.id) }, { label: say(lang, 'consensus.toList'), href: roundConsensusUrl(head.roundId) }];
  return [...(own ? [{ label: say(lang, 'consensus.toOwn'), href: seatUrl(own.id) }] : []), { label: say(lang, 'consensus.toMine'), href: myConsensusUrl(head.roundId) }];
}
