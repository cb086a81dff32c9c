import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompanyService, fictionalCompanies } from '../../src/companies/index.js';
import { FictionalRegister } from '../../src/companies/fictional.register.js';
import { PublicRegister } from '../../src/companies/public-register.js';
import { RememberingRegister } from '../../src/companies/remembering.register.js';
import { ConfigError, readConfig } from '../../src/config.js';
import { Log } from '../../src/platform/logging/index.js';
import { anApp } from '../support/app.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly question: { readonly query: object; readonly _source: readonly string[]; readonly size: number };
}
type Answer = (response: ServerResponse, asked: Asked, nth: number) => void;

/** Speaks HTTP as the public register does; `answer` is what it says to the nth question. */
async function aRegister(answer: Answer, patience = 2000) {
  const asked: Asked[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ path: `${request.method} ${request.url}`, authorization: request.headers.authorization, question: JSON.parse(Buffer.concat(chunks).toString()) as Asked['question'] });
      answer(response, asked.at(-1)!, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access = { url: `${url}/cvr-permanent`, user: 'prøve', password: 'hemme:lig' };
  const register = new PublicRegister(access, new Log('silent'), patience);
  return { asked, url, access, register, companies: new CompanyService(register) };
}

const say = (response: ServerResponse, status: number, body: unknown, type = 'application/json; charset=UTF-8') => {
  response.writeHead(status, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
const hits = (index: string, sources: readonly object[]) => ({
  took: 2,
  timed_out: false,
  _shards: { total: 6, successful: 6, skipped: 0, failed: 0 },
  hits: { total: sources.length, max_score: 12.04, hits: sources.map((_source, n) => ({ _index: index, _type: '_doc', _id: String(n), _score: 12.04, _source })) },
});
const periode = { gyldigFra: '2011-06-16', gyldigTil: null };
const address = { landekode: 'DK', fritekst: null, vejkode: 832, kommune: { kommuneKode: 999, kommuneNavn: 'PRØVEBY' }, husnummerFra: 29, husnummerTil: null, bogstavFra: 'B', bogstavTil: null, etage: '1', sidedoer: 'th', conavn: null, postboks: null, vejnavn: 'Prøvestræde', bynavn: null, postnummer: 9999, postdistrikt: 'Prøveby', periode };
const facts = {
  nyesteNavn: { navn: 'PRØVEFIRMAET AF 2011   ApS', periode },
  nyesteBeliggenhedsadresse: address,
  nyesteVirksomhedsform: { virksomhedsformkode: 80, kortBeskrivelse: 'APS', langBeskrivelse: 'Anpartsselskab', ansvarligDataleverandoer: 'E&S', periode },
  nyesteHovedbranche: { branchekode: '620100', branchetekst: 'Computerprogrammering', periode },
  nyesteStatus: null,
  nyesteErstMaanedsbeskaeftigelse: { aar: 2026, maaned: 3, antalAnsatte: 17, intervalKodeAntalAnsatte: 'ANTAL_10_19' },
  sammensatStatus: 'NORMAL',
};
const document = (changed: object = {}, penheder: readonly object[] = []) => hits('cvr-v-20220630', [{ Vrvirksomhed: { cvrNummer: 13748136, penheder, virksomhedMetadata: { ...facts, ...changed } } }]);
const nothing = hits('cvr-v-20220630', []);

describe('the public register', () => {
  it('is asked for one number, with the user and password, and its answer becomes a company with its units', async () => {
    const { companies, asked } = await aRegister((response, { path }) =>
      say(response, 200, path.includes('produktionsenhed')
        ? hits('cvr-p-20200115', [{ VrproduktionsEnhed: { pNummer: 1003388394, produktionsEnhedMetadata: { nyesteNavn: { navn: 'Prøvelageret' }, nyesteBeliggenhedsadresse: { ...address, husnummerFra: 31 } } } }])
        : document({}, [{ pNummer: 1003388394, periode, sidstOpdateret: '2015-02-10T00:00:00.000+01:00' }])));
    expect(await companies.lookUp(' DK 13 74 81 36 ')).toEqual({
      outcome: 'found',
      warning: null,
      company: {
        cvr: '13748136',
        name: 'PRØVEFIRMAET AF 2011 ApS',
        address: 'Prøvestræde 29B, 1. th, 9999 Prøveby',
        status: 'normal',
        form: 'Anpartsselskab',
        sector: 'company',
        size: 'small',
        productionUnits: [{ number: '1003388394', name: 'Prøvelageret', address: 'Prøvestræde 31B, 1. th, 9999 Prøveby' }],
      },
    });
    expect(asked.map(({ path }) => path)).toEqual(['POST /cvr-permanent/virksomhed/_search', 'POST /cvr-permanent/produktionsenhed/_search']);
    expect(asked.map(({ question }) => question.query)).toEqual([{ term: { 'Vrvirksomhed.cvrNummer': 13748136 } }, { terms: { 'VrproduktionsEnhed.pNummer': [1003388394] } }]);
    expect(Buffer.from(asked[0]!.authorization!.replace('Basic ', ''), 'base64').toString()).toBe('prøve:hemme:lig');
  });

  it.each([
    ['Ophørt', 'ceased'],
    ['UNDERKONKURS', 'bankrupt'],
    ['OPLØSTEFTERKONKURS', 'bankrupt'],
    ['UNDERTVANGSOPLØSNING', 'closing'],
    ['UDENRETSVIRKNING', 'unclear'],
  ])('says %s: found, with the warning %s', async (sammensatStatus, warning) => {
    const { companies } = await aRegister((response) => say(response, 200, document({ sammensatStatus })));
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'found', warning, company: { status: warning } });
  });

  it('knows nothing of the number: unknown', async () => {
    const { companies } = await aRegister((response) => say(response, 200, nothing));
    expect(await companies.lookUp('13748136')).toEqual({ outcome: 'unknown', cvr: '13748136' });
  });

  it.each<[string, number, Answer]>([
    ['refuses the password', 1, (response) => say(response, 401, 'Unauthorized', 'text/plain')],
    ['has no such index', 1, (response) => say(response, 404, { error: 'IndexMissingException', status: 404 })],
    ['is in trouble twice', 2, (response) => say(response, 500, { error: 'SearchPhaseExecutionException', status: 500 })],
    ['breaks the connection twice', 2, (response) => response.destroy()],
    ['breaks off in the middle, twice', 2, (response) => { response.writeHead(200, { 'content-length': '5000' }); response.write('{"hits":'); setTimeout(() => response.destroy(), 20); }],
    ['sends a page instead', 1, (response) => say(response, 200, '<html><title>Log ind</title>', 'text/html')],
    ['sends half of JSON', 1, (response) => say(response, 200, '{"hits":{"hits":[')],
    ['sends another company', 1, (response) => say(response, 200, hits('cvr-v', [{ Vrvirksomhed: { cvrNummer: 10150817, virksomhedMetadata: facts } }]))],
    ['gave up searching', 1, (response) => say(response, 200, { ...nothing, timed_out: true })],
    ['lost a part of its index', 1, (response) => say(response, 200, { ...nothing, _shards: { total: 6, successful: 5, failed: 1 } })],
    ['sends megabytes of blanks first', 1, (response) => say(response, 200, `${' '.repeat(4_000_000)}${JSON.stringify(document())}`)],
  ])('%s: unavailable, after %i', async (_, times, answer) => {
    const { companies, asked } = await aRegister(answer);
    expect(await companies.lookUp('13748136')).toEqual({ outcome: 'unavailable', cvr: '13748136' });
    expect(asked).toHaveLength(times);
  });

  it('is in trouble once: asked again, found', async () => {
    const { companies, asked } = await aRegister((response, _, nth) => (nth === 1 ? say(response, 503, '') : say(response, 200, document())));
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'found' });
    expect(asked).toHaveLength(2);
  });

  it.each<[string, Answer]>([
    ['never answers', () => undefined],
    ['begins and never ends', (response) => { response.writeHead(200); response.write('{"hits":'); }],
  ])('%s: unavailable once patience is at an end, and not asked again', async (_, answer) => {
    const { companies, asked } = await aRegister(answer, 150);
    expect(await companies.lookUp('13748136')).toEqual({ outcome: 'unavailable', cvr: '13748136' });
    expect(asked).toHaveLength(1);
  });

  it('hangs: only four wait for it at once, and when they have given up others may', async () => {
    const { companies, asked } = await aRegister((response, _, nth) => (nth > 4 ? say(response, 200, document()) : undefined), 150);
    const numbers = fictionalCompanies.slice(0, 7).map(({ cvr }) => cvr);
    const answers = await Promise.all(numbers.map((number) => companies.lookUp(number)));
    expect(answers.map(({ outcome }) => outcome)).toEqual(numbers.map(() => 'unavailable'));
    expect(asked).toHaveLength(4);
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'found' });
  });

  it('sends elsewhere: unavailable, and elsewhere never hears the password', async () => {
    const elsewhere = await aRegister((response) => say(response, 200, document()));
    const { companies } = await aRegister((response) => { response.writeHead(307, { location: `${elsewhere.url}/cvr-permanent/virksomhed/_search` }); response.end(); });
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'unavailable' });
    expect(elsewhere.asked).toEqual([]);
  });

  it('is not there at all: unavailable', async () => {
    const { access } = await aRegister(() => undefined);
    await closing.pop()!();
    expect(await new PublicRegister(access, new Log('silent')).find('13748136')).toEqual({ ok: false, refusal: 'unavailable' });
  });

  it('cannot name the units: the company is found, with their numbers', async () => {
    const { companies } = await aRegister((response, { path }) => (path.includes('produktionsenhed') ? say(response, 403, '') : say(response, 200, document({}, [{ pNummer: 1003388394, periode }]))));
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'found', company: { productionUnits: [{ number: '1003388394', name: '', address: '' }] } });
  });

  it('is asked once for a number that many look up, and again after it was unavailable', async () => {
    const { register, asked } = await aRegister((response, _, nth) => (nth === 1 ? say(response, 403, '') : say(response, 200, document())));
    const companies = new CompanyService(new RememberingRegister(register));
    const first = await Promise.all([companies.lookUp('13748136'), companies.lookUp('DK13748136')]);
    expect(first.map(({ outcome }) => outcome)).toEqual(['unavailable', 'unavailable']);
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'found' });
    expect(await companies.lookUp('13748136')).toMatchObject({ outcome: 'found' });
    expect(asked).toHaveLength(2);
  });

  it.each([['', 'empty'], ['1374813', 'not-eight-digits'], ['137481360', 'not-eight-digits'], ['1374813A', 'not-digits'], ['１３７４８１３６', 'not-digits'], ['00000000', 'zero'], ['12345678', 'check-digit'], ['10000051', 'check-digit']])(
    '%j is malformed (%s), and never asked for',
    async (text, problem) => {
      const { companies, asked } = await aRegister((response) => say(response, 200, document()));
      expect(await companies.lookUp(text)).toEqual({ outcome: 'malformed', problem });
      expect(asked).toEqual([]);
    },
  );
});

