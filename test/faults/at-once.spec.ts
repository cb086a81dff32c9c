import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import type { Snapshot } from '../../src/applications/index.js';
import { anAssessedApplication, type AssessedApplication } from '../builders/assessed-application.js';
import { anAskedPartner, answerAt, seenAt } from '../builders/commitments.js';
import { aMember } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { projectForm } from '../builders/resubmission.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';
import { inOrder } from '../support/in-order.js';

const sentIn = async ({ id }: ReadyApplication): Promise<Snapshot[]> => (await sql<{ snapshot: string }>('SELECT snapshot FROM submission WHERE application_id = $1', [id])).map(({ snapshot }) => JSON.parse(snapshot) as Snapshot);
const eventsOf = async (id: string, ...kinds: string[]): Promise<string[]> => (await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 AND kind = ANY($2) ORDER BY id', [id, kinds])).map(({ kind }) => kind);

/** A round whose call asks every partner to confirm. */
async function aCallToConfirm(): Promise<string> {
  const id = `at-once-${randomUUID().slice(0, 8)}`;
  await sql(
    `INSERT INTO rule_set SELECT (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'version', (SELECT max(version) + 1 FROM rule_set) + $2::int,
       'values', jsonb_set(r.values, '{money,commitments}', '{"demand":"all","minSharePermille":500,"restWithinDays":14}')))).* FROM rule_set r WHERE r.id = 'growth-forum-2026-commitments'`,
    [id, Math.floor(Math.random() * 1e6)],
  );
  return aRound({ ruleSet: id });
}

describe('a partner takes its confirmation back as the application is sent in', () => {
  async function aConfirmedPair() {
    const application = await aReadyApplication({ roundId: await aCallToConfirm() });
    const partner = await anAskedPartner(application, { oere: 100_000_000n });
    await answerAt(partner.link, '', {});
    const sha256 = await seenAt(`${partner.link}/afvisning`);
    const decline = (): Test => browserOf(null).post(`${partner.link}/afvisning`, { name: 'Åse Ærø', title: 'direktør', comment: 'Nej.', sha256 });
    return { application, partner, decline };
  }
  const declined = (partnerId: string): Promise<object[]> => sql(`SELECT FROM commitment WHERE partner_id = $1 AND answer = 'declined'`, [partnerId]);

  it('before it: nothing is sent in, and the page names the partner', async () => {
    const { application, partner, decline } = await aConfirmedPair();
    const [no, sent] = await inOrder(application.id, decline, () => application.submit());
    expect([no.status, sent.status]).toEqual([303, 422]);
    expect(sent.text).toContain(partner.name);
    expect(await sentIn(application)).toEqual([]);
    expect(await declined(partner.partnerId)).toHaveLength(1);
  });

  it('after it: what was sent in stands with the confirmation that it had, and there is nothing to take back', async () => {
    const { application, partner, decline } = await aConfirmedPair();
    const [sent] = await inOrder(application.id, () => application.submit(), decline);
    expect(sent.status).toBe(303);
    const [snapshot] = await sentIn(application);
    expect(snapshot!.commitments).toContainEqual(expect.objectContaining({ partnerId: partner.partnerId, state: 'confirmed' }));
    expect(await declined(partner.partnerId)).toEqual([]);
  });
});

describe('a writer saves as the lead sends in', () => {
  async function aPair() {
    const application = await aReadyApplication();
    const writer = await aMember(application.id, 'writer');
    const form = await projectForm(application, writer, { title: 'Skrevet samtidig' });
    return { application, save: (): Test => browserOf(writer).post(`/ansoegninger/${application.id}/projekt`, form) };
  }

  it('before it: the change is in what was sent in', async () => {
    const { application, save } = await aPair();
    const [saved, sent] = await inOrder(application.id, save, () => application.submit());
    expect([saved.status, sent.status]).toEqual([303, 303]);
    expect((await sentIn(application)).map(({ project }) => project.title)).toEqual(['Skrevet samtidig']);
  });

  it('after it: nothing is changed, and what was typed comes back', async () => {
    const { application, save } = await aPair();
    const [sent, saved] = await inOrder(application.id, () => application.submit(), save);
    expect(sent.status).toBe(303);
    expect(saved.text).toContain('Skrevet samtidig');
    expect((await sentIn(application)).map(({ project }) => project.title)).toEqual(['Fyr']);
    expect(await sql('SELECT title FROM application WHERE id = $1', [application.id])).toEqual([{ title: 'Fyr' }]);
  });
});

describe('a panel member', () => {
  const scores = ({ criteria }: AssessedApplication) => Object.fromEntries(criteria.flatMap(({ number }) => [[`scores[${number}].points`, '4'], [`scores[${number}].reason`, 'En begrundelse, der er lang nok.']]));
  const counted = ({ id }: AssessedApplication) => sql<{ seats: number; submitted: number }>('SELECT seats, submitted FROM assessment_summary WHERE application_id = $1', [id]);
  async function aSeat() {
    const application = await anAssessedApplication({ missing: 1 });
    const member = application.panel[2]!;
    const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [application.id, member.id]);
    const disqualify = (): Test => browserOf(member).post(`/panel/${seat!.id}/habilitet`, { declaration: 'conflict', ground: '3', note: 'Bestyrelsespost' });
    const submit = (): Test => browserOf(member).post(`/panel/${seat!.id}/indsendelse`, scores(application));
    return { application, disqualify, submit };
  }

  it('who is disqualified as the scores come in has none that count, and is told nothing of the case', async () => {
    const { application, disqualify, submit } = await aSeat();
    const [declared, scored] = await inOrder(application.id, disqualify, submit);
    expect([declared.status, scored.status]).toEqual([303, 404]);
    expect(await counted(application)).toEqual([{ seats: 2, submitted: 2 }]);
  });

  it('whose scores come in as a conflict is declared has them taken out again', async () => {
    const { application, disqualify, submit } = await aSeat();
    const [scored, declared] = await inOrder(application.id, submit, disqualify);
    expect([scored.status, declared.status]).toEqual([303, 303]);
    expect(await counted(application)).toEqual([{ seats: 2, submitted: 2 }]);
    expect(await eventsOf(application.id, 'panel.submitted')).toEqual(['panel.submitted']);
  });
});

