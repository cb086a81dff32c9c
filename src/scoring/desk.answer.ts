import type { FormError, Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { conflicting, unprocessable, type Page } from '../platform/web/index.js';
import { originOf } from '../applications/index.js';
import type { SubmitRefusal } from './assessment-writer.service.js';
import { foundBy, stillDisputed } from './desk-conflict.page.js';
import { missingErrors } from './desk.form.js';
import { deskPage, type Again } from './desk.page.js';
import { contentOf } from './desk.rules.js';
import { deskTexts } from './desk.texts.js';
import { panelTexts } from './panel.texts.js';
import { scoringPaths } from './scoring.paths.js';
import type { Desk } from './seat.service.js';

const { say } = deskTexts;
const closedTexts = { submitted: 'panel.desk.late', closed: 'panel.desk.over', concluded: 'panel.desk.concluded' } as const;

export const toHome = (lang: Lang) => ({ href: scoringPaths.panel, label: panelTexts.say(lang, 'panel.backHome') });

/** The desk with messages, everything as it was typed; what was not posted as it stands. */
export function deskAnswer(lang: Lang, desk: Desk, posted: Posted, errors: readonly FormError[], refusal: string | null = null): Page {
  const stored = contentOf(desk.seat, desk.snapshot.criteria);
  const origin = posted.basis === undefined ? null : originOf(posted);
  const again: Again = { posted: { ...(stored.fields as Posted), ...posted }, errors, origin, refusal: refusal === null ? null : { text: refusal }, disputed: stillDisputed(origin, stored) };
  return unprocessable('scoring/desk', desk.snapshot.project.title, deskPage(lang, desk, again), toHome(lang));
}

export function refusedAt(lang: Lang, desk: Desk, posted: Posted, refusal: Exclude<SubmitRefusal, 'gone'>, errors: readonly FormError[] = []): Page {
  if (typeof refusal === 'string') return deskAnswer(lang, desk, posted, [], say(lang, closedTexts[refusal]));
  if ('why' in refusal) {
    const origin = originOf(posted);
    const again: Again = {
      posted: refusal.together.fields as Posted,
      origin: { ...origin, basis: refusal.revision },
      refusal: { text: say(lang, 'panel.desk.conflict', { n: refusal.conflicts.length }) },
      disputed: foundBy(refusal, origin),
    };
    return conflicting('scoring/desk', desk.snapshot.project.title, deskPage(lang, desk, again), toHome(lang));
  }
  const { criteria, ruleSet } = desk.snapshot;
  return deskAnswer(lang, desk, posted, [...errors, ...missingErrors(refusal, criteria, ruleSet.values.minReasonCharacters)]);
}
