import { beforeAll, describe, expect, it } from '@jest/globals';
import { declares, inPanel } from '../builders/assessed-application.js';
import { aMember, aProposedRound, aRoundToAssign, type RoundToAssign } from '../builders/assignment.js';
import { aSubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

interface Line {
  readonly applicationId: string;
  readonly accountId: string;
  readonly origin: string;
}

const pageOf = (roundId: string): string => `/runder/${roundId}/fordeling`;
const wordsIn = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' ');
const propose = ({ roundId, officer }: RoundToAssign, fields: Fields = { antal: '3' }) => browserOf(officer).post(`${pageOf(roundId)}/forslag`, fields);
const shown = async ({ roundId, officer }: RoundToAssign, lang: 'da' | 'en' = 'da') => (await browserOf(officer, { lang }).get(pageOf(roundId)).expect(200)).text;
const basisIn = (html: string): string => /name="basis" value="([0-9a-f]{64})"/.exec(html)![1]!;
const linesOf = async (roundId: string): Promise<readonly Line[]> => (await sql<{ lines: Line[] }>('SELECT lines FROM assignment_plan WHERE round_id = $1 AND outcome IS NULL', [roundId]))[0]?.lines ?? [];
const peopleOn = (lines: readonly Line[], id: string): string[] => lines.filter(({ applicationId }) => applicationId === id).map(({ accountId }) => accountId);
const seatsOf = async (applicationId: string) => sql<{ account_id: string; submitted_at: Date | null }>('SELECT account_id, submitted_at FROM panel_seat WHERE application_id = $1 AND released_at IS NULL', [applicationId]);
const peopleOf = (seats: readonly { account_id: string }[]): string[] => seats.map(({ account_id }) => account_id);
const openTalk = (id: string, officer: Person) => sql('INSERT INTO assessment_phase (application_id, consensus_opened_at, consensus_opened_by) VALUES ($1, clock_timestamp(), $2)', [id, officer.id]);
const concludeTalk = (id: string, officer: Person) => sql('UPDATE assessment_phase SET concluded_at = clock_timestamp(), concluded_by = $2 WHERE application_id = $1', [id, officer.id]);
const stateOf = async (id: string) => (await sql<{ state: string }>('SELECT state FROM application WHERE id = $1', [id]))[0]!.state;
const confirm = async (round: RoundToAssign, basis?: string) => browserOf(round.officer).post(pageOf(round.roundId), { basis: basis ?? basisIn(await shown(round)) });

