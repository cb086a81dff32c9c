import { Injectable } from '@nestjs/common';
import { interestsUrl } from '../interests/interest.paths.js';
import { Outbox, type Mail } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { inLang } from '../shared/lang.js';
import { Pairs, type Inputs, type Line } from './assignment.rules.js';
import type { World } from './assignment.service.js';
import { assignmentTexts } from './assignment.texts.js';

const { say } = assignmentTexts;

/** What people are told of being asked to assess. */
@Injectable()
export class AssignmentLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** One mail a person with all that is new for them. Of an application they have not declared on, it names the number alone. */
  async appointed({ round, cases, members }: World, inputs: Inputs, lines: readonly Line[]): Promise<void> {
    const known = new Pairs(inputs.between);
    await this.outbox.putAll(members.flatMap(({ accountId, name, email, language }): Mail[] => {
      const own = cases.filter(({ id }) => lines.some((line) => line.applicationId === id && line.accountId === accountId));
      if (own.length === 0) return [];
      const isClear = (id: string): boolean => known.of(id, accountId).standing === 'clear';
      const list = own.map(({ id, number, title }) => (isClear(id) ? `- ${number}, ${title}` : `- ${number}`)).join('\n');
      const mayRead = own.every(({ id }) => isClear(id));
      const facts = { name, n: own.length, round: inLang(language, round, 'name'), list };
      const link = this.portal.address(mayRead ? scoringPaths.panel : interestsUrl(round.id));
      const text = say(language, mayRead ? 'assignment.mail.text' : 'assignment.mail.declare', { ...facts, link });
      return [{ toName: name, toAddress: email, subject: say(language, 'assignment.mail.subject', { n: own.length, round: facts.round }), text }];
    }));
  }
}
