import { applicationUrl } from '../applications/application.paths.js';
import { askedUrl, consortiumUrl } from '../consortium/consortium.paths.js';
import type { Browser } from './browser.js';
import { postDomain } from './cast.js';
import { addressIn, messagesOn, valueOf, wordsOf } from './page-reading.rules.js';
import type { Applicant, Scene } from './scene.js';
import { partnerName } from './typed.rules.js';

/** The lead confirms for its own partner, everybody else by the link it is sent. @returns what went wrong */
export async function confirmAll(scene: Scene): Promise<string[]> {
  const wrong: string[] = [];
  for (const applicant of scene.applicants) {
    const own = await sign(applicant.person.browser, consortiumUrl(applicant.id, 'signing'), applicant.person.name);
    wrong.push(...own);
    for (let at = 1; at < scene.given.synthetic.sectors.length; at += 1) wrong.push(...(await byLink(scene, applicant, at)));
  }
  return wrong;
}

async function byLink(scene: Scene, { n, id, person }: Applicant, at: number): Promise<string[]> {
  const partners = await person.browser.get(applicationUrl(id, 'partners'));
  const partnerId = valueOf(partners.text, `partners[${at}].id`);
  const email = `partner-${n}-${at}@${postDomain}`;
  const name = `Øvelsens Underskriver ${n}.${at}`;
  const asked = await person.browser.post(askedUrl(id, partnerId), { name, email, language: n % 4 === 0 ? 'en' : 'da' });
  if (asked.status !== 303) return [`${partnerName(at)}: ${messagesOn(asked.text) || asked.status}`];
  const [mail] = await scene.mails(email);
  const link = addressIn(mail?.text ?? '', /\/bekraeftelse\/[\w.-]+/);
  return link ? sign(person.browser, link, name) : [`${partnerName(at)}: ${email} fik ingen mail`];
}

/** The page is confirmed as it stood when it was read. */
async function sign(browser: Browser, path: string, name: string): Promise<string[]> {
  const page = await browser.get(path);
  const sha256 = valueOf(page.text, 'sha256');
  const answer = await browser.post(path, { name, title: 'direktør', declaration: '1', sha256 });
  return answer.status === 303 ? [] : [`${path}: ${messagesOn(answer.text) || `${answer.status} ${wordsOf(answer.text).slice(0, 200)}`}`];
}