describe('a proposal', () => {
  it('gives every application its assessors, says why, holds nothing yet, and comes out the same once more', async () => {
    const round = await aRoundToAssign({ applications: 4, members: 6 });
    await propose(round).expect(303).expect('Location', pageOf(round.roundId));
    const lines = await linesOf(round.roundId);
    for (const { id } of round.applications) expect(new Set(peopleOn(lines, id)).size).toBe(3);
    for (const { id } of round.members) expect(lines.filter(({ accountId }) => accountId === id)).toHaveLength(2);
    for (const { id } of round.applications) expect(await seatsOf(id)).toEqual([]);
    const words = wordsIn(await shown(round));
    for (const said of ['4 ansøgninger: alle får mindst 3 bedømmere.', 'Fra 2 til 2 ansøgninger pr. bedømmer.', 'Alle ansøgninger hænger sammen', 'intet til hinder', '4 ansøgninger får nye bedømmere, og 6 bedømmere får hver én mail']) expect(words).toContain(said);
    expect(wordsIn(await shown(round, 'en'))).toContain('4 applications: all get at least 3 assessors.');
    await propose(round).expect(303);
    expect(await linesOf(round.roundId)).toEqual(lines);
  });

  it('never takes whoever is declared, disqualified, taking part, undeclared or not in the panel', async () => {
    const round = await aRoundToAssign({ applications: 1, members: 7 });
    const [application] = round.applications;
    const [waiting, out, undeclared, applying, declined] = round.members as [Person, Person, Person, Person, Person];
    await declares(application!.id, waiting.id, 'declared');
    await declares(application!.id, out.id, 'disqualified');
    await declares(application!.id, undeclared.id, 'undeclared');
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [application!.id, applying.id]);
    await sql(`UPDATE panel_member SET answer = 'left' WHERE round_id = $1 AND account_id = $2`, [round.roundId, declined.id]);
    await propose(round).expect(303);
    expect(new Set(peopleOn(await linesOf(round.roundId), application!.id))).toEqual(new Set(round.members.slice(5).map(({ id }) => id)));
    const words = wordsIn(await shown(round));
    expect(words).toContain(`${application!.number} mangler 1 bedømmer`);
    expect(words).toContain(`Bed ${undeclared.name} om at erklære sig`);
    expect(words).not.toContain('Noget er ændret');
    for (const { name } of [waiting, out, undeclared, applying]) expect(words).not.toMatch(new RegExp(`${name} (intet til hinder|ikke erklæret)`));
    await propose(round, { antal: '3', uerklaerede: '1' }).expect(303);
    expect(peopleOn(await linesOf(round.roundId), application!.id)).toContain(undeclared.id);
    expect(wordsIn(await shown(round))).toContain('1 plads går til bedømmere, der ikke har erklæret sig.');
  });

  it('keeps to limits and fields, keeps colleagues apart, and says the smallest change where that leaves too few', async () => {
    const roundId = await aRound({ closesInMs: -3_600_000 });
    const applications = [await aSubmittedApplication({ roundId }), await aSubmittedApplication({ roundId })];
    for (const { id } of applications) await sql(`INSERT INTO application_focus_area VALUES ($1, 'business-clusters')`, [id]);
    const knowing = await aMember(roundId, { fields: ['business-clusters'], most: 1 });
    const twins = [await aMember(roundId, { organisation: 'Tvillingehuset' }), await aMember(roundId, { organisation: ' tvillingehuset ' })];
    const plain = await aMember(roundId);
    const round: RoundToAssign = { roundId, applications, members: [knowing, ...twins, plain], officer: await aPerson(['officer']) };
    for (const { id } of applications) for (const member of round.members) await declares(id, member.id);
    await propose(round).expect(303);
    const lines = await linesOf(roundId);
    expect(lines.filter(({ accountId }) => accountId === knowing.id)).toHaveLength(1);
    for (const { id } of applications) expect(twins.filter((twin) => peopleOn(lines, id).includes(twin.id)).length).toBeLessThanOrEqual(1);
    const words = wordsIn(await shown(round));
    expect(words).toContain(`Lad ${knowing.name} tage 2 ansøgninger.`);
    expect(words).toMatch(/Ingen bedømmer kender indsatsområderne i P-/);
    expect(words).toContain('1 af 2 ansøgninger får færre end 3 bedømmere; i alt mangler 1.');
  });

  it.each([
    ['too few for the rules', '2', 'Vælg fra 3 til 7 bedømmere pr. ansøgning.'],
    ['no number', 'mange', 'Vælg fra 3 til 7 bedømmere pr. ansøgning.'],
  ])('is refused for %s', async (_, antal, said) => {
    const round = await aRoundToAssign({ applications: 1, members: 3 });
    const answer = await propose(round, { antal }).expect(422);
    expect(answer.text).toContain(said);
    expect(answer.text).toContain('href="#antal"');
  });

  it('leaves out whatever its panel has agreed on, and the chair where the others may be read', async () => {
    const round = await aRoundToAssign({ applications: 3, members: 4 });
    const [agreed, talking, blind] = round.applications.map(({ id }) => id) as [string, string, string];
    const [chair, ...others] = round.members as [Person, ...Person[]];
    await sql(`UPDATE application SET state = 'assessment' WHERE id = ANY($1)`, [[agreed, talking]]);
    await sql('UPDATE panel_member SET is_chair = true WHERE round_id = $1 AND account_id = $2', [round.roundId, chair.id]);
    await openTalk(agreed, round.officer);
    await concludeTalk(agreed, round.officer);
    await openTalk(talking, round.officer);
    await propose(round, { antal: '4' }).expect(303);
    const lines = await linesOf(round.roundId);
    expect([agreed, talking, blind].map((id) => peopleOn(lines, id).sort())).toEqual([[], others.map(({ id }) => id).sort(), round.members.map(({ id }) => id).sort()]);
    expect(await shown(round)).not.toContain(round.applications[0]!.number);
  });

  it('waits for the deadline, for a panel and for applications, and says which', async () => {
    const officer = await aPerson(['officer']);
    const open = await aSubmittedApplication();
    expect((await browserOf(officer).post(`${pageOf(open.roundId)}/forslag`, { antal: '3' }).expect(422)).text).toContain('Fordel dem, når fristen er gået.');
    const lonely = await aRoundToAssign({ applications: 1, members: 0 });
    expect((await propose(lonely).expect(422)).text).toContain('Ingen har accepteret at være i rundens panel.');
    const empty = await aRoundToAssign({ applications: 0, members: 1 });
    expect((await propose(empty).expect(422)).text).toContain('der er 0 at fordele');
    await browserOf(officer).get('/runder/findes-ikke/fordeling').expect(404);
  });

  it('is thrown away, and nobody has been appointed', async () => {
    const round = await aProposedRound();
    await browserOf(round.officer).post(`${pageOf(round.roundId)}/kassering`).expect(303);
    expect(await linesOf(round.roundId)).toEqual([]);
    for (const { id } of round.applications) expect(await seatsOf(id)).toEqual([]);
  });
});