describe('two case officers', () => {
  let officers: Person[] = [];
  beforeAll(async () => {
    officers = await Promise.all([1, 2].map(() => aPerson(['officer'])));
  });
  const fund = 'regional-development-funds';
  const record = ({ id }: AssessedApplication, by: Person, fields: Record<string, string>) => (): Test =>
    browserOf(by).post(`/sager/${id}/beslutning`, { decidedOnDay: 1, decidedOnMonth: 4, decidedOnYear: 2011, ...fields });

  it.each(['recommended', 'not-recommended'])('who record opposite decisions at once, %s first: that one stands, and the second is refused', async (first) => {
    const application = await anAssessedApplication();
    await browserOf(officers[0]!).post(`/sager/${application.id}/indstilling`, { resume: 'Kort.', casePresentation: 'Sagen.', [`recommended.${fund}`]: '1000000' }).expect(303);
    await browserOf(officers[0]!).post(`/sager/${application.id}/dagsordenspunkt`).expect(303);
    const yes = record(application, officers[0]!, { [`outcome.${fund}`]: 'recommended', [`amount.${fund}`]: '1000000' });
    const no = record(application, officers[1]!, { [`outcome.${fund}`]: 'not-recommended', [`reason.${fund}`]: 'Nej.' });
    const answers = await (first === 'recommended' ? inOrder(application.id, yes, no) : inOrder(application.id, no, yes));
    expect(answers.map(({ status }) => status)).toEqual([303, 422]);
    expect(await sql('SELECT outcome FROM forum_decision WHERE application_id = $1', [application.id])).toEqual([{ outcome: first }]);
    expect(await sql(`SELECT FROM event WHERE subject = $1 AND kind LIKE 'forum.%'`, [application.id])).toHaveLength(1);
  });
});
