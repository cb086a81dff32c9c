import { captionOf, isBeingWritten, isLead, type Opened } from '../applications/index.js';
import { alert, button, pageHeading, postButton, type Lang } from '../platform/views/index.js';
import { phaseOf } from '../rounds/index.js';
import { formatInstant, formatInstantPrecise } from '../shared/dates.js';
import { mayWriteIn } from './dialogue.access.js';
import { dialogueUrl, messageFileUrl } from './dialogue.paths.js';
import { dialogueTexts } from './dialogue.texts.js';
import { threadPage, type ThreadPage, type ThreadView } from './thread.page.js';

const { say } = dialogueTexts;

type Given = Pick<ThreadView, 'readerId' | 'now' | 'read' | 'page' | 'messageId' | 'unsent'> & {
  /** Sharing was asked for after the deadline. */
  readonly lateToShare: boolean;
};

/** The thread as the consortium sees it. */
export function memberThreadPage(lang: Lang, opened: Opened<never>, given: Given): ThreadPage {
  const { draft, frame } = opened;
  const { id, membership } = draft;
  const view: ThreadView = {
    ...given,
    side: 'consortium',
    mayWrite: mayWriteIn(membership),
    round: frame.round,
    addresses: { action: dialogueUrl(id), seen: dialogueUrl(id, 'seen'), page: (number) => dialogueUrl(id, 'thread', number), file: (fileId) => messageFileUrl(id, fileId, 'file') },
  };
  return threadPage(lang, view, {
    heading: pageHeading(say(lang, 'dialogue.title'), { caption: captionOf(lang, draft), lead: say(lang, 'dialogue.lead') }),
    alerts: given.lateToShare ? [alert('error', say(lang, 'sharing.late', { deadline: formatInstantPrecise(frame.round.closesAt, lang) }))] : [],
    facts: null,
    settle: null,
    sharing: sharingOf(lang, opened, given.now),
  });
}

/** Taking it back is always possible; sharing only while there is something to advise on. */
function sharingOf(lang: Lang, opened: Opened<never>, now: Date): ThreadPage['sharing'] {
  const { id, sharedAt, membership } = opened.draft;
  const mayShare = isBeingWritten(opened, now) && phaseOf(opened.frame.round, now) !== 'closed';
  if (!sharedAt && !mayShare) return null;
  const press = sharedAt ? button(say(lang, 'sharing.unshare'), { variant: 'secondary' }) : button(say(lang, 'sharing.share'), { variant: 'secondary' });
  const text = sharedAt ? say(lang, 'sharing.on', { when: formatInstant(sharedAt, lang) }) : say(lang, 'sharing.off');
  return isLead(membership)
    ? { text, form: postButton(dialogueUrl(id, 'sharing'), press, { share: sharedAt ? 'no' : 'yes' }) }
    : { text: `${text} ${say(lang, 'sharing.lead')}`, form: null };
}
