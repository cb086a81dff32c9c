import { agendaItemUrl } from '../recommendations/recommendation.paths.js';
import { panelInvitationUrl } from '../panels/panel.paths.js';
import { appointmentUrl, rankingUrl, seatSubmissionUrl, seatUrl } from '../scoring/scoring.paths.js';
import { calibrate } from './calibrating.js';
import { missed, reachedEverybody } from './deadline.chapter.js';
import { addressIn, messagesOn, wordsOf } from './page-reading.rules.js';
import type { Person } from './cast.js';
import type { Applicant, Scene, Seat } from './scene.js';

/** The panel is appointed and told, one declares a conflict and is replaced, and everybody scores. */
export async function playPanel(scene: Scene): Promise<void> {
  const { moments, ledger, cast, round } = scene.given;
  await scene.goTo(moments.panelBegins);
  await scene.mails();
  const members = cast.panel.slice(0, round.rules.panelSize);
  const wrong: string[] = [];
  for (const applicant of scene.sent) wrong.push(...(await appoint(scene, applicant, members)));
  ledger.need('appointed', wrong.length === 0, { n: scene.sent.length, panelSize: members.length }, wrong[0]);
  ledger.need('panel-told', scene.seats.every(({ path }) => path !== ''), { n: scene.seats.length });

  const first = scene.seats[0]!;
  const peeped = await first.member.browser.get(first.path);
  ledger.check('unseen-before-declaration', peeped.status !== 200, { number: first.applicant.title }, String(peeped.status));
  await declareConflict(scene, first);
  const declared = await Promise.all(scene.seats.map(async ({ member, path }) => (await member.browser.post(`${path}/habilitet`, { declaration: 'none' })).status));
  ledger.check('declared', declared.every((status) => status === 303), { n: declared.length }, declared.join(', '));
  const early = await cast.officer.browser.post(agendaItemUrl(scene.sent[0]!.id));
  ledger.check('agenda-waits', early.status !== 303, { number: scene.sent[0]!.title }, early.location);

  await scene.goTo(moments.scoring);
  await calibrate(scene, cast.panel);
  const reminders = scene.remindings.filter(({ kind }) => kind === 'panel');
  if (reminders.length) ledger.check('panel-reminded', reminders.every(reachedEverybody), { n: reminders.length }, missed(reminders));
  for (const [at, seat] of scene.seats.entries()) await score(scene, seat, at);
  const unscored = scene.seats.filter(({ isIn }) => !isIn).length;
  ledger.need('scored', unscored === 0, { n: scene.seats.length, onAt: moments.scoring.toISOString() }, `${unscored}`);
}

/** Whoever is appointed finds the seat by the link in the mail. @returns what went wrong */
async function appoint(scene: Scene, applicant: Applicant, members: readonly Person[]): Promise<string[]> {
  const answer = await scene.given.cast.officer.browser.post(appointmentUrl(applicant.id), { members: members.map(({ id }) => id) });
  if (answer.status !== 303) return [`${applicant.title}: ${messagesOn(answer.text) || `${answer.status} ${wordsOf(answer.text).slice(0, 200)}`}`];
  const mails = await scene.mails();
  for (const member of members) {
    const links = mails.filter(({ toAddress }) => toAddress === member.email).map(({ text }) => addressIn(text, /\/panel\/[0-9a-f-]{36}/));
    scene.seats.push({ applicant, member, path: links.find((link) => link !== '') ?? '', isIn: false });
  }
  return accept(scene, members);
}

/** Whoever was not in the round's panel is asked by being appointed, and promises confidentiality; who has promised has answered already. */
async function accept({ given: { round } }: Scene, members: readonly Person[]): Promise<string[]> {
  const answers = await Promise.all(members.map((member) => member.browser.post(panelInvitationUrl(round.id), { answer: 'accept', promise: 'yes' })));
  return answers.filter(({ status }) => status !== 303 && status !== 409).map(({ status, text }) => `${status} ${messagesOn(text)}`);
}

async function declareConflict(scene: Scene, seat: Seat): Promise<void> {
  const { ledger, cast } = scene.given;
  await scene.mails();
  const answer = await seat.member.browser.post(`${seat.path}/habilitet`, { declaration: 'conflict', ground: '3', note: 'Sidder i bestyrelsen for en af øvelsens partnere.' });
  const shut = (await seat.member.browser.get(seat.path)).status;
  ledger.check('conflict-closes', answer.status === 303 && shut !== 200, { number: seat.applicant.title }, `${answer.status}, ${shut}`);
  const told = await scene.mails(cast.officer.email);
  ledger.check('conflict-told', told.length > 0, {}, '');
  scene.seats.splice(scene.seats.indexOf(seat), 1);
  const wrong = await appoint(scene, seat.applicant, cast.panel.slice(-1));
  if (wrong.length) ledger.need('appointed', false, { n: 1, panelSize: 1 }, wrong[0]);
}

/** Points around the middle of the scale, other ones from each member, with a reason that is as long as the rules ask. */
async function score(scene: Scene, seat: Seat, at: number): Promise<void> {
  const { rules } = scene.given.round;
  const { minHalfPoints, maxHalfPoints } = rules.scale;
  const reason = 'Prøvens begrundelse er lang nok. '.repeat(1 + Math.floor(rules.minReasonCharacters / 30)).trim();
  const fields = scene.given.known.criteria.flatMap(({ number }) => {
    const half = Math.min(maxHalfPoints, Math.max(minHalfPoints, Math.floor((minHalfPoints + maxHalfPoints) / 2) + ((at + number) % 3) - 1));
    return [[`scores[${number}].points`, `${Math.floor(half / 2)}${half % 2 ? ',5' : ''}`], [`scores[${number}].reason`, reason]];
  });
  const id = seat.path.split('/').at(-1)!;
  const answer = await seat.member.browser.post(seatSubmissionUrl(id), Object.fromEntries(fields) as Record<string, string>);
  seat.isIn = answer.status === 303 && (await seat.member.browser.get(seatUrl(id))).status === 200;
}

/** Everybody who came in time is ranked, nobody else. */
export async function playRanking(scene: Scene): Promise<void> {
  const { round, ledger, cast } = scene.given;
  let page = '';
  for (let number = 1, html = ''; number === 1 || html.includes(`side=${number}"`) || html.includes(`side&#x3D;${number}"`); number += 1) {
    html = (await cast.officer.browser.get(rankingUrl(round.id, number))).text;
    page += ` ${wordsOf(html)}`;
  }
  const lacking = scene.sent.filter(({ title }) => !isNamed(page, title));
  const extra = scene.applicants.filter(({ sentAt, title }) => sentAt === null && isNamed(page, title));
  ledger.check('ranked', lacking.length === 0 && extra.length === 0, { n: scene.sent.length }, [...lacking, ...extra].map(({ title }) => title).join(', '));
}

/** `Prøveansøgning 1` is not named by `Prøveansøgning 12`. */
export const isNamed = (words: string, title: string): boolean => new RegExp(`${title}(?!\\d)`).test(words);
