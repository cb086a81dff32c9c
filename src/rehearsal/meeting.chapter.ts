import { agendaItemUrl, decisionUrl, forumDecisionUrl, meetingUrl, recommendationUrl } from '../recommendations/recommendation.paths.js';
import { copenhagenDate, formatDate } from '../shared/dates.js';
import type { Answer, Fields } from './browser.js';
import type { Person } from './cast.js';
import { missed, reachedEverybody } from './deadline.chapter.js';
import { messagesOn, valueOf, wordsOf } from './page-reading.rules.js';
import { isNamed } from './panel.chapter.js';
import type { Applicant, Scene } from './scene.js';

const kroner = (oere: bigint): string => `${oere / 100n},${String(oere % 100n).padStart(2, '0')}`;
const wentWrong = ({ status, text }: Answer): string => messagesOn(text) || `${status} ${wordsOf(text).slice(0, 200)}`;
const dateFields = (day: string): Fields => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { decidedOnDay: String(Number(date)), decidedOnMonth: String(Number(month)), decidedOnYear: year };
};

/** The last of several is recommended nothing, so that a refusal is played as well. */
export const isWanted = (scene: Scene, applicant: Applicant): boolean => scene.sent.length === 1 || applicant !== scene.sent.at(-1);

/** The secretariat recommends and puts every case on the agenda, which the forum reads. */
export async function playAgenda(scene: Scene): Promise<void> {
  const { moments, ledger, cast, round } = scene.given;
  await scene.goTo(moments.agenda);
  const wrong: string[] = [];
  for (const applicant of scene.sent) {
    const form = await cast.officer.browser.get(recommendationUrl(applicant.id));
    const written = await cast.officer.browser.post(recommendationUrl(applicant.id), recommendation(scene, applicant, valueOf(form.text, 'seen')));
    const placed = written.status === 303 ? await cast.officer.browser.post(agendaItemUrl(applicant.id)) : written;
    if (placed.status !== 303) wrong.push(`${applicant.title}: ${wentWrong(placed)}`);
  }
  ledger.need('placed', wrong.length === 0, { n: scene.sent.length }, wrong[0]);
  const agenda = wordsOf((await cast.forum.browser.get(meetingUrl(round.id))).text);
  const lacking = scene.sent.filter(({ title }) => !isNamed(agenda, title));
  ledger.check('agenda-shown', lacking.length === 0, { n: scene.sent.length }, lacking.map(({ title }) => title).join(', '));
}

function recommendation(scene: Scene, applicant: Applicant, seen: string): Fields {
  const isFull = isWanted(scene, applicant);
  const lines = scene.given.synthetic.sought.flatMap(({ fundId, oere }) => [
    [`recommended.${fundId}`, isFull ? kroner(oere) : '0'],
    [`reason.${fundId}`, isFull ? '' : 'Prøven vil også se et afslag.'],
  ]);
  return { seen, resume: 'Kort fortalt er det en prøve.', casePresentation: 'Sagen er en prøve.', ...(Object.fromEntries(lines) as Fields) };
}

/** The forum decides on the meeting's own day, or that day came too soon. */
export async function playMeeting(scene: Scene): Promise<void> {
  const { moments, ledger, cast, round } = scene.given;
  await scene.goTo(moments.meeting);
  const today = copenhagenDate(moments.meeting);
  ledger.check('meeting-day', today === round.meetingOn, { meetingOn: round.meetingOn }, `tidligst ${formatDate(today, 'da')}`);
  const hearing = scene.remindings.filter(({ kind }) => kind === 'hearing');
  if (hearing.length) ledger.check('hearing-reminded', hearing.every(reachedEverybody), { n: hearing.length }, missed(hearing));
  await scene.mails();
  const wrong: string[] = [];
  for (const applicant of scene.sent) {
    const isFull = isWanted(scene, applicant);
    const lines = scene.given.synthetic.sought.flatMap(({ fundId, oere }) => [
      [`outcome.${fundId}`, isFull ? 'recommended' : 'not-recommended'],
      [`amount.${fundId}`, isFull ? kroner(oere) : ''],
      [`reason.${fundId}`, isFull ? '' : 'Prøven vil også se et afslag.'],
    ]);
    const answer = await cast.officer.browser.post(forumDecisionUrl(applicant.id), { ...dateFields(today), absent: '', ...(Object.fromEntries(lines) as Fields) });
    if (answer.status !== 303) wrong.push(`${applicant.title}: ${wentWrong(answer)}`);
  }
  ledger.need('forum-decided', wrong.length === 0, { n: scene.sent.length }, wrong[0]);
  const told = new Set((await scene.mails()).map(({ toAddress }) => toAddress));
  const untold = scene.sent.filter(({ person }) => !told.has(person.email));
  ledger.check('forum-told', untold.length === 0, { n: scene.sent.length }, untold.map(({ title }) => title).join(', '));
}

/** Each fund's body decides on each recommended line, and every applicant gets a letter about it. */
export async function playDecisions(scene: Scene): Promise<void> {
  const { moments, ledger } = scene.given;
  await scene.goTo(moments.decisions);
  await scene.mails();
  const wanted = scene.sent.filter((applicant) => isWanted(scene, applicant));
  const lines = wanted.flatMap((applicant) => scene.given.synthetic.sought.map((line) => ({ applicant, ...line })));
  const deciders = await Promise.all(lines.map(async ({ applicant, fundId }) => deciderOf(scene, applicant, fundId)));
  const without = lines.filter((_, at) => deciders[at] === null);
  ledger.need('somebody-decides', without.length === 0, { n: scene.given.synthetic.sought.length }, [...new Set(without.map(({ fundId }) => fundId))].join(', '));
  const wrong: string[] = [];
  for (const [at, { applicant, fundId, oere }] of lines.entries()) {
    const answer = await deciders[at]!.browser.post(decisionUrl(applicant.id, fundId), { ...granted(oere), ...dateFields(copenhagenDate(moments.decisions)) });
    if (answer.status !== 303) wrong.push(`${applicant.title}, ${fundId}: ${wentWrong(answer)}`);
  }
  ledger.check('decided', wrong.length === 0, { n: lines.length }, wrong[0]);
  const letters = (await scene.mails()).map(({ toAddress }) => toAddress);
  const unwritten = wanted.filter(({ person }) => !letters.includes(person.email));
  ledger.check('letters', unwritten.length === 0, { n: wanted.length }, unwritten.map(({ title }) => title).join(', '));
}

/** Fields that a form does not ask for are not read. */
function granted(oere: bigint): Fields {
  return { outcome: 'granted', amount: kroner(oere), conditions: '', legalityConfirmed: '1', legalityNote: 'Øvelsen har ikke fundet hindringer.', reasonRules: '', reasonConsiderations: '', reasonFacts: '', complaintGuidance: '' };
}

async function deciderOf({ given: { cast } }: Scene, { id }: Applicant, fundId: string): Promise<Person | null> {
  for (const person of [cast.council, cast.agency]) if ((await person.browser.get(decisionUrl(id, fundId))).status === 200) return person;
  return null;
}