describe('without access to the public register', () => {
  it('a demo finds its fictional companies, with warnings, and knows no others', async () => {
    const companies = new CompanyService(new FictionalRegister('unknown'));
    for (const company of fictionalCompanies) {
      expect(await companies.lookUp(company.cvr)).toEqual({ outcome: 'found', company, warning: company.status === 'normal' ? null : company.status });
    }
    expect(await companies.lookUp('10150817')).toEqual({ outcome: 'unknown', cvr: '10150817' });
  });

  it.each([['true', 'unknown'], ['false', 'unavailable']])('with DEMO=%s a real company is %s', async (DEMO, outcome) => {
    const { app, close } = await anApp({ DEMO });
    closing.push(close);
    expect(await app.get(CompanyService).lookUp('10150817')).toEqual({ outcome, cvr: '10150817' });
    expect(await app.get(CompanyService).lookUp(fictionalCompanies[0]!.cvr)).toMatchObject({ outcome: 'found' });
  });

  it('with access, the application asks the public register', async () => {
    const { access, asked } = await aRegister((response) => say(response, 200, document()));
    const { app, close } = await anApp({ CVR_URL: `${access.url}/`, CVR_USER: access.user, CVR_PASSWORD: access.password });
    closing.push(close);
    expect(await app.get(CompanyService).lookUp('13748136')).toMatchObject({ outcome: 'found', company: { cvr: '13748136' } });
    expect(asked.map(({ path }) => path)).toEqual(['POST /cvr-permanent/virksomhed/_search']);
  });
});

