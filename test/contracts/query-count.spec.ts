import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anAssessedApplication } from '../builders/assessed-application.js';
import { anAskedApplication, say } from '../builders/dialogue.js';
import { aPlannedRound } from '../builders/calls.js';
import { anOpenTalk } from '../builders/consensus.js';
import { aMemberOf, anInvitation } from '../builders/consortium.js';
import { aLateApplication } from '../builders/late-application.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { aCaseOnTheAgenda, aRecommendedCase, aFeed, aSeat, anAttachment } from '../builders/routes-world.js';
import { aClosedRound, finalise, scored } from '../builders/ranked-round.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

/** A page to look at, and who looks. */
interface Look {
  readonly person: Person;
  readonly path: string;
}

const times = (n: number): number[] => Array.from({ length: n }, (_, at) => at);

/** Lists with `n` items more than nothing (or, where the list is everybody's, than before). */
const lists: Readonly<Record<string, (n: number) => Promise<Look>>> = {
  'an applicant’s applications': async (n) => {
    const person = await aPerson(['applicant']);
    for (const at of times(n)) {
      const application = await aReadyApplication({ owner: person, title: `Nr. ${at}` });
      if (at > 1) await application.submit().expect(303);
    }
    return { person, path: '/ansoegninger' };
  },
  'the applications of somebody who was written to': async (n) => {
    const [person, officer] = [await aPerson(['applicant']), await aPerson(['officer'])];
    for (const _ of times(n)) {
      const { id } = await anAskedApplication({ owner: person });
      await say(officer, id, 'Svar', { as: 'officer' }).expect(303);
    }
    return { person, path: '/ansoegninger' };
  },
  'a dialogue': async (n) => {
    const { id, owner } = await anAskedApplication();
    for (const at of times(n)) await say(owner, id, `Besked ${at}`).expect(303);
    return { person: owner, path: `/ansoegninger/${id}/dialog` };
  },
  'the dialogues': async (n) => {
    for (const _ of times(n)) await anAskedApplication();
    return { person: await aPerson(['officer']), path: '/dialog' };
  },
  'a draft’s task list': (n) => aDraftWith(n, ''),
  'a draft’s summary': (n) => aDraftWith(n, '/opsummering'),
  'a draft’s economy': (n) => aDraftWith(n, '/oekonomi'),
  'other figures for a draft': (n) => aDraftWith(n, '/oekonomi/proev'),
  'a draft’s history': (n) => aDraftWith(n, '/historik'),
  'a consortium': async (n) => {
    const application = await aReadyApplication();
    for (const _ of times(n)) {
      await anInvitation(application);
      await aMemberOf(application, await aPerson(['applicant']), 'reader');
      await sql(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, 9, 'Partner', 'company', 'Rolle')`, [application.id]);
    }
    return { person: application.owner, path: `/ansoegninger/${application.id}/deltagere` };
  },
  'a panel member’s seats': async (n) => {
    const person = await aPerson(['panel']);
    for (const _ of times(n)) await aSeat(person);
    return { person, path: '/panel' };
  },
  'the cases of a round': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await anAssessedApplication({ roundId });
    return { person: await aPerson(['officer']), path: `/sager?runde=${roundId}` };
  },
  'a round’s consensus': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await anAssessedApplication({ roundId, missing: 1 });
    return { person: await aPerson(['officer']), path: `/runder/${roundId}/konsensus` };
  },
  'a panel’s discussion': async (n) => {
    const { id, chair } = await anOpenTalk();
    for (const at of times(n)) await browserOf(chair).post(`/konsensus/${id}/kommentarer`, { comment: `Nr. ${at}`, message: String(at) }).expect(303);
    return { person: chair, path: `/konsensus/${id}` };
  },
  'the deadline room': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await aReadyApplication({ roundId });
    return { person: await aPerson(['officer']), path: `/fristrum/${roundId}` };
  },
  'late tries': async (n) => {
    const roundId = await aRound({ closesInMs: -60_000 });
    for (const _ of times(n)) await aLateApplication({ roundId });
    return { person: await aPerson(['officer']), path: `/fristrum/${roundId}/dispensationer` };
  },
  'the rounds of the secretariat': async (n) => {
    for (const _ of times(n)) await aPlannedRound();
    return { person: await aPerson(['officer']), path: '/rundeadministration' };
  },
  'the history of a round': async (n) => {
    const [roundId, person] = [await aRound(), await aPerson(['officer'])];
    for (const at of times(n)) await sql(`INSERT INTO round_change (round_id, kind, at, account_id, reason, before, after) VALUES ($1, 'changed', now(), $2, 'Grund.', '{}', jsonb_build_object('contact', $3::text))`, [roundId, person.id, String(at)]);
    return { person, path: `/rundeadministration/${roundId}` };
  },
  'a ranking': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await anAssessedApplication({ roundId });
    return { person: await aPerson(['officer']), path: `/runder/${roundId}/rangliste?vis=complete` };
  },
  'the analysis of a round': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await anAssessedApplication({ roundId });
    return { person: await aPerson(['officer']), path: `/runder/${roundId}/analyse` };
  },
  'the panel’s meeting': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await anAssessedApplication({ roundId });
    return { person: await aPerson(['officer']), path: `/runder/${roundId}/panelmoede` };
  },
  'what a ranking lacks': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await anAssessedApplication({ roundId, missing: 1 });
    return { person: await aPerson(['officer']), path: `/runder/${roundId}/rangliste/afslutning` };
  },
  'a recorded ranking': async (n) => {
    const roundId = await aClosedRound();
    for (const _ of times(n)) await scored(roundId, [6, 6, 6]);
    await finalise(await aPerson(['officer']), roundId);
    return { person: await aPerson(['forum']), path: `/runder/${roundId}/rangliste/1` };
  },
  'a meeting’s agenda': async (n) => {
    const roundId = await aRound();
    for (const _ of times(n)) await aCaseOnTheAgenda({ roundId });
    return { person: await aPerson(['forum']), path: `/runder/${roundId}/moede` };
  },
  'the decisions that wait': async (n) => {
    for (const _ of times(n)) await aRecommendedCase();
    return { person: await aPerson(['council']), path: '/afgoerelser' };
  },
  'the accounts': async (n) => {
    for (const _ of times(n)) await aPerson(['applicant', 'panel']);
    return { person: await aPerson(['admin']), path: '/administration/brugere' };
  },
  'the assessments of one application': async (n) => {
    const { id } = await anAssessedApplication();
    await sql('UPDATE panel_seat SET submitted_at = NULL, released_at = clock_timestamp() WHERE id IN (SELECT id FROM panel_seat WHERE application_id = $1 OFFSET $2)', [id, n]);
    return { person: await aPerson(['officer']), path: `/sager/${id}/vurderinger` };
  },
  'the people to appoint': async (n) => {
    for (const _ of times(n)) await aPerson(['panel']);
    return { person: await aPerson(['officer']), path: `/sager/${(await anAssessedApplication()).id}/panel` };
  },
  'the meetings': async (n) => {
    for (const _ of times(n)) await aCaseOnTheAgenda({ roundId: await aRound() });
    return { person: await aPerson(['forum']), path: '/moeder' };
  },
  'the calendar of somebody who applies and assesses': async (n) => ({ person: await aBusyPerson(n), path: '/kalender' }),
  'somebody’s calendar feed': async (n) => {
    const person = await aBusyPerson(n);
    return { person, path: `/kalender/privat/${await aFeed(person)}/fyrtaarn.ics` };
  },
  'the annual wheel': async (n) => {
    for (const _ of times(n)) await aRound();
    return { person: await aPerson(['officer']), path: '/kalender/aarshjul' };
  },
  'the ledger of outages': async (n) => {
    for (const _ of times(n)) await aRound();
    return { person: await aPerson(['officer']), path: '/nedbrud' };
  },
  'the rounds': async (n) => {
    for (const _ of times(n)) await aRound();
    return { person: await aPerson(['applicant']), path: '/runder' };
  },
};

async function aBusyPerson(n: number): Promise<Person> {
  const person = await aPerson(['applicant', 'panel']);
  for (const _ of times(n)) {
    await aReadyApplication({ owner: person });
    await aSeat(person);
  }
  return person;
}

async function aDraftWith(n: number, page: string): Promise<Look> {
  const application = await aReadyApplication();
  const { id, partnerId, owner: person } = application;
  for (const at of times(n)) {
    await sql(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, $2, 'Partner', 'company', 'Rolle')`, [id, at + 1]);
    await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, amount_oere) VALUES ($1, $2, $3, 'staff', 100)`, [id, at + 1, partnerId]);
    await anAttachment(application, `${at}.pdf`);
  }
  return { person, path: `/ansoegninger/${id}${page}` };
}

/** What the request log says that this answer cost. */
async function queriesOf(requestId: string): Promise<number> {
  for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const log = await readFile(join(process.env.TEST_FOLDER!, 'portal.log'), 'utf8');
    // What stands after the last line break is still being written.
    const line = log.split('\n').slice(0, -1).findLast((each) => each.includes(requestId) && each.includes('"queries"'));
    if (line) return (JSON.parse(line) as { queries: number }).queries;
  }
  throw new Error(`The request log has no line for ${requestId}`);
}

/**
 * The most of several looks, after a first one that fills what is kept for good. Sessions are remembered until any account
 * changes, which tests beside this one do all the time: so they are made to be forgotten before every look.
 */
async function queriesFor({ person, path }: Look): Promise<number> {
  const counts: number[] = [];
  for (const at of times(4)) {
    await sql('UPDATE session SET expires_at = expires_at WHERE account_id = $1', [person.id]);
    const { headers } = await browserOf(person).get(path).expect(200);
    if (at > 0) counts.push(await queriesOf(headers['x-request-id']!));
  }
  return Math.max(...counts);
}

describe.each(Object.entries(lists))('%s', (_, looked) => {
  it('needs as many queries for three items as for one', async () => {
    const one = await queriesFor(await looked(1));
    const three = await queriesFor(await looked(3));
    expect(one).toBeGreaterThan(0);
    expect(three).toBe(one);
  });
});
