import { describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ApplicationService, type Snapshot } from '../../src/applications/index.js';
import { Reminders } from '../../src/consortium/index.js';
import { anAskedPartner, answerAt, askedAt, seenAt, type AskedPartner } from '../builders/commitments.js';
import { mailsTo } from '../builders/consortium.js';
import { passDeadline } from '../builders/dialogue.js';
import { aMember } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { press } from '../builders/resubmission.js';
import { anApp } from '../support/app.js';
import { aPerson, aRound, browserOf, sql } from '../support/portal.js';

/** A round whose call asks for that much: 500 of a thousand parts, a fortnight for the rest, unless told otherwise. */
async function aCall(demand: 'all' | 'share' | 'none', minSharePermille = 500): Promise<string> {
  const id = `commitments-${randomUUID().slice(0, 8)}`;
  await sql(
    `INSERT INTO rule_set SELECT (jsonb_populate_record(r, jsonb_build_object('id', $1::text, 'version', (SELECT max(version) + 1 FROM rule_set) + $3::int,
       'values', jsonb_set(r.values, '{money,commitments}', $2::jsonb)))).* FROM rule_set r WHERE r.id = 'growth-forum-2026-commitments'`,
    [id, JSON.stringify({ demand, minSharePermille, restWithinDays: 14 }), Math.floor(Math.random() * 1e6)],
  );
  return aRound({ ruleSet: id });
}

/** The lead partner brings 1.000.000,00 in cash and has confirmed or not; the other one brings `oere`. */
async function aConsortium(roundId: string, { oere = 100_000_000n, confirmed = true } = {}): Promise<ReadyApplication & { partner: AskedPartner }> {
  const application = await aReadyApplication({ roundId, confirmed });
  return { ...application, partner: await anAskedPartner(application, { oere }) };
}

const summaryOf = async ({ id, owner }: ReadyApplication): Promise<string> => (await browserOf(owner).get(`/ansoegninger/${id}/opsummering`).expect(200)).text;
const snapshotOf = async ({ id }: ReadyApplication): Promise<Snapshot> => JSON.parse((await sql<{ snapshot: string }>('SELECT snapshot FROM submission WHERE application_id = $1 ORDER BY version DESC LIMIT 1', [id]))[0]!.snapshot) as Snapshot;

