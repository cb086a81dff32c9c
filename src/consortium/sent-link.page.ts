import { button, postButton, tag, type Lang, type PostButton, type Tag } from '../platform/views/index.js';
import { copenhagenDate, formatDate, formatInstant } from '../shared/dates.js';
import { sentRequestUrl } from './consortium.paths.js';
import { consortiumTexts } from './consortium.texts.js';
import type { PartnerAnswers } from './partner-answers.service.js';
import { holds, type CommitmentRequest } from './request.rules.js';

const { say } = consortiumTexts;

/** A link that was sent, as a line of a list. */
export interface SentLink {
  readonly name: string;
  readonly meta: string;
  readonly state: Tag;
  readonly when: string;
  readonly acts: readonly PostButton[];
}

export function sentLinks(lang: Lang, { asked, requests, isLead }: PartnerAnswers, now: Date): SentLink[] {
  const until = asked.phase === 'fixed' ? asked.until : null;
  const isAwaited = asked.phase !== 'closed' && asked.standing.state !== 'confirmed';
  return requests.map((request): SentLink => {
    const state = request.revokedAt ? 'revoked' : holds(request, until, now) ? 'sent' : 'expired';
    const ends = until && until > request.expiresAt ? until : request.expiresAt;
    const acts = isLead && !request.revokedAt ? [...(isAwaited ? [act(lang, request, 'remind')] : []), act(lang, request, 'revokeRequest')] : [];
    return {
      name: request.name,
      // An address may be mistyped, or of somebody who never answered: the lead alone needs it.
      meta: isLead ? request.email : '',
      state: tag(say(lang, `asked.link.state.${state}`), state === 'sent' ? 'blue' : state === 'expired' ? 'yellow' : 'outline'),
      when: request.revokedAt
        ? say(lang, 'asked.link.revoked', { when: formatInstant(request.revokedAt, lang) })
        : say(lang, state === 'sent' ? 'asked.link.sent' : 'asked.link.expired', { when: formatInstant(request.sentAt, lang), until: formatDate(copenhagenDate(ends), lang) }),
      acts,
    };
  });
}

function act(lang: Lang, { applicationId, partnerId, id, name }: CommitmentRequest, kind: 'remind' | 'revokeRequest'): PostButton {
  const label = say(lang, kind === 'remind' ? 'asked.remind' : 'asked.revoke');
  return postButton(sentRequestUrl(applicationId, partnerId, id, kind), button(label, { variant: 'secondary', about: name }));
}
