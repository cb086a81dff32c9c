import { createHash, randomUUID } from 'node:crypto';
import { controlNamed, readForm, successful } from '../../fuzz/form-reader.mjs';

const fields = ['summary', 'purpose', 'activities'];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** What was acknowledged, how long it took, and what went wrong. */
export class Ledger {
  saves = [];
  submissions = [];
  uploads = [];
  errors = new Map();
  ms = { save: [], submit: [], view: [], upload: [] };

  wrong(what) {
    this.errors.set(what, (this.errors.get(what) ?? 0) + 1);
  }

  async timed(kind, work) {
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.ms[kind].push(performance.now() - began);
    }
  }
}

/** Somebody who writes one field of one application on one page; each save has a text of its own, which the audit looks for. */
export async function anEditor({ browser, ledger, id, writer, at }) {
  const path = `/ansoegninger/${id}/projekt`;
  let form = readForm((await browser.get(path, writer.cookie)).text, path);
  let turn = 0;
  return {
    async save() {
      if (!form) return;
      const text = `Gemt ${randomUUID()}`;
      controlNamed(form, fields[at]).value = text;
      controlNamed(form, 'turn').value = String((turn += 1));
      const answer = await ledger.timed('save', () => browser.post(path, writer.cookie, [...successful(form), ['then', 'autosave']])).catch((error) => ({ error }));
      if (answer.status === 200 && answer.isJson) ledger.saves.push({ id, text });
      // Sent in, or reopened, meanwhile: the page keeps the text, and a new page goes on.
      else if (answer.status === 409 || answer.status === 303) form = readForm((await browser.get(path, writer.cookie)).text, path);
      else ledger.wrong(`save ${answer.status ?? answer.error.code}`);
    },
    async view() {
      const answer = await ledger.timed('view', () => browser.get(`/ansoegninger/${id}`, writer.cookie)).catch((error) => ({ error }));
      if (answer.status !== 200) ledger.wrong(`view ${answer.status ?? answer.error.code}`);
    },
  };
}

const head = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n';
const tail = '\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A PDF of so many bytes that no other upload has. */
export async function upload({ browser, ledger, id, writer, bytes }) {
  const content = Buffer.from(`${head}% ${randomUUID()}${' '.repeat(bytes)}${tail}`);
  const answer = await ledger.timed('upload', () => browser.upload(`/ansoegninger/${id}/bilag`, writer.cookie, { field: 'file', name: `bilag-${ledger.uploads.length}.pdf`, content })).catch((error) => ({ error }));
  if (answer.status === 303 && answer.location?.endsWith('/bilag')) ledger.uploads.push({ id, sha256: createHash('sha256').update(content).digest('hex') });
  // Sent in meanwhile: the page says so, and nothing is kept.
  else if (answer.status !== 303) ledger.wrong(`upload ${answer.status ?? answer.error.code}`);
}

/** Presses the button, with a key of its own, and again where the answer is lost. */
export async function submit({ browser, ledger, id, writer }) {
  const key = randomUUID();
  const press = () => browser.post(`/ansoegninger/${id}/indsendelse`, writer.cookie, { declaration: '1', key });
  const answer = await ledger.timed('submit', () => press().catch(() => press())).catch((error) => ({ error }));
  if (answer.status === 303 && /\/kvittering/.test(answer.location ?? '')) ledger.submissions.push({ id, key });
  else ledger.wrong(`submit ${answer.status ?? answer.error.code}`);
}

export async function resubmit({ browser, ledger, id, writer }) {
  const reopened = await browser.post(`/ansoegninger/${id}/genaabning`, writer.cookie, {});
  if (reopened.status !== 303) return ledger.wrong(`reopen ${reopened.status}`);
  await submit({ browser, ledger, id, writer });
}

/** Does it again and again until the end, every so often, unevenly. */
export async function every(ms, until, work) {
  await pause(Math.random() * ms);
  while (performance.now() < until) {
    const next = performance.now() + ms * (0.75 + Math.random() / 2);
    await work();
    await pause(Math.min(next, until) - performance.now());
  }
}

/** Whole submissions by each moment of the last hour: ln((x + c) / c), with c of five minutes (rules of the late rush). */
export function lateRush(count, seconds) {
  const [c, last] = [5, 60];
  return Array.from({ length: count }, (_, n) => {
    const share = (n + 0.5) / count;
    const minutesLeft = c * (((last + c) / c) ** share - 1);
    return seconds * (1 - minutesLeft / last) * 1000;
  });
}

export { pause };