describe('a call that asks every partner', () => {
  it('takes no application before all have confirmed, and names who has not', async () => {
    const application = await aConsortium(await aCall('all'));
    expect(await summaryOf(application)).toContain('1 af 2 mangler: Ærøskøbing Værft.');
    expect((await application.submit()).status).toBe(422);
    await answerAt(application.partner.link, '', {});
    expect(await summaryOf(application)).not.toContain('mangler: Ærøskøbing');
    await application.submit().expect(303);
    expect((await snapshotOf(application)).commitments).toEqual([expect.objectContaining({ state: 'confirmed', until: '' }), expect.objectContaining({ partnerId: application.partner.partnerId, state: 'confirmed', name: 'Åse Ærø', title: 'direktør', until: '' })]);
  });

  it('says on the receipt what was signed, by whom and by what way, and nothing that was reckoned since', async () => {
    const application = await aConsortium(await aCall('all'));
    const { id, owner, partner } = application;
    await answerAt(partner.link, '', {});
    // A flat rate is on no partner's line: what each one signed stands.
    await sql(`UPDATE application SET cost_model = 'direct-20' WHERE id = $1`, [id]);
    await sql(`UPDATE financing_line SET amount_oere = amount_oere + 60000000 WHERE application_id = $1 AND kind = 'fund'`, [id]);
    await application.submit().expect(303);
    const words = async (path: string): Promise<string> => (await browserOf(owner).get(path).expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    for (const page of ['kvittering', 'versioner/1']) {
      const text = await words(`/ansoegninger/${id}/${page}`);
      expect(text).toContain(`Ærøskøbing Værft 1.000.000,00 1.000.000,00 Åse Ærø direktør, via link sendt til ${partner.email} `);
      expect(text).toContain(`${owner.name} direktør, via bruger `);
    }
    expect((await snapshotOf(application)).commitments!.map(({ linkTo }) => linkTo)).toEqual([null, partner.email]);
  });

  it('sees an answer that is withdrawn, and a line that is changed, at the very same instant as the submission', async () => {
    for (const meanwhile of ['decline', 'change'] as const) {
      const application = await aConsortium(await aCall('all'));
      await answerAt(application.partner.link, '', {});
      const sha256 = await seenAt(`${application.partner.link}/afvisning`);
      const page = `/ansoegninger/${application.id}/budget`;
      const change = () => sql('UPDATE cost_line SET amount_oere = amount_oere WHERE id = $1', [application.partner.costId]).then(() => browserOf(application.owner).get(page));
      const decline = () => browserOf(null).post(`${application.partner.link}/afvisning`, { name: 'Åse', title: 'direktør', comment: 'Nej.', sha256 });
      const [sent, other] = await Promise.all([application.submit(), meanwhile === 'decline' ? decline() : change()]);
      const declined = (await sql(`SELECT FROM commitment WHERE partner_id = $1 AND answer = 'declined'`, [application.partner.partnerId])).length === 1;
      const order = await sql<{ kind: string }>(`SELECT kind FROM event WHERE subject = $1 AND kind IN ('application.submitted', 'commitment.declined') ORDER BY id`, [application.id]);
      // Whichever was first: sent in with a confirmation that stood, or refused; never sent in after it was declined.
      if (sent.status === 422) expect([declined, order.map(({ kind }) => kind)]).toEqual([true, ['commitment.declined']]);
      else expect(order[0]!.kind).toBe('application.submitted');
      expect([200, 303]).toContain(other.status);
    }
  });
});

describe('a call that asks for a share of the match', () => {
  it.each([
    [99_999_999n, 303],
    [100_000_000n, 303],
    [100_000_001n, 422],
  ])('counts to the øre: with %s øre beside the 1.000.000,00 kr. confirmed, submitting answers %s', async (oere, status) => {
    const application = await aConsortium(await aCall('share'), { oere });
    expect((await application.submit()).status).toBe(status);
  });

  it('says what is confirmed, what is lacking, and the fewest partners that would be enough', async () => {
    const application = await aConsortium(await aCall('share'), { oere: 300_000_000n, confirmed: false });
    const summary = (await summaryOf(application)).replace(/\s+/g, ' ');
    expect(summary).toContain('Bekræftet er 0 kr. af 4.000.000 kr., så der mangler 2.000.000 kr.');
    expect(summary).toContain('Det er nok, at 1 partner mere bekræfter: Ærøskøbing Værft.');
    expect(summary).toContain(`/ansoegninger/${application.id}/deltagere#commitments`);
    const tasks = (await browserOf(application.owner).get(`/ansoegninger/${application.id}`).expect(200)).text;
    expect(tasks).toContain('0 af 2 har bekræftet. Mangler: Fyrvæsenet, Ærøskøbing Værft');
    // Whoever has declined keeps it from being sent in, however little is left to confirm.
    await answerAt(application.partner.link, '/afvisning', { comment: 'Nej.' });
    expect(await summaryOf(application)).toContain('Ærøskøbing Værft har afvist sine beløb (Åse Ærø)');
  });

  it('lets the rest confirm what was sent in, by the same link, until the day and late thereafter', async () => {
    const application = await aConsortium(await aCall('share'));
    const { id, owner, partner, roundId } = application;
    await application.submit().expect(303);
    const snapshot = await snapshotOf(application);
    const pending = snapshot.commitments!.find(({ partnerId }) => partnerId === partner.partnerId)!;
    expect(pending).toMatchObject({ state: 'pending', name: '', at: '' });
    expect(new Date(pending.until).getTime()).toBeGreaterThan(new Date(snapshot.round.closesAt).getTime() + 13 * 86_400_000);
    const receipt = (await application.receipt()).text;
    expect(receipt).toContain('Beløbene ligger nu fast. Disse skal bekræfte senest');
    expect((await mailsTo(owner.email)).at(-1)!.body).toMatch(/Partnernes bekræftelser:\n- Fyrvæsenet: bekræftet af .*\n- Ærøskøbing Værft: Afventer, senest /);
    // Fixed: nothing is proposed, and a draft behind it changes nothing.
    const page = (await browserOf(null).get(partner.link).expect(200)).text;
    expect(page).toContain('Ansøgningen er indsendt, og beløbene ligger fast.');
    expect(page).not.toContain('/forslag"');
    expect((await browserOf(null).post(`${partner.link}/forslag`, { name: 'Å', title: 'd', declaration: '1', comment: 'x', sha256: await seenAt(partner.link) })).headers.location).toBe(partner.link);
    const officer = browserOf(await aPerson(['officer']));
    expect((await officer.get(`/sager/${id}`).expect(200)).text).toContain('Mangler at bekræfte sine beløb: Ærøskøbing Værft');
    await passDeadline(roundId);
    await sql(`UPDATE submission SET snapshot = replace(snapshot, $2, '2020-01-01T00:00:00.000Z') WHERE application_id = $1`, [id, snapshot.round.closesAt]).catch(() => undefined);
    expect(await seenAt(partner.link)).toBe(pending.sha256);
    expect((await answerAt(partner.link, '', {})).status).toBe(303);
    expect((await officer.get(`/sager/${id}`).expect(200)).text).toContain('Alle partnere har bekræftet deres beløb');
    expect((await snapshotOf(application)).commitments).toEqual(snapshot.commitments);
  });

  it('takes no confirmation back once it has been sent in: neither by the link nor by an account that types the address', async () => {
    const application = await aConsortium(await aCall('share'));
    const { id, partner } = application;
    const signatory = await aMember(id, 'signatory', { partnerId: partner.partnerId });
    const sha256 = await seenAt(partner.link);
    await application.submit().expect(303);
    // Until it has been confirmed it can be declined: the page is open.
    expect(await seenAt(`${partner.link}/afvisning`)).toBe(sha256);
    await answerAt(partner.link, '', {});
    for (const [path, browser] of [[partner.link, browserOf(null)], [`/ansoegninger/${id}/underskrift`, browserOf(signatory)]] as const) {
      const page = (await browser.get(`${path}/afvisning`).expect(200)).text;
      expect(page).toContain('kan ikke trækkes tilbage her. Er noget forkert, så bed den ansvarlige for ansøgningen om at skrive til sekretariatet.');
      expect(page).not.toContain('name="sha256"');
      expect((await browser.post(`${path}/afvisning`, { name: 'Åse Ærø', title: 'direktør', comment: 'Nej.', sha256 })).status).toBe(303);
      expect((await browser.post(`${path}/afvisning`, {})).status).toBe(303);
    }
    expect(await sql('SELECT answer FROM commitment WHERE partner_id = $1', [partner.partnerId])).toEqual([{ answer: 'confirmed' }]);
  });

  it('awaits what was sent in, not what was changed since and never sent in', async () => {
    const application = await aConsortium(await aCall('share'));
    const { partner, roundId } = application;
    await application.submit().expect(303);
    const frozen = (await snapshotOf(application)).commitments!.find(({ partnerId }) => partnerId === partner.partnerId)!.sha256;
    await press(application, 'genaabning').expect(303);
    await sql('UPDATE cost_line SET amount_oere = 7 WHERE id = $1', [partner.costId]);
    expect(await seenAt(partner.link)).not.toBe(frozen);
    await passDeadline(roundId);
    expect(await seenAt(partner.link)).toBe(frozen);
  });

  it('has the portal remind whoever is awaited, once a step', async () => {
    const application = await aConsortium(await aCall('share'));
    const { partner, id } = application;
    await sql(`UPDATE commitment_request SET sent_at = sent_at - interval '1 day' WHERE partner_id = $1`, [partner.partnerId]);
    await application.submit().expect(303);
    const until = new Date((await snapshotOf(application)).commitments!.find(({ state }) => state === 'pending')!.until);
    const { app, close } = await anApp();
    const reminders = app.get(Reminders);
    const mails = async (): Promise<number> => (await mailsTo(partner.email)).length;
    const steps: number[] = [];
    for (const at of [Date.now(), Date.now() + 1000, until.getTime() - 3 * 86_400_000, until.getTime() - 2 * 86_400_000, until.getTime() + 1, until.getTime() + 86_400_000]) {
      await reminders.remind(new Date(at));
      steps.push(await mails());
    }
    await close();
    expect(steps).toEqual([2, 2, 3, 3, 4, 4]);
    const [last] = await sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [partner.email]);
    expect(last!.subject).toMatch(/^Bekræft senest /);
    expect((await browserOf(null).get(/\/bekraeftelse\/[\w.-]+/.exec(last!.body)![0]).expect(200)).text).toContain('ligger fast');
    expect((await sql(`SELECT FROM event WHERE subject = $1 AND kind = 'commitment.reminded' AND actor_id IS NULL`, [id])).length).toBe(3);
  });

  it('reminds the partners of what was sent in, also where it was reopened and never sent in again', async () => {
    const application = await aConsortium(await aCall('share'));
    const { partner, roundId } = application;
    await application.submit().expect(303);
    await press(application, 'genaabning').expect(303);
    for (const table of ['cost_line', 'financing_line']) await sql(`DELETE FROM ${table} WHERE partner_id = $1`, [partner.partnerId]);
    await sql('DELETE FROM partner WHERE id = $1', [partner.partnerId]);
    const { app, close } = await anApp();
    const remindedAt = async (at: number): Promise<number> => {
      await app.get(Reminders).remind(new Date(at));
      return (await mailsTo(partner.email)).length;
    };
    // Nobody is awaited while it is written again.
    expect(await remindedAt(Date.now() + 1000)).toBe(1);
    await passDeadline(roundId);
    expect(await remindedAt(Date.now() + 1000)).toBe(2);
    await close();
  });

  it('leaves whoever has declined in peace', async () => {
    const application = await aConsortium(await aCall('share'));
    const { partner } = application;
    await application.submit().expect(303);
    const until = new Date((await snapshotOf(application)).commitments!.find(({ state }) => state === 'pending')!.until);
    await answerAt(partner.link, '/afvisning', { comment: 'Nej.' });
    const { app, close } = await anApp();
    await app.get(Reminders).remind(new Date(until.getTime() - 86_400_000));
    await close();
    expect(await mailsTo(partner.email)).toHaveLength(1);
  });

  it('reminds in every other application where one fails', async () => {
    const roundId = await aCall('share');
    const both = [await aConsortium(roundId), await aConsortium(roundId)].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const application of both) await application.submit().expect(303);
    const until = new Date((await snapshotOf(both[0]!)).commitments!.find(({ state }) => state === 'pending')!.until);
    const { app, close } = await anApp();
    const applications = app.get(ApplicationService);
    const lock = applications.lock.bind(applications);
    jest.spyOn(applications, 'lock').mockImplementation((id) => (id === both[0]!.id ? Promise.reject(new Error('no such lines')) : lock(id)));
    await app.get(Reminders).remind(new Date(until.getTime() - 86_400_000));
    await close();
    expect(await Promise.all(both.map(async ({ partner }) => (await mailsTo(partner.email)).length))).toEqual([1, 2]);
  });
});

it('a call from before says nothing of confirmations, and takes applications without any', async () => {
  const application = await aConsortium(await aCall('none'), { confirmed: false });
  expect(await summaryOf(application)).not.toContain('bekræftet deres beløb');
  await application.submit().expect(303);
  expect((await snapshotOf(application)).commitments).toBeUndefined();
  // Nobody is awaited: the link has nothing to answer.
  expect((await browserOf(null).get(application.partner.link).expect(200)).text).toContain('der er ikke mere at svare på');
  await browserOf(application.owner).get(askedAt(application.id, application.partner.partnerId)).expect(200);
});