describe('an officer with an interest in one of the applications', () => {
  it('assigns nothing in the round, and sees nothing of that application', async () => {
    const round = await aProposedRound();
    const [hidden, seen] = round.applications;
    await declares(hidden!.id, round.officer.id, 'declared');
    const page = await shown(round);
    expect(page).toContain('kan derfor ikke fordele runden');
    expect(page).not.toContain(hidden!.number);
    expect(page).toContain(seen!.number);
    expect(page).not.toContain('name="basis"');
    const refused = [await propose(round), await confirm(round, 'x'.repeat(64)), await browserOf(round.officer).post(`${pageOf(round.roundId)}/kassering`)];
    for (const { status, text } of refused) expect([status, text.includes(hidden!.number)]).toEqual([403, false]);
    for (const { id } of round.applications) await browserOf(round.officer).get(`${pageOf(round.roundId)}/${id}`).expect(404);
    expect(await linesOf(round.roundId)).toHaveLength(6);
  });
});

describe('changing a proposal by hand', () => {
  let round: RoundToAssign;
  beforeAll(async () => {
    round = await aProposedRound({ applications: 2, members: 5 });
  });
  const changeUrl = (at = 0): string => `${pageOf(round.roundId)}/${round.applications[at]!.id}`;
  const choose = async (people: readonly Person[], basis?: string) =>
    browserOf(round.officer).post(changeUrl(), { members: people.map(({ id }) => id), basis: basis ?? basisIn((await browserOf(round.officer).get(changeUrl()).expect(200)).text) });

  it('shows what a choice leads to without storing it', async () => {
    const before = await linesOf(round.roundId);
    const [one] = round.members;
    const { text } = await browserOf(round.officer).get(`${changeUrl()}?valgt=1&members=${one!.id}`).expect(200);
    expect(text).toContain('Ansøgningen får 1 bedømmer. Rundens regler kræver 3, så vælg 2 mere.');
    expect(text.match(/type="checkbox"[^>]*checked/g)).toHaveLength(1);
    expect(await linesOf(round.roundId)).toEqual(before);
  });

  it('stores the choice, and confirms nothing', async () => {
    const people = round.members.slice(1, 5);
    expect((await choose(people)).status).toBe(303);
    expect(new Set(peopleOn(await linesOf(round.roundId), round.applications[0]!.id))).toEqual(new Set(people.map(({ id }) => id)));
    expect((await linesOf(round.roundId)).some(({ origin }) => origin === 'manual')).toBe(true);
    expect(await shown(round)).toContain('valgt i hånden');
    expect(await seatsOf(round.applications[0]!.id)).toEqual([]);
  });

  it('says of colleagues and limits, and refuses only what the law does', async () => {
    const [a, b, c] = round.members as [Person, Person, Person];
    await sql(`UPDATE account SET organisation = 'Fælleshuset' WHERE id = ANY($1::uuid[])`, [[a.id, b.id]]);
    await sql('INSERT INTO expert (account_id, most_applications, changed_at, changed_by) VALUES ($1, 1, clock_timestamp(), $1)', [c.id]);
    await browserOf(round.officer).post(changeUrl(1), { members: [c.id], basis: basisIn((await browserOf(round.officer).get(changeUrl(1))).text) }).expect(303);
    const { text } = await browserOf(round.officer).get(`${changeUrl()}?valgt=1&members=${a.id}&members=${b.id}&members=${c.id}`).expect(200);
    expect(text).toMatch(/arbejder samme sted som/);
    expect(text).toContain(`${c.name} kommer op på 2 ansøgninger og har sagt højst 1.`);
    expect((await choose([a, b, c])).status).toBe(303);
    await declares(round.applications[0]!.id, a.id, 'disqualified');
    const page = await browserOf(round.officer).get(changeUrl()).expect(200);
    expect(wordsIn(page.text)).toContain(`Disse kan ikke vælges: ${a.name}`);
    const answer = await choose([a, b, c]);
    expect([answer.status, answer.text.includes('En af de valgte kan ikke vurdere ansøgningen.')]).toEqual([422, true]);
    expect((await choose([await aPerson(['panel'])])).status).toBe(422);
  });

  it('asks again where somebody else was first', async () => {
    const basis = basisIn((await browserOf(round.officer).get(changeUrl()).expect(200)).text);
    await choose(round.members.slice(1, 4));
    const answer = await choose(round.members.slice(2, 5), basis);
    expect([answer.status, answer.text.includes('Forslaget blev ændret, mens siden stod åben.')]).toEqual([409, true]);
  });
});

