import { describe, expect, it } from '@jest/globals';
import supertest, { type Test } from 'supertest';
import { aVisitTo, writtenRoutes, type WrittenRoute } from '../builders/routes-world.js';
import { browserOf, portalUrl, type Fields, type Person } from '../support/portal.js';

const name = ({ method, path }: WrittenRoute): string => `${method} ${path}`;
const posts = writtenRoutes.filter(({ method }) => method === 'POST');
const gets = writtenRoutes.filter(({ method }) => method === 'GET');

const oddQueries = ['side=-1', 'side=1e9', 'side=NaN', 'side=999999', 'side=1&side=2', 'side[]=1', 'runde=a&runde=b', 'tilstand=__proto__&runde=constructor', 'afgjort=0&afgjort=1', 'retur=a&retur=b', 'initiativ=1&initiativ=2', 'indsatsomraade=a&indsatsomraade=b', '__proto__=1&constructor=2&toString=3', '%F0%9F%92%A5=%F0%9F%92%A5', `side=${'9'.repeat(5000)}`, '&&&=&=='];

const oddCookies = ['fyrtaarn_besked=constructor', 'fyrtaarn_besked=__proto__', 'fyrtaarn_besked=%00%ff', 'fyrtaarn_besked={n}', `fyrtaarn_besked=${'a'.repeat(6000)}`, 'fyrtaarn_sprog=__proto__', 'fyrtaarn_sprog=constructor', 'fyrtaarn_sprog=en; fyrtaarn_sprog=da', ';;;=;=', 'fyrtaarn_besked'];

/** Bodies no form of ours sends, which a handler gets to see. */
const formless: Readonly<Record<string, (post: Test) => Test>> = {
  'no body and no type': (post) => post,
  'bytes that are no UTF-8': (post) => post.type('form').send('title=%E0%A4%A&summary=%ff%fe&answer=%C3'),
  'names of every object': (post) => post.type('form').send('__proto__=1&constructor=2&hasOwnProperty=3&toString=4&__proto__[x]=1&add=__proto__&remove=constructor'),
  'rows without end': (post) => post.type('form').send('partners[9999].name=x&partners[0].constructor=y&costs[-1].amount=1&costs[1e3].amount=1&remove=partners[9999]'),
  'a multipart form of text': (post) => post.field('title', 'x').field('title', 'y'),
};

/** Bodies that one reader for all routes takes, or leaves. */
const oddBodies: Readonly<Record<string, (post: Test) => Test>> = {
  JSON: (post) => post.type('application/json').send('{"title":"x","roles":["admin"]}'),
  'broken JSON': (post) => post.type('application/json').send('{"title":'),
  text: (post) => post.type('text/plain').send('title=x'),
  'an unknown character set': (post) => post.set('Content-Type', 'application/x-www-form-urlencoded; charset=utf-16').send('title=x'),
  'a false compression': (post) => post.type('form').set('Content-Encoding', 'gzip').send('title=x'),
  'a multipart form without a boundary': (post) => post.set('Content-Type', 'multipart/form-data').send('x'),
  'a multipart form cut short': (post) => post.set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4'),
  'a multipart form without a name': (post) => post.set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n'),
};

