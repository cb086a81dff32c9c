import { beforeAll, describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aPerson, browserOf, sql } from '../support/portal.js';
import { elementsOf, lettersOf, readPdf, type ReadPdf } from '../support/pdf.js';

type Lang = 'da' | 'en';
interface Row {
  id: string;
  state: string;
  attempts: number;
  error: string;
  storage_key: string;
  sha256: string;
  revision: number | null;
}

const at = (id: string): string => `/ansoegninger/${id}/dokument`;

async function rowOf(documentId: string): Promise<Row> {
  return (await sql<Row>('SELECT * FROM document WHERE id = $1', [documentId]))[0]!;
}

/** Asks for a PDF as the button does. */
async function ask({ id, owner }: ReadyApplication, version: number | '' = '', language: Lang = 'da'): Promise<string> {
  const answer = await browserOf(owner).post(at(id), { version, language }).expect(303);
  return answer.headers.location!.split('/').at(-1)!;
}

/** Follows the progress page until it leads back. */
async function done({ id, owner }: ReadyApplication, documentId: string): Promise<Row> {
  for (const until = Date.now() + 40_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await browserOf(owner).get(`${at(id)}/${documentId}`);
    if (answer.status === 303) return rowOf(documentId);
    expect(answer.status).toBe(200);
    expect(answer.headers.refresh).toBe('2');
  }
  throw new Error('The PDF was not made');
}

async function fetched({ id, owner }: ReadyApplication, documentId: string): Promise<Buffer> {
  const answer = await browserOf(owner).get(`${at(id)}/${documentId}/pdf`).buffer(true).parse(asBuffer).expect(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w.-]+\.pdf$/);
  return answer.body as Buffer;
}

function asBuffer(answer: object, give: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => give(null, Buffer.concat(chunks)));
}

async function made(application: ReadyApplication, version: number | '' = '', language: Lang = 'da'): Promise<Buffer> {
  const documentId = await ask(application, version, language);
  expect(await done(application, documentId)).toMatchObject({ state: 'ready', error: '' });
  return fetched(application, documentId);
}

