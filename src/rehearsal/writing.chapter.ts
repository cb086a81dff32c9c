import { randomUUID } from 'node:crypto';
import { applicationPaths, applicationUrl, criterionUrl } from '../applications/application.paths.js';
import { ownIdea } from '../applications/index.js';
import type { Answer } from './browser.js';
import { confirmAll } from './confirming.js';
import { idIn } from './opening.chapter.js';
import { messagesOn, valueOf, wordsOf } from './page-reading.rules.js';
import type { Applicant, Scene } from './scene.js';
import { beforePartners, withPartners, type Sheet } from './typed.rules.js';

/** So many write side by side: what is tried is the round, not how much the portal bears. */
const AT_ONCE = 8;

/** Everybody writes a whole application: every section, two partners, a file and the partners' confirmations. */
export async function playWriting(scene: Scene): Promise<void> {
  const { round, moments, ledger } = scene.given;
  await scene.goTo(moments.writing);
  const wrong: Wrong[] = [];
  for (let at = 0; at < scene.applicants.length; at += AT_ONCE) {
    const written = await Promise.all(scene.applicants.slice(at, at + AT_ONCE).map((applicant) => write(scene, applicant)));
    wrong.push(...written.flat());
  }
  ledger.check('begun', scene.applicants.every(({ id }) => id !== ''), { n: scene.applicants.length });
  ledger.check('autosaved', wrong.every(({ step }) => step !== 'autosave'), { n: scene.applicants.length }, wrong.find(({ step }) => step === 'autosave')?.saw);
  const refused = wrong.filter(({ step }) => step === 'section');
  ledger.check('written', refused.length === 0, { n: scene.applicants.length }, refused[0]?.saw);

  const file = await scene.applicants[0]!.person.browser.upload(applicationUrl(scene.applicants[0]!.id, 'attachments'), 'Bilag.pdf', aPdf);
  ledger.check('attached', file.status === 303, {}, messagesOn(file.text));
  await scene.mails();
  const unconfirmed = await confirmAll(scene);
  ledger.check('confirmed', unconfirmed.length === 0, { n: scene.applicants.length, partners: scene.given.synthetic.sectors.length }, unconfirmed[0]);

  const lacking: string[] = [];
  for (const { id, person } of scene.applicants) lacking.push(messagesOn((await person.browser.get(applicationUrl(id, 'summary'))).text));
  const firstLack = lacking.find((one) => one !== '');
  ledger.check('ready', firstLack === undefined, { n: scene.applicants.length, ruleSet: round.ruleSetId }, firstLack);
}

const aPdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

interface Wrong {
  readonly step: 'autosave' | 'section';
  readonly saw: string;
}

/** @returns what was refused */
async function write(scene: Scene, applicant: Applicant): Promise<Wrong[]> {
  const { round, known, synthetic } = scene.given;
  const { browser } = applicant.person;
  if (applicant.id === '') applicant.id = idIn((await browser.post(applicationPaths.create, { round: round.id, initiative: ownIdea })).location);
  if (applicant.id === '') return [];
  const wrong: Wrong[] = [];
  const say = (step: Wrong['step'], { status, text }: Answer): void => void wrong.push({ step, saw: `${applicant.title}: ${messagesOn(text) || `${status} ${wordsOf(text).slice(0, 200)}`}` });
  for (const sheet of beforePartners(applicant.title, known, synthetic)) await save(sheet);
  const page = await browser.get(applicationUrl(applicant.id, 'partners'));
  const partnerIds = synthetic.sectors.map((_, at) => valueOf(page.text, `partners[${at}].id`));
  for (const sheet of withPartners(partnerIds, known, synthetic)) await save(sheet);
  return wrong;

  /** As the page does it while somebody types, and then with the button. */
  async function save({ section, fields }: Sheet): Promise<void> {
    const path = typeof section === 'string' ? applicationUrl(applicant.id, section) : criterionUrl(applicant.id, section.criterionId);
    const page = randomUUID();
    if (section === 'project') {
      const kept = await browser.post(path, { ...fields, page, turn: '1' }, ['then', 'autosave']);
      if (!kept.isJson || kept.status !== 200) say('autosave', kept);
    }
    const saved = await browser.post(path, { ...fields, page, turn: '2' });
    if (saved.status !== 303) say('section', saved);
  }
}