const controlsIn = (html: string): string[] => [...new Set([...html.matchAll(/ name="([^"]+)"/g)].map((match) => match[1]!))].filter((control) => !['viewport', 'description', 'add', 'remove'].includes(control));

/** What people, programs and attackers put into every field of a form at once. */
const oddValues: Readonly<Record<string, string | readonly string[]>> = {
  nothing: '',
  'a NUL': 'a\u0000b',
  'two values each': ['a', 'b'],
  'half an emoji': '\ud83d',
  'right to left': '\u202egnp.exe',
  'a long number': '9'.repeat(400),
  'minus one': '-1',
  'NaN': 'NaN',
  'a member of every object': '__proto__',
  'a placeholder of our texts': '{name} {n|one|many} $& {{title}}',
  script: '"><script>alert(1)</script>',
  'very much': 'x'.repeat(20_000),
};

const formOf = (path: string): string => path.replace(/\/(?:indsendelse|dagsordenspunkt|fjernelse)$/, '').replace('/log-ud', '/');

async function wrongAnswers(answers: Iterable<readonly [string, Test]>): Promise<string[]> {
  const wrong: string[] = [];
  for (const [what, asked] of answers) {
    const { status, text } = await asked;
    if (status >= 500) wrong.push(`${what}: ${status}`);
    if (text?.includes('<script>alert(1)')) wrong.push(`${what}: unescaped`);
  }
  return wrong;
}

/** The first of those whose addresses begin alike. */
function onePerRoom(routes: readonly WrittenRoute[]): WrittenRoute[] {
  const room = ({ path }: WrittenRoute): string => path.split('/')[1] ?? '';
  return routes.filter((route, at) => routes.findIndex((other) => room(other) === room(route)) === at);
}

/** Each meets every fourth route, and four neighbours meet all of them together: all of them everywhere took minutes and found nothing more. */
const everyFourth = <One>(all: readonly One[], routeAt: number): One[] => all.filter((_, at) => (at + routeAt) % 4 === 0);

/** What is read before any handler looks is tried at every second address: half of them met every reader there is. */
const everySecond = (routes: readonly WrittenRoute[]): WrittenRoute[] => routes.filter((_, at) => at % 2 === 0);

const cookieOf = (person: Person | null): string => person?.cookie ?? 'x=y';

describe.each(everySecond(gets).map((route) => [name(route), route] as const))('%s', (_, route) => {
  it('answers odd queries without failing', async () => {
    const { person, address } = await aVisitTo(route);
    const wrong = await wrongAnswers(everyFourth(oddQueries, everySecond(gets).indexOf(route)).map((query) => [query.slice(0, 60), supertest(portalUrl).get(`${address}?${query}`).set('Cookie', cookieOf(person))] as const));
    expect(wrong).toEqual([]);
  });
});

describe.each(onePerRoom(gets).map((route) => [name(route), route] as const))('%s', (_, route) => {
  it('answers odd cookies and languages without failing', async () => {
    const { person, address } = await aVisitTo(route);
    const plain = () => supertest(portalUrl).get(address);
    const wrong = await wrongAnswers([
      ...oddCookies.map((cookie) => [cookie.slice(0, 60), plain().set('Cookie', `${cookieOf(person)}; ${cookie}`)] as const),
      ['a language nobody speaks', plain().set('Cookie', cookieOf(person)).set('Accept-Language', '*;q=,,;;__proto__')],
    ]);
    expect(wrong).toEqual([]);
  });
});

const withRows: string[] = [];
const takesFiles = ({ path }: WrittenRoute): boolean => /\/(?:bilag|dialog|regneark)$/.test(path);
const readAlike = new Set([...onePerRoom(posts), ...posts.filter(takesFiles)]);

describe.each(posts.map((route) => [name(route), route] as const))('%s', (_, route) => {
  it('answers bodies that are no form of ours without failing', async () => {
    const wrong: string[] = [];
    const { person, address } = await aVisitTo(route);
    for (const [what, body] of everyFourth(Object.entries(formless), posts.indexOf(route)).concat(readAlike.has(route) ? Object.entries({ ...formless, ...oddBodies }) : [])) {
      wrong.push(...(await wrongAnswers([[what, body(supertest(portalUrl).post(address).set('Cookie', cookieOf(person)).set('Origin', portalUrl))]])));
    }
    expect(wrong).toEqual([]);
  });

  it('answers odd values in its own fields without failing', async () => {
    const wrong: string[] = [];
    let visit = await aVisitTo(route);
    const controls = async (): Promise<string[]> => controlsIn((await browserOf(visit.person).get(visit.fill(formOf(route.path)))).text ?? '');
    let asks = await controls();
    for (const [what, value] of everyFourth(Object.entries(oddValues), posts.indexOf(route))) {
      const fields: Fields = Object.fromEntries(asks.map((control) => [control, value]));
      const asked = browserOf(visit.person).post(visit.address, fields);
      wrong.push(...(await wrongAnswers([[what, asked]])));
      // What was taken may have moved the case on, and then there is no such form any more.
      if ((await asked).status !== 303) continue;
      visit = await aVisitTo(route);
      asks = await controls();
    }
    expect(wrong).toEqual([]);
  });

  it('answers odd presses on the buttons of its rows without failing', async () => {
    const { person, address, fill } = await aVisitTo(route);
    const form = await browserOf(person).get(fill(formOf(route.path)));
    const buttons = ['add', 'remove'].filter((button) => form.text?.includes(` name="${button}"`));
    if (buttons.length) withRows.push(name(route));
    const controls = controlsIn(form.text ?? '');
    const answers = buttons.flatMap((button) => ['', 'x', '__proto__', 'partners[0]', 'costs[99999]', 'financing'].map((value) => [`${button}=${value}`, browserOf(person).post(address, { ...Object.fromEntries(controls.map((control) => [control, ''])), [button]: value })] as const));
    expect(await wrongAnswers(answers)).toEqual([]);
  });
});

it('has met the forms that have rows', () => {
  expect(withRows).toEqual(expect.arrayContaining(['POST /ansoegninger/:id/partnere', 'POST /ansoegninger/:id/budget', 'POST /ansoegninger/:id/finansiering', 'POST /ansoegninger/:id/maal']));
});
