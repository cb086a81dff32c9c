import { errorsIn, selectField, textareaField, type Field } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, type Alert, type Button, type Lang, type PageHeading } from '../platform/views/index.js';
import { roundInterestsUrl } from '../interests/interest.paths.js';
import { appointmentUrl } from '../scoring/scoring.paths.js';
import { releaseUrl } from './assignment.paths.js';
import { longestReason, type ReleaseRefusal } from './release.rules.js';
import type { Release, Releasing } from './release.service.js';
import { releaseTexts } from './release.texts.js';

const { say } = releaseTexts;

export interface ReleasePage {
  readonly heading: PageHeading;
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly alerts: readonly Alert[];
  readonly action: string;
  /** None: the seat cannot be taken back, and an alert says why. */
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export function releasePage(lang: Lang, { appointment, seat }: Releasing, typed: Release = { reason: '', replacementId: '' }, refusal: ReleaseRefusal | null = null): ReleasePage {
  const { head, candidates } = appointment;
  const [name, number] = [seat.name, head.number];
  const isOpen = head.state === 'submitted' || head.state === 'assessment';
  const closed = !isOpen ? 'state' : seat.submittedAt ? 'handed-in' : null;
  const fields: Field[] = closed ? [] : [
    textareaField({ name: 'reason', label: say(lang, 'release.reason'), hint: seat.declaration === 'conflict' ? null : say(lang, 'release.reason.hint', { name }), error: reasonError(lang, refusal), value: typed.reason, rows: 4, maxLength: longestReason }),
    ...(head.state === 'assessment' ? [selectField({
      name: 'replacement',
      label: say(lang, 'release.replacement'),
      hint: say(lang, 'release.replacement.hint'),
      error: refusal?.why === 'replacement' || refusal?.why === 'concluded' || refusal?.why === 'chair' ? say(lang, `release.refused.${refusal.why}`) : null,
      value: typed.replacementId,
      prompt: say(lang, 'release.replacement.nobody'),
      options: candidates.map(({ account }) => ({ value: account.id, label: [account.name, account.organisation].filter(Boolean).join(', ') })),
    })] : []),
  ];
  const link = closed === 'handed-in' ? { link: { label: say(lang, 'release.refused.handedInLink'), href: roundInterestsUrl(head.roundId) } } : {};
  return {
    heading: pageHeading(say(lang, 'release.title'), { caption: head.title, lead: say(lang, 'release.lead', { name, number }) }),
    errors: errorsIn(fields),
    alerts: closed ? [alert('warning', say(lang, `release.refused.${closed}`, { name }), link)] : [],
    action: releaseUrl(head.id, seat.id),
    fields,
    buttons: [...(closed ? [] : [button(say(lang, 'release.button'))]), linkButton(say(lang, 'release.back'), appointmentUrl(head.id))],
  };
}

function reasonError(lang: Lang, refusal: ReleaseRefusal | null): string | null {
  if (refusal?.why === 'reason') return say(lang, 'release.refused.reason', { least: refusal.least, have: refusal.have, lack: refusal.least - refusal.have });
  return refusal?.why === 'long' ? say(lang, 'release.refused.long', { most: refusal.most, over: refusal.over }) : null;
}
