import { applicationUrl } from '../applications/application.paths.js';
import type { Reminding } from './scene.js';
import { verifiedStatement } from './receipts.js';
import { addressIn, messagesOn, wordsOf } from './page-reading.rules.js';
import { rushOf } from './rush.rules.js';
import type { Applicant, Scene } from './scene.js';

/** One is in good time, the others are reminded for as long as they are not. */
export async function playReminders(scene: Scene): Promise<void> {
  const { round, moments, ledger } = scene.given;
  await scene.goTo(moments.early);
  const early = scene.applicants[0]!;
  await press(scene, early);
  ledger.check('early-sent', early.sentAt !== null, { title: early.title }, early.refused?.receipt);
  const { firstPress } = rushOf(round, scene.applicants.length);
  await scene.goTo(firstPress);
  const reminders = scene.remindings.filter(({ kind }) => kind === 'deadline');
  if (reminders.length) ledger.check('reminded', reminders.every(reachedEverybody), { n: reminders.length }, missed(reminders));
  const after = reminders.filter(({ at }) => early.sentAt !== null && at > early.sentAt);
  if (after.length) ledger.check('spared', after.every(({ reminded }) => !reminded.includes(early.person.email)), { n: after.length, title: early.title });
}

export const reachedEverybody = ({ waiting, reminded }: Reminding): boolean => waiting.every((address) => reminded.includes(address)) && new Set(reminded).size === reminded.length;

export function missed(reminders: readonly Reminding[]): string {
  const one = reminders.find((reminding) => !reachedEverybody(reminding));
  return one ? `${one.minutes} min.: ${one.waiting.filter((address) => !one.reminded.includes(address)).join(', ') || 'samme modtager flere gange'}` : '';
}

/** A rush at the deadline: to the millisecond before it, at it and after it, in the declared grace and too late. */
export async function playDeadline(scene: Scene): Promise<void> {
  const { round, ledger } = scene.given;
  const { presses } = rushOf(round, scene.applicants.length);
  await scene.mails();
  for (const { n, at } of presses) {
    await scene.goTo(at);
    await press(scene, scene.applicants[n]!);
  }
  const pressed = presses.map(({ n, at }) => ({ applicant: scene.applicants[n]!, at }));
  const inTime = pressed.filter(({ at }) => at <= round.closesAt);
  const inGrace = pressed.filter(({ at }) => at > round.closesAt && at <= round.openUntil);
  const late = pressed.filter(({ at }) => at > round.openUntil);
  const kept = ({ applicant }: { applicant: Applicant }): boolean => applicant.sentAt !== null;
  const saw = (of: typeof pressed, wanted: boolean): string => of.filter((one) => kept(one) !== wanted).map(({ applicant, at }) => `${applicant.title}, ${at.toISOString()}: ${applicant.refused?.receipt || 'modtaget'}`).join('; ');
  ledger.need('in-time', inTime.every(kept), { n: inTime.length, deadlineAt: round.closesAt.toISOString() }, saw(inTime, true));
  if (round.graceMs > 0) ledger.check('in-grace', inGrace.every(kept), { n: inGrace.length, graceSeconds: round.graceMs / 1000 }, saw(inGrace, true));
  ledger.check('late-refused', late.every((one) => !kept(one)), { n: late.length, lastAt: round.openUntil.toISOString() }, saw(late, false));

  const again = inTime.at(-1)!.applicant;
  const answer = await again.person.browser.post(applicationUrl(again.id, 'submission'), { declaration: '1', key: again.key });
  const versions = wordsOf((await again.person.browser.get(applicationUrl(again.id, 'versions'))).text);
  ledger.check('pressed-twice', answer.status === 303 && !/Version 2|version 2/.test(versions), { title: again.title }, messagesOn(answer.text));
  await lookAtReceipts(scene, late.map(({ applicant }) => applicant));
  await lookAfter(scene, late.map(({ applicant }) => applicant));
}

async function lookAtReceipts(scene: Scene, late: readonly Applicant[]): Promise<void> {
  const { round, ledger } = scene.given;
  const invalid: string[] = [];
  for (const { id, title, person, sentAt } of scene.sent) {
    const file = await person.browser.get(applicationUrl(id, 'signedReceipt'));
    const verified = await verifiedStatement(file.text);
    if (!verified || verified.receivedAt !== sentAt!.toISOString()) invalid.push(`${title}: ${verified?.receivedAt ?? 'ugyldig'}`);
  }
  ledger.check('receipts-valid', invalid.length === 0, { n: scene.sent.length }, invalid.join('; '));
  const wrong: string[] = [];
  for (const { title, person, refused } of late) {
    const path = addressIn(refused?.receipt ?? '', /\/ansoegninger\/[\w-]+\/kvittering\/forsoeg\/\d+/);
    const verified = path ? await verifiedStatement((await person.browser.get(path)).text) : null;
    const by = refused ? refused.at.getTime() - round.openUntil.getTime() : 0;
    if (!verified || verified.why !== 'late' || verified.lateByMs !== by) wrong.push(`${title}: ${verified ? `${verified.why} ${verified.lateByMs} ms` : 'ingen kvittering'}`);
  }
  ledger.check('refusals-signed', wrong.length === 0, { n: late.length }, wrong.join('; '));
  const mailed = new Set((await scene.given.mailbag.all()).filter(({ text }) => text.includes('/kvittering')).map(({ toAddress }) => toAddress));
  const unmailed = scene.sent.filter(({ person }) => !mailed.has(person.email));
  ledger.check('receipts-mailed', unmailed.length === 0, { n: scene.sent.length }, unmailed.map(({ title }) => title).join(', '));
}

/** Whoever came too late has everything still, and nobody writes any more. */
async function lookAfter(scene: Scene, late: readonly Applicant[]): Promise<void> {
  const { ledger } = scene.given;
  const left = [...late, ...scene.applicants.filter(({ sentAt, refused }) => sentAt === null && refused === null)];
  const pages = await Promise.all(left.map(async ({ id, title, person }) => ((await person.browser.get(applicationUrl(id))).text.includes(title) ? '' : title)));
  ledger.check('drafts-kept', pages.every((one) => one === ''), { n: left.length }, pages.join(' '));
  const written = await Promise.all(left.map(({ id, person }) => person.browser.post(applicationUrl(id, 'project'), { title: 'For sent' })));
  const titles = await Promise.all(left.map(async ({ id, person }) => (await person.browser.get(applicationUrl(id))).text.includes('For sent')));
  ledger.check('writing-closed', titles.every((changed) => !changed), { n: left.length }, written.map(({ status }) => status).join(', '));
}

/** Presses the button now. */
async function press(scene: Scene, applicant: Applicant): Promise<void> {
  const at = scene.given.clock.now();
  const answer = await applicant.person.browser.post(applicationUrl(applicant.id, 'submission'), { declaration: '1', key: applicant.key });
  if (answer.status === 303) applicant.sentAt = at;
  else applicant.refused = { at, receipt: addressIn(answer.text, /\/ansoegninger\/[\w-]+\/kvittering\/forsoeg\/\d+/) || messagesOn(answer.text) || `${answer.status}` };
}
