import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Test } from 'supertest';
import { anAssessedApplication } from '../builders/assessed-application.js';
import { inOrder } from '../support/in-order.js';
import { aPerson, browserOf, sql, type Fields, type Person } from '../support/portal.js';

/** Rules 8.4, test 20, and its neighbours: two requests that have both arrived before either could begin, in both orders. */
const reason = 'En begrundelse, der er lang nok til at tælle.';
const secret = 'Det, som de andre ikke må se endnu.';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer']);
});

/** Two of three have handed in; the third is about to. */
async function almostDone() {
  const application = await anAssessedApplication({ missing: 1 });
  await sql(`UPDATE score SET reason = $2 WHERE seat_id IN (SELECT id FROM panel_seat WHERE application_id = $1)`, [application.id, secret]);
  const seatIds = await Promise.all(application.panel.map(async ({ id }) => (await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [application.id, id]))[0]!.id));
  const [first, , last] = application.panel as [Person, Person, Person];
  const [firstSeat, , seat] = seatIds as [string, string, string];
  const fields: Fields = Object.fromEntries(application.criteria.flatMap(({ number }) => [[`scores[${number}].points`, '5'], [`scores[${number}].reason`, reason]]));
  return {
    application,
    last,
    seat,
    handIn: (): Test => browserOf(last).post(`/panel/${seat}/indsendelse`, fields),
    save: (): Test => browserOf(last).post(`/panel/${seat}`, { 'scores[1].points': '3', 'scores[1].reason': reason }),
    conflict: (): Test => browserOf(last).post(`/panel/${seat}/habilitet`, { declaration: 'conflict', ground: '3', note: 'Bestyrelsespost' }),
    openTalk: (): Test => browserOf(officer).post(`/konsensus/${application.id}/aabning`, { openReason: 'Den sidste er blevet syg, og mødet er i morgen.' }),
    giveBack: (): Test => browserOf(officer).post(`/sager/${application.id}/vurderinger`, { seat: firstSeat, reason: 'To kriterier er byttet om.' }),
    first,
    firstSeat,
  };
}
type Almost = Awaited<ReturnType<typeof almostDone>>;

const counted = async ({ application }: Almost) => (await sql<{ seats: number; submitted: number; total_sum: number }>('SELECT seats, submitted, total_sum FROM assessment_summary WHERE application_id = $1', [application.id]))[0];
const versions = async (seat: string): Promise<number> => (await sql('SELECT FROM assessment_version WHERE seat_id = $1', [seat])).length;
const isTalked = async ({ application }: Almost): Promise<boolean> => (await sql('SELECT FROM assessment_phase WHERE application_id = $1', [application.id])).length === 1;

describe('an assessor hands in while becoming disqualified', () => {
  it('before it: what was handed in is kept and not counted', async () => {
    const at = await almostDone();
    const answers = await inOrder(at.application.id, at.handIn, at.conflict);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await versions(at.seat)).toBe(1);
    expect(await counted(at)).toEqual({ seats: 2, submitted: 2, total_sum: 128 });
  });

  it('after it: nothing is kept, the answer is as for an unknown address, and what was typed comes back', async () => {
    const at = await almostDone();
    const [, late] = await inOrder(at.application.id, at.conflict, at.handIn);
    expect(late.status).toBe(404);
    expect(late.text).toContain(reason);
    expect(late.text).not.toContain(at.application.title);
    expect(await versions(at.seat)).toBe(0);
    expect(await counted(at)).toEqual({ seats: 2, submitted: 2, total_sum: 128 });
  });
});

describe('the consensus is opened while a score is saved', () => {
  it('whichever comes first, the score is kept and its assessor sees nobody else’s', async () => {
    for (const order of ['save', 'open'] as const) {
      const at = await almostDone();
      const [one, other] = order === 'save' ? [at.save, at.openTalk] : [at.openTalk, at.save];
      const answers = await inOrder(at.application.id, one, other);
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      expect(await isTalked(at)).toBe(true);
      expect(await sql('SELECT FROM score WHERE seat_id = $1', [at.seat])).toHaveLength(1);
      const desk = await browserOf(at.last).get(`/panel/${at.seat}`).expect(200);
      const talk = await browserOf(at.last).get(`/konsensus/${at.application.id}`);
      for (const { text } of [desk, talk]) expect(text).not.toContain(secret);
    }
  });

  it('whichever comes first, who hands in is counted, and only then sees the others', async () => {
    for (const order of ['hand in', 'open'] as const) {
      const at = await almostDone();
      const [one, other] = order === 'hand in' ? [at.handIn, at.openTalk] : [at.openTalk, at.handIn];
      const answers = await inOrder(at.application.id, one, other);
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      expect(await counted(at)).toEqual({ seats: 3, submitted: 3, total_sum: 128 + 80 });
      expect((await browserOf(at.last).get(`/konsensus/${at.application.id}`).expect(200)).text).toContain(secret);
    }
  });
});

describe('an assessment is given back while the consensus is opened', () => {
  it('is given back, and the consensus opens without it', async () => {
    const at = await almostDone();
    const answers = await inOrder(at.application.id, at.giveBack, at.openTalk);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const page = await browserOf(at.first).get(`/konsensus/${at.application.id}`);
    expect(page.text).not.toContain(secret);
  });

  it('stays as it was once others may have seen it', async () => {
    const at = await almostDone();
    const [, late] = await inOrder(at.application.id, at.openTalk, at.giveBack);
    expect(late.status).toBe(422);
    expect(late.text).toContain('konsensusfasen er åbnet');
    expect(await sql('SELECT FROM panel_seat WHERE id = $1 AND submitted_at IS NOT NULL', [at.firstSeat])).toHaveLength(1);
  });
});

describe('one assessor at two windows', () => {
  it('hands in once', async () => {
    const at = await almostDone();
    const answers = await inOrder(at.application.id, at.handIn, at.handIn);
    expect(answers.map(({ status }) => status)).toEqual([303, 422]);
    expect(await versions(at.seat)).toBe(1);
  });

  it('loses nothing of two saves of different criteria', async () => {
    const at = await almostDone();
    const save = (number: number) => (): Test => browserOf(at.last).post(`/panel/${at.seat}`, { basis: '0', page: '', turn: '1', [`scores[${number}].points`]: '3', [`scores[${number}].reason`]: `Kriterium ${number}` });
    await inOrder(at.application.id, save(1), save(2));
    const rows = await sql<{ reason: string }>('SELECT reason FROM score WHERE seat_id = $1 ORDER BY reason', [at.seat]);
    expect(rows.map((row) => row.reason)).toEqual(['Kriterium 1', 'Kriterium 2']);
  });
});