describe('asking for an application as a PDF', () => {
  it('makes a version sent in once a language, and the same bytes for everybody who asks', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    const danish = await ask(application, 1, 'da');
    const first = await done(application, danish);
    expect(await ask(application, 1, 'da')).toBe(danish);
    expect((await rowOf(danish)).storage_key).toBe(first.storage_key);
    expect(await ask(application, 1, 'en')).not.toBe(danish);
  });

  it('makes a draft’s again only when it has changed, and keeps no old file', async () => {
    const application = await aReadyApplication();
    const documentId = await ask(application);
    const first = await done(application, documentId);
    await ask(application);
    expect((await rowOf(documentId)).storage_key).toBe(first.storage_key);
    await sql(`UPDATE application SET revision = revision + 1, title = 'Et helt andet fyr' WHERE id = $1`, [application.id]);
    const page = await browserOf(application.owner).get(at(application.id)).expect(200);
    expect(page.text).toContain('Udkastet er ændret, siden PDF’en blev lavet');
    await ask(application);
    const second = await done(application, documentId);
    expect(second.storage_key).not.toBe(first.storage_key);
    expect((await readPdf(await fetched(application, documentId))).title).toContain('Et helt andet fyr');
    expect(await sql('SELECT 1 FROM stored_file WHERE key = $1', [first.storage_key])).toEqual([]);
  });

  it('is for those who take part, also with a guessed id of the document', async () => {
    const application = await aReadyApplication();
    const documentId = await ask(application);
    await done(application, documentId);
    const stranger = await aReadyApplication();
    for (const path of ['', '/udskrift', `/${documentId}`, `/${documentId}/pdf`]) {
      await browserOf(stranger.owner).get(`${at(application.id)}${path}`).expect(404);
    }
    await browserOf(stranger.owner).post(at(application.id), { version: '', language: 'da' }).expect(404);
    await browserOf(stranger.owner).get(`${at(stranger.id)}/${documentId}/pdf`).expect(404);
    await browserOf(await aPerson(['panel'])).get(at(application.id)).expect(403);
  });

  it('makes no draft of what has been sent in, and prints the version instead', async () => {
    const application = await aReadyApplication();
    const { id, owner } = application;
    await application.submit().expect(303);
    await browserOf(owner).post(at(id), { version: '', language: 'da' }).expect(303).expect('Location', at(id));
    expect(await sql('SELECT 1 FROM document WHERE application_id = $1', [id])).toEqual([]);
    const page = await browserOf(owner).get(`${at(id)}/udskrift`).expect(200);
    expect(page.text).toContain('version 1. Modtaget');
    expect(page.text).not.toContain('UDKAST');
  });

  it.each([['0', 'da'], ['1e3', 'da'], ['-1', 'da'], ['', 'de'], ['', ''], ['99999999999', 'en']])('leads back to the choice for version %j in %j', async (version, language) => {
    const { id, owner } = await aReadyApplication();
    await browserOf(owner).post(at(id), { version, language }).expect(303).expect('Location', at(id));
    expect(await sql('SELECT 1 FROM document WHERE application_id = $1', [id])).toEqual([]);
  });

  it('knows no version that was never sent in', async () => {
    const { id, owner } = await aReadyApplication();
    await browserOf(owner).post(at(id), { version: '9', language: 'da' }).expect(404);
    await browserOf(owner).get(`${at(id)}/udskrift?version=9`).expect(404);
    await browserOf(owner).get(`${at(id)}/udskrift?version=x`).expect(404);
  });

  it('says what went wrong, and tries again when asked', async () => {
    const application = await aReadyApplication();
    const { id, owner } = application;
    await sql(
      `INSERT INTO document (application_id, language, requested_by, requested_at, state, error, finished_at) VALUES ($1, 'da', $2, now(), 'failed', 'time', now())`,
      [id, owner.id],
    );
    const page = await browserOf(owner).get(at(id)).expect(200);
    expect(page.text).toContain('Det tog for lang tid at lave PDF’en');
    expect(page.text).toContain('Prøv igen');
    expect((await done(application, await ask(application))).state).toBe('ready');
  });

  it('fails with words, not with silence, where a version cannot be read', async () => {
    const application = await aReadyApplication();
    const { id, owner } = application;
    await application.submit().expect(303);
    await sql(
      `INSERT INTO submission (application_id, version, received_at, submitted_by, snapshot, sha256, lead_partner, sought_oere, cost_oere)
       SELECT application_id, 2, received_at, submitted_by, '{"application":{}}', repeat('0', 64), lead_partner, sought_oere, cost_oere FROM submission WHERE application_id = $1`,
      [id],
    );
    const documentId = await ask(application, 2);
    expect(await done(application, documentId)).toMatchObject({ state: 'failed', error: 'broken' });
    expect((await browserOf(owner).get(at(id)).expect(200)).text).toContain('PDF’en kunne ikke laves. Ansøgningen er uberørt.');
    await browserOf(owner).get(`${at(id)}/${documentId}/pdf`).expect(404);
  });

  it('takes over from a maker that died, but not for ever', async () => {
    const application = await aReadyApplication();
    const died = (attempts: number) =>
      sql<{ id: string }>(
        `INSERT INTO document (application_id, language, requested_by, requested_at, state, step, attempts, heard_until)
         VALUES ($1, $3, $2, now(), 'running', 'typesetting', $4, now() - interval '1 second') RETURNING id`,
        [application.id, application.owner.id, attempts > 2 ? 'en' : 'da', attempts],
      );
    const [once] = await died(1);
    expect(await done(application, once!.id)).toMatchObject({ state: 'ready', attempts: 2 });
    const [often] = await died(3);
    expect(await done(application, often!.id)).toMatchObject({ state: 'failed', error: 'broken' });
  });

  it('leaves alone what a living maker works on', async () => {
    const application = await aReadyApplication();
    const [alive] = await sql<{ id: string }>(
      `INSERT INTO document (application_id, language, requested_by, requested_at, state, step, attempts, heard_until)
       VALUES ($1, 'en', $2, now(), 'running', 'typesetting', 1, now() + interval '1 hour') RETURNING id`,
      [application.id, application.owner.id],
    );
    // The other language is made meanwhile, so the maker did look.
    await made(application);
    expect(await rowOf(alive!.id)).toMatchObject({ state: 'running', attempts: 1 });
    const page = await browserOf(application.owner).get(`${at(application.id)}/${alive!.id}`).expect(200);
    expect(page.text).toContain('Sætter siderne op');
    expect(page.text).toContain('value="2" max="4"');
  });
});