describe('confirming', () => {
  it('makes the seats, opens the assessments, tells each person once, and leaves its trace', async () => {
    const round = await aProposedRound({ applications: 3, members: 4, declared: true });
    const lines = await linesOf(round.roundId);
    const secret = round.applications[0]!;
    const shy = round.members.find(({ id }) => peopleOn(lines, secret.id).includes(id))!;
    expect((await confirm(round)).status).toBe(303);
    for (const { id } of round.applications) {
      expect((await seatsOf(id)).map((seat) => seat.account_id).sort()).toEqual(peopleOn(lines, id).sort());
      expect(await stateOf(id)).toBe('assessment');
      const kinds = await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [id]);
      expect(kinds.map(({ kind }) => kind).filter((kind) => !kind.startsWith('interest'))).toEqual(['application.assessment', 'panel.appointed', 'panel.appointed', 'panel.appointed']);
      expect(await sql('SELECT seats, submitted FROM assessment_summary WHERE application_id = $1', [id])).toEqual([{ seats: 3, submitted: 0 }]);
    }
    for (const { id, email } of round.members) {
      const mails = await sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1', [email]);
      const own = lines.filter(({ accountId }) => accountId === id).length;
      expect(mails).toHaveLength(own ? 1 : 0);
      if (own) expect(mails[0]!.subject).toContain(`Du skal vurdere ${own} ansøgning`);
    }
    const [mail] = await sql<{ body: string }>('SELECT body FROM mail_outbox WHERE to_address = $1', [shy.email]);
    expect(mail!.body).toContain(`${secret.number}, ${secret.title}`);
    expect(await linesOf(round.roundId)).toEqual([]);
    expect(await shown(round)).toContain('har pladsen');
    expect((await confirm(round, 'x'.repeat(64))).status).toBe(404);
  });

  it('names only the number to whoever has not declared', async () => {
    const round = await aRoundToAssign({ applications: 1, members: 3, declared: false });
    await propose(round, { antal: '3', uerklaerede: '1' }).expect(303);
    expect((await confirm(round)).status).toBe(303);
    const [mail] = await sql<{ body: string }>('SELECT body FROM mail_outbox WHERE to_address = $1', [round.members[0]!.email]);
    expect(mail!.body).toContain(round.applications[0]!.number);
    expect(mail!.body).not.toContain(round.applications[0]!.title);
    expect(mail!.body).toContain(`/panelrunde/${round.roundId}/habilitet`);
  });

  it('stops where somebody has declared an interest since, says what changed, and lets the seat be given to another', async () => {
    const round = await aProposedRound({ applications: 2, members: 5 });
    const before = await shown(round);
    const [application] = round.applications;
    const lines = await linesOf(round.roundId);
    const out = round.members.find(({ id }) => peopleOn(lines, application!.id).includes(id))!;
    await declares(application!.id, out.id, 'declared');
    const late = await confirm(round, basisIn(before));
    expect([late.status, late.text.includes('blev ændret, mens siden stod åben')]).toEqual([409, true]);
    expect(late.text).toContain(`${out.name} må ikke have med ${application!.number} at gøre, men står i forslaget.`);
    const broken = await confirm(round);
    expect([broken.status, broken.text.includes(`ikke længere mulig: ${out.name} på ${application!.number}`)]).toEqual([422, true]);
    expect(await seatsOf(application!.id)).toEqual([]);
    const others = round.members.filter(({ id }) => id !== out.id).slice(0, 3);
    const form = await browserOf(round.officer).get(`${pageOf(round.roundId)}/${application!.id}`).expect(200);
    await browserOf(round.officer).post(`${pageOf(round.roundId)}/${application!.id}`, { members: others.map(({ id }) => id), basis: basisIn(form.text) }).expect(303);
    expect((await confirm(round)).status).toBe(303);
    expect((await seatsOf(application!.id)).map((seat) => seat.account_id).sort()).toEqual(others.map(({ id }) => id).sort());
  });

  it('leaves applications with too few waiting, and confirms nothing where all have', async () => {
    const round = await aRoundToAssign({ applications: 2, members: 3 });
    await declares(round.applications[0]!.id, round.members[0]!.id, 'disqualified');
    await propose(round).expect(303);
    expect(wordsIn(await shown(round))).toContain('1 ansøgning med færre end 3 bedømmere bliver stående og venter.');
    expect((await confirm(round)).status).toBe(303);
    expect([await stateOf(round.applications[0]!.id), await stateOf(round.applications[1]!.id)]).toEqual(['submitted', 'assessment']);
    await propose(round).expect(303);
    const answer = await confirm(round);
    expect([answer.status, answer.text.includes('Ingen ansøgning kommer op på 3 bedømmere')]).toEqual([422, true]);
  });

  it('keeps seats that exist, and fills up beside them', async () => {
    const round = await aRoundToAssign({ applications: 1, members: 5 });
    const [application] = round.applications;
    const [first, second] = round.members;
    await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [application!.id]);
    await sql('INSERT INTO panel_seat (application_id, account_id, appointed_by, submitted_at) VALUES ($1, $2, $2, clock_timestamp()), ($1, $3, $3, NULL)', [application!.id, first!.id, second!.id]);
    await propose(round, { antal: '5' }).expect(303);
    expect(peopleOn(await linesOf(round.roundId), application!.id).sort()).toEqual(round.members.slice(2).map(({ id }) => id).sort());
    expect(await shown(round)).toContain('har afleveret');
    expect((await confirm(round)).status).toBe(303);
    expect(await seatsOf(application!.id)).toHaveLength(5);
  });
});

