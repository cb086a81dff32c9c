import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Role } from '../../src/platform/web/visitor.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';
import { aProposal, anAskedPartner } from './commitments.js';
import { anAssessedApplication, declares, inPanel } from './assessed-application.js';
import { aProposedRound } from './assignment.js';
import { aPlannedRound } from './calls.js';
import { aCalibratedRound } from './calibration.js';
import { aPanelWithChair, anOpenTalk } from './consensus.js';
import { anInvitation, theMember } from './consortium.js';
import { aLateApplication } from './late-application.js';
import { aRankedRound } from './ranked-round.js';
import { aReadyApplication, type ReadyApplication } from './ready-application.js';

export interface WrittenRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly roles: readonly string[];
}

/** Every route of the portal as the contract has it, without the developer's own page, which only a demo has. */
export const writtenRoutes: readonly WrittenRoute[] = readFileSync('test/contracts/routes.txt', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
  .map(([method = '', path = '', ...roles]) => ({ method: method as 'GET' | 'POST', path, roles }))
  .filter(({ path }) => !path.startsWith('/udvikler'));

export const fundId = 'regional-development-funds';
export const aPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Uploads a small, true PDF and says under which id and hash it can be fetched. */
export async function anAttachment({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>, name = 'bilag.pdf'): Promise<{ id: string; sha256: string }> {
  await browserOf(owner).upload(`/ansoegninger/${id}/bilag`, { name, content: aPdf }).expect(303);
  const [row] = await sql<{ id: string }>('SELECT id FROM attachment WHERE application_id = $1 ORDER BY uploaded_at DESC LIMIT 1', [id]);
  return { id: row!.id, sha256: createHash('sha256').update(aPdf).digest('hex') };
}

/** A person who may use the route, and its address with ids that person finds something under. */
export async function aVisitTo({ path, roles }: WrittenRoute): Promise<{ person: Person | null; address: string; fill(path: string): string }> {
  const role = roles[0] === 'everyone' ? null : roles[0] === 'signed-in' ? 'applicant' : (roles[0] as Role);
  const person = role && (await aPerson([role]));
  const ids = person ? await idsFor(path, person) : { roundId: '2011-1', number: '1.1', lang: 'en', id: 'business-clusters', ...(path.startsWith('/kalender/privat') ? { token: await aFeed(await aPerson(['applicant'])) } : {}) };
  const fill = (pattern: string): string => pattern.replace(/:(\w+)/g, (_, name: string) => (ids as Record<string, string>)[name] ?? name);
  return { person, address: fill(path), fill };
}

async function idsFor(path: string, person: Person): Promise<Record<string, string>> {
  if (path.startsWith('/ansoegninger/:id')) {
    const application = await aReadyApplication({ owner: person });
    const attachment = path.includes('/bilag/') ? await anAttachment(application) : null;
    const documentId = path.includes('/:documentId') ? await aDocument(application) : '';
    const position = path.includes('/forsoeg/') ? await aRefusedTry(application) : '';
    if (path.includes('/kvittering') || path.includes('/:version')) await application.submit().expect(303);
    const editId = path.includes('/:editId') ? await anEdit(application) : '';
    const fileId = path.includes('/dialog') ? await aMessageFile(application) : '';
    const consortium = path.includes('/deltagere') ? await aConsortium(application) : {};
    const asked = path.includes('/:partnerId') ? await aProposingPartner(application) : {};
    const importId = path.includes('/:importId') ? await aBudgetImport(application) : '';
    return { id: application.id, ...consortium, ...asked, importId, criterionId: 'sustainability', attachmentId: attachment?.id ?? '', documentId, fileId, version: '1', editId, position };
  }
  if (path.startsWith('/rundeadministration/')) return { roundId: path.includes('offentliggoer') ? await aPlannedRound() : await aRound(), step: '1' };
  if (path.startsWith('/dialog/')) return aDialogue();
  if (path.startsWith('/fristrum/')) {
    const { id, roundId } = await aLateApplication();
    return { roundId, applicationId: id };
  }
  if (path.startsWith('/administration/regelsaet')) return { ruleSetId: 'growth-forum-2011' };
  if (path.startsWith('/eksperter/')) return { accountId: (await aPerson(['panel'])).id };
  if (path.startsWith('/panelinvitation/')) return { roundId: await anInvitedRound(person) };
  if (path.startsWith('/administration')) return { id: (await aPerson(['applicant'])).id };
  if (/^\/panelrunde\/:roundId\/(offline|pakke|ark)/.test(path)) return aPanelRound(person);
  if (path.includes('/:roundId/kalibrering')) return { roundId: await aCalibratedRound(path.startsWith('/panelrunde') ? person : null), number: '1' };
  if (path.startsWith('/runder/:roundId/rangliste/')) return aRankedRound();
  if (path.startsWith('/runder/:roundId/fordeling/:applicationId')) {
    const { roundId, applications } = await aProposedRound();
    return { roundId, applicationId: applications[0]!.id };
  }
  if (path.startsWith('/runder/:roundId/habilitet/:applicationId')) {
    const { id, roundId } = await anAssessedApplication();
    return { roundId, applicationId: id, accountId: (await aPerson(['panel'])).id };
  }
  if (path.startsWith('/konsensus/')) return aTalkWith(person, path);
  if (path === '/panelrunde/:roundId/konsensus') return aPanelRound(person);
  if (path.startsWith('/panel/:seatId')) return { seatId: await aSeat(person, path.includes('habilitet')), file: 'f'.repeat(64) };
  if (path.startsWith('/afgoerelser/')) return { applicationId: await aRecommendedCase(), fundId };
  if (path.includes('beslutning')) return { applicationId: await aCaseOnTheAgenda() };
  if (path.includes('/panel/:seatId/frigivelse')) {
    const { id } = await anAssessedApplication({ missing: 1 });
    const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND submitted_at IS NULL', [id]);
    return { applicationId: id, seatId: seat!.id };
  }
  if (path.startsWith('/sager/')) return { applicationId: (await anAssessedApplication()).id, file: 'f'.repeat(64) };
  if (path.includes('/:rehearsalId')) return { roundId: '2011-1', rehearsalId: await aRehearsal(person) };
  return { roundId: '2011-1' };
}

/** A consensus that this person takes part in: open, unless the address opens it. */
async function aTalkWith({ id }: Person, path: string): Promise<Record<string, string>> {
  const application = path.endsWith('/aabning') ? await aPanelWithChair() : await anOpenTalk();
  const [role] = await sql('SELECT FROM account_role WHERE account_id = $1 AND role = $2', [id, 'panel']);
  if (role) await sql('UPDATE panel_member SET is_chair = false WHERE round_id = $1', [application.roundId]);
  if (role) await inPanel(application.roundId, id);
  if (role) await sql('UPDATE panel_member SET is_chair = true WHERE round_id = $1 AND account_id = $2', [application.roundId, id]);
  if (role) await declares(application.id, id);
  return { applicationId: application.id, file: 'f'.repeat(64) };
}

/** A round into whose panel somebody is asked and has not answered. */
async function anInvitedRound({ id }: Person): Promise<string> {
  const roundId = await aRound();
  await sql('INSERT INTO panel_member (round_id, account_id, invited_by, invited_at) VALUES ($1, $2, $2, clock_timestamp())', [roundId, id]);
  return roundId;
}

/** One that is over, with a mail. */
async function aRehearsal(officer: Person): Promise<string> {
  const report = { chapters: [], unplayed: [], mails: [{ at: '2011-01-10T22:59:59.999Z', toName: 'Prøve', toAddress: 'proeve@oevelse.example', subject: 'Kvittering', text: 'Modtaget.' }], figures: { applicants: 1, submitted: 0, refused: 0, requests: 1, seconds: 1 } };
  const [row] = await sql<{ id: string }>(
    `INSERT INTO rehearsal (round_id, started_by, started_at, heard_at, finished_at, applicants, state, report) VALUES ('2011-1', $1, clock_timestamp(), clock_timestamp(), clock_timestamp(), 1, 'done', $2) RETURNING id`,
    [officer.id, report],
  );
  return row!.id;
}

/** @returns the secret in the address of somebody's calendar */
export async function aFeed(person: Person): Promise<string> {
  const { text } = await browserOf(person).post('/kalender/abonnement').expect(200);
  return /\/kalender\/privat\/([\w-]{43})\/fyrtaarn\.ics/.exec(text)![1]!;
}

/** @returns its place in the log of receipts */
async function aRefusedTry({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>): Promise<string> {
  await browserOf(owner).post(`/ansoegninger/${id}/indsendelse`, {}).expect(422);
  const [row] = await sql<{ position: string }>('SELECT position FROM receipt WHERE application_id = $1', [id]);
  return row!.position;
}

/** A change of the title, as a save leaves it behind. */
async function anEdit({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `INSERT INTO field_edit (application_id, revision, section, account_id, at, field, before, after)
     VALUES ($1, 1, 'project', $2, clock_timestamp(), 'title', 'Før', 'Fyr') RETURNING id`,
    [id, owner.id],
  );
  return String(row!.id);
}

/** Pasted rows that have been read and wait for a yes. */
export async function aBudgetImport({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>): Promise<string> {
  const { headers } = await browserOf(owner).post(`/ansoegninger/${id}/regneark`, { pasted: 'Partner\tArt\tBeløb\nFyrvæsenet\tLøn\t5\n' }).expect(303);
  return headers['location']!.split('/').at(-1)!;
}

/** A PDF of the draft that a maker elsewhere is still at. */
export async function aDocument({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `INSERT INTO document (application_id, language, requested_by, requested_at, state, step, attempts, heard_until)
     VALUES ($1, 'da', $2, now(), 'running', 'typesetting', 1, now() + interval '1 hour') RETURNING id`,
    [id, owner.id],
  );
  return row!.id;
}

/** Somebody else who takes part, and an invitation without an answer. */
async function aConsortium(application: ReadyApplication): Promise<Record<string, string>> {
  const writer = await aPerson(['applicant']);
  await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [application.id, writer.id]);
  return { memberId: await theMember(application, writer), invitationId: (await anInvitation(application)).id };
}

/** A partner that was sent a link and has proposed a change. */
async function aProposingPartner(application: ReadyApplication): Promise<Record<string, string>> {
  const partner = await anAskedPartner(application);
  return { partnerId: partner.partnerId, requestId: partner.requestId, commitmentId: await aProposal(partner) };
}

/** A shared draft with a file, and a message with one. */
async function aDialogue(): Promise<{ id: string; attachmentId: string; fileId: string }> {
  const application = await aReadyApplication();
  const { id: attachmentId } = await anAttachment(application);
  await browserOf(application.owner).post(`/ansoegninger/${application.id}/deling`, { share: 'yes' }).expect(303);
  return { id: application.id, attachmentId, fileId: await aMessageFile(application) };
}

/** A file that the application's lead has sent the secretariat. */
async function aMessageFile({ id, owner }: Pick<ReadyApplication, 'id' | 'owner'>): Promise<string> {
  await browserOf(owner).upload(`/ansoegninger/${id}/dialog`, { name: 'spørgsmål.pdf', content: aPdf }, { body: 'Se filen' }).expect(303);
  const [row] = await sql<{ id: string }>('SELECT f.id FROM dialogue_file f JOIN dialogue_message m ON m.id = f.message_id WHERE m.application_id = $1', [id]);
  return row!.id;
}

/** A member's own seat, under assessment: declared without conflict, or yet to declare. */
export async function aSeat(member: Person, undeclared = false): Promise<string> {
  const application = await anAssessedApplication({ missing: 3 });
  const [seat] = await sql<{ id: string }>(
    'UPDATE panel_seat SET account_id = $2 WHERE id = (SELECT id FROM panel_seat WHERE application_id = $1 LIMIT 1) RETURNING id',
    [application.id, member.id],
  );
  await inPanel(application.roundId, member.id);
  await declares(application.id, member.id, undeclared ? 'undeclared' : 'none');
  return seat!.id;
}

/** A round in which the member has an assessment to write, and a sheet that was read in. */
async function aPanelRound(member: Person): Promise<{ roundId: string; importId: string }> {
  const seatId = await aSeat(member);
  const [row] = await sql<{ roundId: string; importId: string }>(
    `WITH seat AS (SELECT a.round_id FROM panel_seat s JOIN application a ON a.id = s.application_id WHERE s.id = $1)
     INSERT INTO score_import (id, round_id, account_id, file_name, sheets, created_at) SELECT gen_random_uuid(), round_id, $2, 'vurderinger.xlsx', '[]', clock_timestamp() FROM seat
     RETURNING id AS "importId", round_id AS "roundId"`,
    [seatId, member.id],
  );
  return row!;
}

export async function aCaseOnTheAgenda(given: { roundId?: string } = {}): Promise<string> {
  const officer = browserOf(await aPerson(['officer']));
  const { id } = await anAssessedApplication(given);
  const text = { resume: 'Kort.', casePresentation: 'Sagen.', [`recommended.${fundId}`]: '1000000' };
  await officer.post(`/sager/${id}/indstilling`, text).expect(303);
  await officer.post(`/sager/${id}/dagsordenspunkt`).expect(303);
  return id;
}

export async function aRecommendedCase(): Promise<string> {
  const id = await aCaseOnTheAgenda();
  const minute = { decidedOnDay: 1, decidedOnMonth: 4, decidedOnYear: 2011, [`outcome.${fundId}`]: 'recommended', [`amount.${fundId}`]: '1000000' };
  await browserOf(await aPerson(['officer'])).post(`/sager/${id}/beslutning`, minute).expect(303);
  return id;
}