describe('the access in the configuration', () => {
  const read = (env: NodeJS.ProcessEnv) => readConfig({ DATABASE_URL: 'postgres://localhost/x', JWT_SECRET: 'x'.repeat(32), ...env });
  const problems = (env: NodeJS.ProcessEnv): readonly string[] => {
    try {
      read(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
    return [];
  };
  const whole = { CVR_URL: 'https://distribution.virk.dk/cvr-permanent/', CVR_USER: 'u', CVR_PASSWORD: 'p' };

  it('is whole or missing', () => {
    expect(read({}).companyRegister).toBeNull();
    expect(read(whole).companyRegister).toEqual({ url: 'https://distribution.virk.dk/cvr-permanent', user: 'u', password: 'p' });
  });

  it.each([
    ['CVR_USER and CVR_PASSWORD', { CVR_URL: whole.CVR_URL }],
    ['CVR_PASSWORD', { ...whole, CVR_PASSWORD: ' ' }],
    ['CVR_URL', { ...whole, CVR_URL: undefined }],
  ])('lacks %s', (missing, env) => {
    expect(problems(env)).toEqual([`${missing} must be set too: CVR_URL, CVR_USER and CVR_PASSWORD go together`]);
  });

  it.each([
    ['an address in the clear', 'http://distribution.virk.dk/cvr-permanent', 'https://'],
    ['no address', 'distribution.virk.dk', 'CVR_URL must be an address'],
    ['a password in the address', 'https://u:p@distribution.virk.dk/cvr-permanent', 'CVR_USER and CVR_PASSWORD'],
    ['a search in the address', 'https://distribution.virk.dk/cvr-permanent?q=1', 'the address alone'],
  ])('holds %s', (_, CVR_URL, said) => {
    expect(problems({ ...whole, CVR_URL })).toEqual([expect.stringContaining(said)]);
  });
});
