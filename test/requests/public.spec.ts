import { describe, expect, it } from '@jest/globals';
import { aRound, browserOf, sql } from '../support/portal.js';

const danish = browserOf(null);
const english = browserOf(null, { lang: 'en' });

/** The text a reader sees, on one line. */
function words(html: string): string {
  const [, main = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  return main
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replace(/[\s\u00a0]+/g, ' ');
}

/** Where the page leads. */
function links(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'));
}

const applyLink = expect.stringMatching(/^\/ansoegninger\/ny\?/);

async function read(path: string, browser = danish): Promise<string> {
  const answer = await browser.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return words(answer.text);
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('the strategy', () => {
  it('shows the vision, the headline without a year, and six focus areas', async () => {
    const text = await read('/strategi');
    expect(text).toContain('Visionen for 2020');
    expect(text).toContain('1,7 % (årstal ikke angivet)');
    expect(text).toContain('op på 2,5 % om året');
    expect(count(text, 'Indsatsområde ')).toBe(6);
  });

  it('shows 19 targets on the pages of the focus areas', async () => {
    const areas = await sql<{ id: string }>('SELECT id FROM focus_area');
    const pages = await Promise.all(areas.map(({ id }) => read(`/strategi/${id}`)));
    const numbers = pages.flatMap((text) => [...text.matchAll(/Mål (\d+)(?!:)/g)].map((match) => Number(match[1])));
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
  });

  it('shows a missing baseline as missing, with the reason', async () => {
    const text = await read('/strategi/attractive-metropolis');
    expect(count(text, ' ikke angivet ')).toBe(4);
    expect(text).toContain('Intet indekstal for 2008');
    expect(text).toContain('Kun et niveau: 3.701 arbejdssteder i 2008');
    expect(await read('/strategi/attractive-metropolis', english)).toContain('A level only: 3,701 workplaces in 2008');
  });

  it('says what each comparator means', async () => {
    const text = await read('/strategi/innovation-research');
    expect(text).toContain('over 50 %');
    expect(text).toContain('tæt på 20 %');
    expect(await read('/strategi/talent-skills')).toContain('ned på 20 %');
  });
});

describe('the criteria', () => {
  it('are eight, with guidance in both languages', async () => {
    const criteria = await sql<{ guidance_da: string; guidance_en: string }>('SELECT guidance_da, guidance_en FROM criterion');
    const [da, en] = [await read('/kriterier'), await read('/kriterier', english)];
    expect(criteria).toHaveLength(8);
    for (const { guidance_da, guidance_en } of criteria) {
      expect(da).toContain(guidance_da);
      expect(en).toContain(guidance_en);
    }
  });

  it('tell what the material says from our reading, and what the portal checks', async () => {
    const text = await read('/kriterier');
    expect(text).toContain('Arbejdstimer fra partnerne Står i materialet');
    expect(text).toContain('Hver partner har en beskrevet rolle, og leadpartneren er udpeget Vores læsning');
    expect(text).toContain('Der er valgt mindst 1 indsatsområde. Krav');
  });
});

describe('the idea catalogue', () => {
  it('lists 22 initiatives and promises none of them support', async () => {
    const text = await read('/ideer');
    expect(count(text, 'Initiativ ')).toBe(22);
    expect(text).toContain('giver ingen ret til støtte');
  });

  it('shows one focus area, and initiatives of others that touch it', async () => {
    const text = await read('/ideer?indsatsomraade=talent-skills');
    expect([...text.matchAll(/Initiativ (\d\.\d)/g)].map((match) => match[1])).toEqual(['5.1', '5.2', '5.3', '5.4', '5.5', '3.1', '6.2', '7.3']);
  });

  it.each(['ukendt', '', "x' OR 1=1"])('shows all for the focus area "%s", which nobody has', async (area) => {
    expect(count(await read(`/ideer?indsatsomraade=${encodeURIComponent(area)}`), 'Initiativ ')).toBe(22);
  });

  it('has a page for every initiative in both languages', async () => {
    const ideas = await sql<{ number: string; title_da: string; title_en: string }>('SELECT number, title_da, title_en FROM initiative');
    for (const idea of ideas) {
      const da = await read(`/ideer/${idea.number}`);
      expect(da).toContain(idea.title_da);
      expect(da).toContain('Foreslåede deltagere – ikke bekræftede partnere');
      expect(await read(`/ideer/${idea.number}`, english)).toContain(idea.title_en);
    }
  });

  it('leads into an application with the initiative, in an open round', async () => {
    await aRound();
    const { text } = await danish.get('/ideer/5.3');
    expect(links(text)).toContainEqual(expect.stringMatching(/^\/ansoegninger\/ny\?initiativ=5\.3&runde=[\w-]+$/));
  });
});

describe('rounds', () => {
  it('lists the four of 2011 with deadline, meeting and the days between', async () => {
    const text = await read('/runder');
    expect(text).toContain('1. runde 2011 10. januar 2011 kl. 23.59.59 10. marts 2011 59 dage');
    expect(text).toContain('2. runde 2011 21. marts 2011 kl. 23.59.59 23. maj 2011 63 dage');
    expect(text).toContain('3. runde 2011 23. juni 2011 kl. 23.59.59 5. september 2011 74 dage');
    expect(text).toContain('4. runde 2011 3. oktober 2011 kl. 23.59.59 1. december 2011 59 dage');
    expect(await read('/runder', english)).toContain('10 January 2011 at 23:59:59');
  });

  it('leads to an application while a round is open, and no longer', async () => {
    const open = await danish.get(`/runder/${await aRound({ closesInMs: 60_000 })}`);
    expect(words(open.text)).toContain('Tid tilbage');
    expect(links(open.text)).toContainEqual(applyLink);
    const closed = await danish.get(`/runder/${await aRound({ closesInMs: -30_000 })}`);
    expect(words(closed.text)).toContain('Lukket');
    expect(links(closed.text)).not.toContainEqual(applyLink);
    const coming = await danish.get(`/runder/${await aRound({ opensInMs: 3_600_000 })}`);
    expect(words(coming.text)).toContain('Ikke åben endnu');
    expect(links(coming.text)).not.toContainEqual(applyLink);
  });

  it('says the rules with their figures', async () => {
    const text = await read('/runder/2011-1');
    expect(text).toContain('Runden følger regelsæt structural-funds-2007-13, version 1');
    expect(text).toContain('EU-midler kan højst dække 50 %');
  });

  it('shows three funds with their pools and who decides', async () => {
    const text = await read('/puljer');
    for (const part of ['145.000.000', '147.000.000', '57.000.000', 'I alt 349.000.000', 'Regionsrådet', 'efter legalitetskontrol']) {
      expect(text).toContain(part);
    }
    expect(await read('/puljer', english)).toContain('Total 349,000,000');
  });
});

describe('the front page', () => {
  it('names an open round with its deadline and the time left', async () => {
    await aRound();
    const { text } = await danish.get('/');
    expect(words(text)).toMatch(/er åben\. Frist: \d{1,2}\. \p{L}+ \d{4} kl\. \d\d\.\d\d\.\d\d Tid tilbage:/u);
    expect(text).toMatch(/<time class="countdown" datetime="[\d-]+T[\d:.]+Z"/);
    expect(words(text)).toContain('349.000.000');
    expect(count(text, 'button-primary')).toBe(1);
  });
});

it.each(['/strategi/ukendt', '/ideer/9.9', '/ideer/2', '/runder/2011-9', '/runder/%00'])('%s is not found', async (path) => {
  expect((await danish.get(path)).status).toBe(404);
});
