import { Injectable } from '@nestjs/common';
import { ApplicationService, applicationUrl } from '../applications/index.js';
import { Portal } from '../platform/portal.js';
import { RoundService, type Fund } from '../rounds/index.js';
import { formatDate, type IsoDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { formatKroner, type Oere } from '../shared/money.js';
import { formatMean } from '../scoring/index.js';
import type { AgendaDocument } from './agenda-document.rules.js';
import type { DecidedLine } from './forum-decision.rules.js';
import { fundOf } from './fund-line.rules.js';
import type { SettledDecision } from './fund-decision.rules.js';
import type { RecommendationLine } from './recommendation.rules.js';
import { tidingsTexts } from './tidings.texts.js';

const { say } = tidingsTexts;

/** What the applicant is told at each step, in the applicant's own language. What people wrote stands as they wrote it. */
@Injectable()
export class Tidings {
  constructor(
    private readonly applications: ApplicationService,
    private readonly rounds: RoundService,
    private readonly portal: Portal,
  ) {}

  /**
   * The case is on the agenda. Where less than everything is recommended, the applicant gets the panel's assessment too:
   * a party is heard over an expert's opinion before it is used against it (Public Administration Act § 19).
   */
  async onAgenda(applicationId: string, document: AgendaDocument, itemNumber: number, lines: readonly RecommendationLine[]): Promise<void> {
    const reduced = lines.some(({ recommendedOere, appliedOere }) => (recommendedOere ?? 0n) < appliedOere);
    await this.tell(applicationId, document, 'agenda', (lang) => {
      const meeting = formatDate(document.round.meetingOn, lang);
      const placed = say(lang, 'tidings.agenda.placed', { meeting, item: itemNumber });
      return reduced ? [placed, say(lang, 'tidings.agenda.hearing', { meeting }), assessmentText(lang, document)] : [placed];
    });
  }

  async afterMeeting(applicationId: string, document: AgendaDocument, lines: readonly DecidedLine[], decidedOn: IsoDate): Promise<void> {
    const funds = await this.rounds.funds();
    const goingOn = lines.filter(({ outcome }) => outcome !== 'not-recommended').map(({ fundId }) => fundOf(funds, fundId));
    await this.tell(applicationId, document, 'forum', (lang) => [
      say(lang, 'tidings.forum.decided', { date: formatDate(decidedOn, lang) }),
      ...lines.map((line) => forumLineText(lang, line, fundOf(funds, line.fundId))),
      goingOn.length === 0 ? say(lang, 'tidings.forum.next.notRecommended') : nextText(lang, goingOn),
    ]);
  }

  async decided(applicationId: string, document: AgendaDocument, fund: Fund, decision: SettledDecision, appliedOere: Oere): Promise<void> {
    await this.tell(applicationId, document, decision.outcome, (lang) => {
      const body = inLang(lang, fund, 'decidingBodyName');
      const applied = formatKroner(appliedOere, lang);
      const named = { body, fund: inLang(lang, fund, 'name'), applied };
      const amount = formatKroner(decision.amountOere, lang);
      return [
        decision.outcome === 'granted' ? say(lang, 'tidings.granted.text', { ...named, amount }) : say(lang, 'tidings.rejected.text', named),
        ...labelled(lang, [
          ['tidings.conditions', decision.conditions],
          ['tidings.reason.rules', decision.reasonRules],
          ['tidings.reason.considerations', decision.reasonConsiderations],
          ['tidings.reason.facts', decision.reasonFacts],
          ['tidings.complaint', decision.complaintGuidance],
        ]),
      ];
    });
  }

  private async tell(applicationId: string, { number, title }: AgendaDocument, step: 'agenda' | 'forum' | 'granted' | 'rejected', parts: (lang: Lang) => string[]): Promise<void> {
    const link = this.portal.address(applicationUrl(applicationId, 'history'));
    await this.applications.tell(applicationId, {
      subject: (lang) => say(lang, `tidings.${step}.subject`, { number }),
      text: (lang) =>
        [say(lang, 'tidings.about', { number, title }), ...parts(lang), say(lang, 'tidings.link', { link }), say(lang, 'tidings.regards')].join('\n\n'),
    });
  }
}

function forumLineText(lang: Lang, line: DecidedLine, fund: Fund): string {
  const named = { fund: inLang(lang, fund, 'name'), applied: formatKroner(line.appliedOere, lang) };
  const outcome =
    line.outcome === 'not-recommended'
      ? say(lang, 'tidings.forum.line.notRecommended', named)
      : say(lang, 'tidings.forum.line.recommended', { ...named, amount: formatKroner(line.amountOere, lang) });
  return [outcome, ...labelled(lang, [['tidings.conditions', line.conditions], ['tidings.reason', line.reason]])].join('\n');
}

function nextText(lang: Lang, funds: readonly Fund[]): string {
  const bodies = [...new Set(funds.map((fund) => inLang(lang, fund, 'decidingBodyName')))];
  const legality = funds.some(({ legalityControl }) => legalityControl) ? ` ${say(lang, 'tidings.forum.next.legality')}` : '';
  return say(lang, 'tidings.forum.next.recommended', { bodies: lists[lang].format(bodies) }) + legality;
}

const lists = { da: new Intl.ListFormat('da-DK'), en: new Intl.ListFormat('en-GB') };

function assessmentText(lang: Lang, { assessment: { submitted, criteria } }: AgendaDocument): string {
  const lines = criteria.flatMap(({ number, title, sumHalfPoints, remarks }) => [
    `${number}. ${title[lang]}: ${submitted === 0 ? '–' : formatMean(sumHalfPoints, submitted, 2, lang)}`,
    ...remarks.map((remark) => `   - ${remark}`),
  ]);
  return [say(lang, 'tidings.agenda.assessment', { count: submitted }), ...lines].join('\n');
}

type Label = 'tidings.conditions' | 'tidings.reason' | 'tidings.reason.rules' | 'tidings.reason.considerations' | 'tidings.reason.facts' | 'tidings.complaint';

/** A label and what was written under it; nothing where nothing was. */
function labelled(lang: Lang, texts: readonly (readonly [Label, string])[]): string[] {
  return texts.filter(([, text]) => text !== '').map(([label, text]) => `${say(lang, label)}\n${text}`);
}
