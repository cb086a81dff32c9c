import { alert, button, linkButton, pageHeading, type Alert, type Button, type Lang, type PageHeading } from '../../platform/views/index.js';
import { formatInstantPrecise } from '../../shared/dates.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import type { ChangeGroup } from '../history/change.page.js';
import { comparedGroups, type Side } from './comparison.page.js';
import type { Opened } from '../draft.rules.js';
import type { Hindered } from './reopening.service.js';
import { captionOf } from '../form/section.page.js';

const { say } = applicationTexts;

/** Template `applications/confirm`: asks before something is done, or says why it cannot be. */
export interface ConfirmPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly points: readonly string[];
  /** What will be undone, by section. */
  readonly groups: readonly ChangeGroup[];
  /** '' where there is nothing to confirm. */
  readonly action: string;
  readonly buttons: readonly Button[];
}

const backTo = (lang: Lang, id: string): Button => linkButton(say(lang, 'confirm.back'), applicationUrl(id));

export function withdrawalPage(lang: Lang, { draft, frame }: Opened<never>): ConfirmPage {
  const facts = { version: draft.sent?.version ?? 0, deadline: formatInstantPrecise(frame.round.closesAt, lang) };
  return {
    heading: pageHeading(say(lang, 'withdrawal.title'), { caption: captionOf(lang, draft) }),
    alerts: [],
    points: [say(lang, 'withdrawal.counts', facts), say(lang, 'withdrawal.again', facts), say(lang, 'withdrawal.kept'), say(lang, 'withdrawal.mail')],
    groups: [],
    action: applicationUrl(draft.id, 'withdrawal'),
    buttons: [button(say(lang, 'withdrawal.confirm'), { variant: 'warning' }), backTo(lang, draft.id)],
  };
}

export function droppingPage(lang: Lang, { draft, frame }: Opened, sent: Side, now: Side): ConfirmPage {
  const groups = comparedGroups(lang, frame, sent.snapshot, now.snapshot);
  const facts = { version: draft.sent?.version ?? 0 };
  return {
    heading: pageHeading(say(lang, 'dropping.title'), { caption: captionOf(lang, draft) }),
    alerts: [],
    points: [say(lang, 'dropping.counts', facts), say(lang, groups.length ? 'dropping.kept' : 'dropping.none')],
    groups,
    action: applicationUrl(draft.id, 'dropping'),
    buttons: [button(say(lang, 'dropping.confirm'), { variant: 'warning' }), backTo(lang, draft.id)],
  };
}

export function hinderedPage(lang: Lang, { why, opened: { draft, frame } }: Hindered): ConfirmPage {
  const deadline = formatInstantPrecise(frame.round.closesAt, lang);
  return {
    heading: pageHeading(say(lang, 'hindered.title'), { caption: captionOf(lang, draft) }),
    alerts: [alert('warning', say(lang, `hindered.${why}`, { deadline, version: draft.sent?.version ?? 0 }))],
    points: [],
    groups: [],
    action: '',
    buttons: [linkButton(say(lang, 'confirm.back'), applicationUrl(draft.id), { variant: 'primary' })],
  };
}
