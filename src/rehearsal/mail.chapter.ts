import { postDomain } from './cast.js';
import type { Scene } from './scene.js';

/** Every mail has been written out and none would have left the rehearsal; the portal itself did not break on the way. */
export async function playMail(scene: Scene): Promise<void> {
  const { ledger, mailbag, traffic } = scene.given;
  const mails = await mailbag.settled();
  const waiting = mails.filter(({ sentAt }) => sentAt === null);
  ledger.check('mail-sent', waiting.length === 0, { n: mails.length }, waiting[0]?.lastError ?? '');
  const outside = mails.filter(({ toAddress }) => !toAddress.endsWith(`@${postDomain}`));
  ledger.check('mail-inside', outside.length === 0, { n: mails.length, domain: postDomain }, outside[0]?.toAddress);
  const torn = mails.filter(({ subject, text }) => subject.trim() === '' || /undefined|\[object|NaN|Invalid Date|\{\w+\}/.test(`${subject} ${text}`));
  ledger.check('mail-whole', torn.length === 0, { n: mails.length }, torn[0]?.subject);
  ledger.check('portal-whole', traffic.broken.length === 0, { n: traffic.requests }, traffic.broken[0]);
}