describe('taking a seat back', () => {
  async function assessed() {
    const round = await aProposedRound({ applications: 1, members: 5 });
    await confirm(round);
    const [application] = round.applications;
    const [seat] = await sql<{ id: string; account_id: string }>('SELECT id, account_id FROM panel_seat WHERE application_id = $1 ORDER BY id', [application!.id]);
    const member = round.members.find(({ id }) => id === seat!.account_id)!;
    return { round, application: application!, seat: seat!, member, url: `/sager/${application!.id}/panel/${seat!.id}/frigivelse` };
  }
  const reason = 'Kan ikke nå det alligevel.';

  it('needs a reason, keeps the draft, tells the member, and gives the seat to another', async () => {
    const { round, application, seat, member, url } = await assessed();
    await sql(`INSERT INTO score (seat_id, criterion_id, half_points, reason) SELECT $1, id, 6, 'Kladde' FROM criterion LIMIT 1`, [seat.id]);
    expect((await browserOf(round.officer).get(`/sager/${application.id}/panel`).expect(200)).text).toContain(url);
    const short = await browserOf(round.officer).post(url, { reason: 'Nej' }).expect(422);
    expect(short.text).toContain('Den er på 3, så der mangler 7.');
    const other = round.members.find(({ id }) => id !== member.id)!;
    const free = (await sql<{ account_id: string }>('SELECT account_id FROM panel_seat WHERE application_id = $1', [application.id])).map(({ account_id }) => account_id);
    const next = round.members.find(({ id }) => !free.includes(id))!;
    expect((await browserOf(round.officer).post(url, { reason, replacement: free.find((id) => id !== member.id)! }).expect(422)).text).toContain('kan ikke overtage pladsen');
    await browserOf(round.officer).post(url, { reason, replacement: next.id }).expect(303);
    const seats = (await seatsOf(application.id)).map(({ account_id }) => account_id);
    expect([seats.includes(member.id), seats.includes(next.id), seats.length, other.id !== member.id]).toEqual([false, true, 3, true]);
    expect(await sql('SELECT 1 FROM score WHERE seat_id = $1', [seat.id])).toHaveLength(1);
    expect(await sql(`SELECT 1 FROM mail_outbox WHERE to_address = $1 AND body LIKE '%' || $2 || '%'`, [member.email, reason])).toHaveLength(1);
    expect((await sql<{ seats: number }>('SELECT seats FROM assessment_summary WHERE application_id = $1', [application.id]))[0]).toEqual({ seats: 3 });
    await browserOf(member).get(`/panel/${seat.id}`).expect(404);
    await browserOf(round.officer).get(url).expect(404);
    // Whoever comes back finds the draft.
    await browserOf(round.officer).post(`/sager/${application.id}/panel`, { members: [member.id] }).expect(303);
    expect(await sql('SELECT 1 FROM panel_seat WHERE id = $1 AND released_at IS NULL', [seat.id])).toHaveLength(1);
  });

  it('goes to no chair who may read the others, and to nobody once the panel has agreed; the form of the panel says the same', async () => {
    const { round, application, seat, url } = await assessed();
    const seated = peopleOf(await seatsOf(application.id));
    const [chair, other] = round.members.filter(({ id }) => !seated.includes(id)) as [Person, Person];
    await sql('UPDATE panel_member SET is_chair = true WHERE round_id = $1 AND account_id = $2', [round.roundId, chair.id]);
    await openTalk(application.id, round.officer);
    const give = (replacement: string, lang: 'da' | 'en' = 'da') => browserOf(round.officer, { lang }).post(url, { reason, replacement });
    const add = (member: Person) => browserOf(round.officer).post(`/sager/${application.id}/panel`, { members: [member.id] });
    const blind = 'Formanden kan læse alles vurderinger, siden konsensusfasen blev åbnet';
    expect((await give(chair.id).expect(422)).text).toContain(blind);
    expect((await add(chair).expect(422)).text).toContain(blind);
    await concludeTalk(application.id, round.officer);
    expect((await give(other.id).expect(422)).text).toContain('eller genåbn konsensus først');
    expect((await give(other.id, 'en').expect(422)).text).toContain('or reopen the consensus first');
    expect((await add(other).expect(422)).text).toContain('Genåbn konsensus først.');
    expect(peopleOf(await seatsOf(application.id)).sort()).toEqual(seated.sort());
    await give('').expect(303);
    expect(peopleOf(await seatsOf(application.id))).not.toContain(seat.account_id);
  });

  it('never takes back what is handed in', async () => {
    const { round, seat, url } = await assessed();
    await sql('UPDATE panel_seat SET submitted_at = clock_timestamp() WHERE id = $1', [seat.id]);
    expect((await browserOf(round.officer).post(url, { reason }).expect(422)).text).toContain('Vurderingen er afleveret og kan ikke tages tilbage.');
    expect(await sql('SELECT 1 FROM panel_seat WHERE id = $1 AND released_at IS NULL', [seat.id])).toHaveLength(1);
  });
});

