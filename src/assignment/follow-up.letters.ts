import { Injectable } from '@nestjs/common';
import { calibrationUrl } from '../calibration/calibration.paths.js';
import { interestsUrl } from '../interests/interest.paths.js';
import { panelInvitationUrl } from '../panels/panel.paths.js';
import type { PanelMember } from '../panels/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import type { RoundView } from '../rounds/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { formatDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { daysLeft, type Owed } from './follow-up.rules.js';
import { followUpTexts } from './follow-up.texts.js';

const { say } = followUpTexts;

/** What a panel's members are told while they work, each in their own language. No application is named. */
@Injectable()
export class FollowUpLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  async remind(round: RoundView, { name, email, language: lang }: PanelMember, owed: Owed, now: Date): Promise<void> {
    const about = inLang(lang, round, 'name');
    const lines = this.linesOf(lang, round.id, owed).join('\n\n');
    const text = say(lang, 'followUp.mail.remind.text', { name, round: about, until: untilText(lang, round, now), lines });
    await this.outbox.put({ toName: name, toAddress: email, subject: say(lang, 'followUp.mail.remind.subject', { round: about }), text });
  }

  async thank(round: RoundView, { name, email, language: lang }: PanelMember, n: number): Promise<void> {
    const about = inLang(lang, round, 'name');
    await this.outbox.put({ toName: name, toAddress: email, subject: say(lang, 'followUp.mail.thanks.subject', { round: about }), text: say(lang, 'followUp.mail.thanks.text', { name, round: about, n }) });
  }

  /** In the order in which the work is done, each with its address. */
  private linesOf(lang: Lang, roundId: string, { answer, declarations, calibrations, assessments }: Owed): string[] {
    const line = (text: string, path: string): string => `- ${text}\n  ${this.portal.address(path)}`;
    return [
      ...(answer ? [line(say(lang, 'followUp.mail.answer'), panelInvitationUrl(roundId))] : []),
      ...(declarations ? [line(say(lang, 'followUp.mail.declarations', { n: declarations }), interestsUrl(roundId))] : []),
      ...(calibrations ? [line(say(lang, 'followUp.mail.calibrations', { n: calibrations }), calibrationUrl(roundId))] : []),
      ...(assessments ? [line(say(lang, 'followUp.mail.assessments', { n: assessments }), scoringPaths.panel)] : []),
    ];
  }
}

/** When the panel is to be done, in a sentence; the meeting's day where the round does not say. */
export function untilText(lang: Lang, { panelUntil, meetingOn }: Pick<RoundView, 'panelUntil' | 'meetingOn'>, now: Date): string {
  const n = daysLeft(panelUntil, now);
  if (n === null || panelUntil === null) return say(lang, 'followUp.until.unsaid', { day: formatDate(meetingOn, lang) });
  const day = formatDate(panelUntil, lang);
  if (n === 0) return say(lang, 'followUp.until.today', { day });
  return n > 0 ? say(lang, 'followUp.until.left', { day, n }) : say(lang, 'followUp.until.over', { day, n: -n });
}
