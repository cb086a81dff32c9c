// Verifies a receipt on the page. Nothing leaves the browser.
import { verify } from './verify.js';

const form = document.querySelector('[data-verify]');
const receiptFile = form.querySelector('#receipt-file');
const contentFile = form.querySelector('#content-file');
const verdict = form.querySelector('[data-verdict]');
const checks = form.querySelector('[data-checks]');
const { locale, published, yes, no, unknown, genuine } = form.dataset;

const publishedOnce = fetch(published).then((answer) => answer.json()).catch(() => ({ keys: [], heads: [] }));

async function show() {
  const [receipt] = receiptFile.files;
  if (!receipt) return;
  const { keys, heads } = await publishedOnce;
  const content = contentFile.files[0] ? await contentFile.files[0].arrayBuffer() : null;
  const found = await verify(await receipt.text(), { keys, heads, content });
  for (const line of checks.children) line.hidden = !found.checks.some(({ name }) => name === line.dataset.check);
  for (const { name, ok } of found.checks) {
    const line = checks.querySelector(`[data-check="${name}"]`);
    line.querySelector('dd').textContent = ok === null ? unknown : ok ? yes : no;
    line.dataset.ok = String(ok);
  }
  checks.hidden = false;
  verdict.className = `alert ${found.ok ? 'alert-success' : 'alert-error'}`;
  verdict.textContent = found.ok ? said(found.statement) : form.dataset.forged;
}

function said({ kind, application, version, receivedAt, ground }) {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Copenhagen' }).format(new Date(receivedAt));
  const text = (kind === 'refusal' ? form.dataset.refusal : genuine).replace('[number]', application.number).replace('[version]', version).replace('[when]', when);
  return [text, ground === 'grace' || ground === 'exemption' ? form.dataset[ground] : ''].join(' ').trim();
}

form.hidden = false;
receiptFile.addEventListener('change', show);
contentFile.addEventListener('change', show);