describe('appointing the panel of one application', () => {
  it('lists the round’s panel first, names who cannot be appointed, and asks strangers into the panel', async () => {
    const officer = await aPerson(['officer']);
    const application = await aSubmittedApplication();
    const [inside, outside, conflicted] = await Promise.all(['Åse', 'Aase', 'Anna'].map((name) => aPerson(['panel'], { name: `${name} ${application.number}` })));
    await inPanel(application.roundId, inside!.id);
    await declares(application.id, conflicted!.id, 'disqualified');
    const { text } = await browserOf(officer).get(`/sager/${application.id}/panel`).expect(200);
    expect(text.indexOf(inside!.name)).toBeLessThan(text.indexOf(outside!.name));
    expect(text).toContain(`${conflicted!.name} (inhabil, venter på en afgørelse eller har selv del i ansøgningen)`);
    const refused = await browserOf(officer).post(`/sager/${application.id}/panel`, { members: [inside!.id, outside!.id, conflicted!.id] }).expect(422);
    expect(refused.text).toContain(`${conflicted!.name} må ikke have med ansøgningen at gøre`);
    const third = await aPerson(['panel']);
    await browserOf(officer).post(`/sager/${application.id}/panel`, { members: [inside!.id, outside!.id, third.id] }).expect(303);
    const asked = await sql<{ account_id: string; answer: string }>('SELECT account_id, answer FROM panel_member WHERE round_id = $1', [application.roundId]);
    expect(new Map(asked.map((one) => [one.account_id, one.answer]))).toEqual(new Map([[inside!.id, 'accepted'], [outside!.id, 'invited'], [third.id, 'invited']]));
    const [mail] = await sql<{ body: string }>(`SELECT body FROM mail_outbox WHERE to_address = $1 AND subject LIKE '%' || $2`, [inside!.email, application.number]);
    expect(mail!.body).not.toContain(application.title);
  });
});