describe.each([['da', 'UDKAST', 'Dette er et udkast'], ['en', 'DRAFT', 'This is a draft']] as const)('a PDF in %s', (lang, mark, note) => {
  let application: ReadyApplication;
  let draft: ReadPdf;
  let sent: ReadPdf;
  let hash: string;

  beforeAll(async () => {
    application = await aReadyApplication({ title: 'Æblø Fyr & Søn <b>' });
    const long = 'Vi vil:\n\n- samle folk\n- måle, se [planen](https://example.org/plan)\n\n1. først\n2. så\n\nSlut & #set *ikke* markup _her_ $x$ `y` @z #panic("x")';
    await sql('UPDATE application SET purpose = $2 WHERE id = $1', [application.id, long]);
    draft = await readPdf(await made(application, '', lang));
    await application.submit().expect(303);
    sent = await readPdf(await made(application, 1, lang));
    hash = (await sql<{ sha256: string }>('SELECT sha256 FROM submission WHERE application_id = $1', [application.id]))[0]!.sha256;
  });

  it('claims PDF/UA-1, and has a title and its language', () => {
    expect(sent).toMatchObject({ uaPart: '1', isTagged: true, language: lang, title: `${application.number}: Æblø Fyr & Søn <b>` });
  });

  it('has a tag tree of headings, paragraphs, lists, links and tables, and no other roles', () => {
    const roles = new Set(elementsOf(sent).map(({ role }) => role));
    for (const role of ['Document', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Link', 'Table', 'THead', 'TBody', 'TFoot', 'TR', 'TH', 'TD']) expect(roles).toContain(role);
    expect([...roles].filter((role) => !/^(Root|Document|H[123]|P|L|LI|Lbl|LBody|Link|Span|Div|Table|THead|TBody|TFoot|TR|TH|TD)$/.test(role))).toEqual([]);
    expect(elementsOf(sent).find(({ role }) => role === 'Link')?.text).toBe('planen');
    expect(elementsOf(sent).filter(({ role }) => role === 'LI').map(({ text }) => text)).toEqual(expect.arrayContaining(['• samle folk', '1. først', '2. så']));
  });

  it('heads every column of every table', () => {
    const tables = elementsOf(sent).filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThanOrEqual(4);
    for (const table of tables) {
      const rows = table.children.flatMap((part) => (part.role === 'TR' ? [part] : part.children));
      const [head] = rows;
      expect(head!.children.map(({ role }) => role)).toEqual(head!.children.map(() => 'TH'));
      expect(head!.children.filter(({ text }) => text === '')).toEqual([]);
      for (const row of rows.slice(1)) expect(row.children.map(({ role }) => role)).toEqual(head!.children.map(() => 'TD'));
    }
  });

  it('is read in the order of the screen, headings of the same levels', async () => {
    const page = await browserOf(application.owner, { lang }).get(`${at(application.id)}/udskrift?version=1`).expect(200);
    const main = page.text.slice(page.text.indexOf('<main'), page.text.indexOf('</main>'));
    const shown = [...main.matchAll(/<h([123])[^>]*>(.*?)<\/h\1>/gs)].map(([, level, html]) => `H${level} ${lettersOf(plain(html!))}`);
    const read = elementsOf(sent).filter(({ role }) => /^H\d$/.test(role)).map(({ role, text }) => `${role} ${lettersOf(text)}`);
    expect(read).toEqual(shown);
  });

  it('holds every text of the application, and of what people typed nothing as markup', async () => {
    const [{ snapshot }] = (await sql<{ snapshot: string }>('SELECT snapshot FROM submission WHERE application_id = $1', [application.id])) as [{ snapshot: string }];
    const { project, partners, criteria, attachments, goals, activities } = JSON.parse(snapshot) as Record<string, unknown>;
    const whole = lettersOf(sent.pages.map(({ root }) => root.text).join(' '));
    const answers = (criteria as { answer: string }[]).map(({ answer }) => answer);
    const rows = [partners, attachments, goals ?? [], activities ?? []].flatMap((list) => (list as Record<string, unknown>[]).flatMap((row) => [row.name, row.role, row.cvr, row.title, row.indicator, row.milestone]));
    const typed = [...Object.values(project as Record<string, string>).filter((text) => !/^\d{4}-/.test(text)), ...answers, ...rows].filter((text) => typeof text === 'string' && text !== '');
    expect(typed.length).toBeGreaterThan(15);
    expect((typed as string[]).flatMap((text) => text.split('\n')).filter((line) => !whole.includes(lettersOf(line.replace(/^\d\. /, ''))))).toEqual([]);
  });

  it('names number, version, instant and hash on every page, as an artifact', () => {
    for (const { artifacts } of sent.pages) {
      expect(lettersOf(artifacts)).toContain(lettersOf(application.number));
      expect(lettersOf(artifacts)).toContain(hash);
      expect(artifacts).toMatch(lang === 'da' ? /version 1\. Modtaget .+Side \d af \d/ : /version 1\. Received .+Page \d of \d/);
      expect(artifacts).not.toContain(mark);
    }
  });

  it('marks a draft across every page for the eye, and once in words for everybody', () => {
    for (const { artifacts } of draft.pages) expect(artifacts).toContain(mark);
    const words = draft.pages.map(({ root }) => root.text).join(' ');
    expect(words).not.toContain(mark);
    expect(words.split(note)).toHaveLength(2);
  });
});

describe('hostile texts', () => {
  it('neither break the PDF nor leave its words', async () => {
    const application = await aReadyApplication({ title: 'Gro\u202efdp.exe 🚢 漢字' });
    const hostile = ['#include "/etc/passwd" #read("application.typ") #import "@preview/x:1.0.0"', ']]}} #pagebreak() \\ *fed* $ sum $ <mark> ```raw```', '\u0007\u001b[31mrødt\u009b', '👩‍💻👨‍👩‍👧 e\u0301 \u{10fffd} \u{e000}'].join('\n\n');
    await sql('UPDATE application SET summary = $2, purpose = $3, activities = $4 WHERE id = $1', [application.id, hostile, 'x'.repeat(50_000), `${'Ord og ord. '.repeat(4000)}SLUT`]);
    await sql('UPDATE partner SET name = $2, role = $3 WHERE application_id = $1', [application.id, 'W'.repeat(120), '#panic("nej") '.repeat(20)]);
    const read = await readPdf(await made(application));
    const words = read.pages.map(({ root }) => root.text).join(' ');
    expect(read.uaPart).toBe('1');
    expect(read.title).toContain('Grofdp.exe');
    expect(words).toContain('#include "/etc/passwd" #read("application.typ")');
    expect(words).toContain(']]}} #pagebreak() \\ *fed* $ sum $ <mark> ```raw```');
    expect(words).toContain('[31mrødt');
    expect(words).toContain('é');
    expect(lettersOf(words).split('x'.repeat(50_000))).toHaveLength(2);
    expect(lettersOf(words)).toContain('W'.repeat(120));
    expect(words.match(/Ord og ord\./g)).toHaveLength(4000);
    expect(words).toContain('SLUT');
    expect(words).toContain('kan ikke trykkes og er vist som □');
    // oxlint-disable-next-line no-control-regex
    expect(words).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (html: string): string => html.replace(/<span class="state[^>]*>.*?<\/span>/g, '').replace(/<[^>]+>/g, '').replace(/&([\w#]+);/g, (whole, name: string) => entities[name] ?? whole);
