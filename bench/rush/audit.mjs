import { verify } from '../../views/assets/verify.js';

/**
 * Looks for everything that was acknowledged: each save in the log of changes, each file by its hash, each submission as one version with a
 * valid receipt, and the log of receipts without gaps.
 */
export async function audit({ client, browser, writers, ledger, sampled = 200 }) {
  const ask = async (sql, params = []) => (await client.query(sql, params)).rows;
  const { saves, submissions, uploads } = ledger;
  const [{ lost: lostSaves, doubled: doubledSaves }] = await ask(
    `SELECT count(*) FILTER (WHERE n = 0)::int AS lost, count(*) FILTER (WHERE n > 1)::int AS doubled
       FROM (SELECT s.text, (SELECT count(*) FROM field_edit e WHERE e.application_id = s.id AND e.after = s.text) AS n
               FROM unnest($1::uuid[], $2::text[]) s(id, text)) found`,
    [saves.map(({ id }) => id), saves.map(({ text }) => text)],
  );
  const [{ lost: lostSubmissions, doubled: doubledSubmissions }] = await ask(
    `SELECT count(*) FILTER (WHERE n = 0)::int AS lost, count(*) FILTER (WHERE n > 1)::int AS doubled
       FROM (SELECT (SELECT count(*) FROM submission v WHERE v.application_id = s.id AND v.key = s.key) AS n
               FROM unnest($1::uuid[], $2::uuid[]) s(id, key)) found`,
    [submissions.map(({ id }) => id), submissions.map(({ key }) => key)],
  );
  const [{ lost: lostFiles, doubled: doubledFiles }] = await ask(
    `SELECT count(*) FILTER (WHERE n = 0)::int AS lost, count(*) FILTER (WHERE n > 1)::int AS doubled
       FROM (SELECT (SELECT count(*) FROM attachment a JOIN stored_file f ON f.key = a.storage_key WHERE a.application_id = s.id AND f.sha256 = s.sha256) AS n
               FROM unnest($1::uuid[], $2::text[]) s(id, sha256)) found`,
    [uploads.map(({ id }) => id), uploads.map(({ sha256 }) => sha256)],
  );
  // A key that nobody was told of: kept, and its answer lost on the way. Two versions of one press would show here.
  const [{ unasked }] = await ask(`SELECT count(*)::int AS unasked FROM submission v JOIN application a ON a.id = v.application_id WHERE a.round_id LIKE 'rush-%' AND v.key IS NULL`);
  return {
    lost: lostSaves + lostSubmissions + lostFiles,
    doubled: doubledSaves + doubledSubmissions + doubledFiles + unasked,
    invalid: await invalidReceipts({ ask, browser, writers, submissions, sampled }),
  };
}

async function invalidReceipts({ ask, browser, writers, submissions, sampled }) {
  const rows = await ask(
    `SELECT r.position, r.statement, r.signature, r.link, k.id, k.public_key AS "publicKey", v.snapshot, v.key
       FROM receipt r JOIN receipt_key k ON k.id = r.key_id LEFT JOIN submission v ON v.application_id = r.application_id AND v.version = r.version ORDER BY r.position`,
  );
  let invalid = 0;
  let before = { position: 0, link: '0'.repeat(64) };
  const withReceipt = new Set();
  for (const row of rows) {
    const receipt = JSON.stringify({ statement: JSON.parse(row.statement), signature: row.signature, key: { id: row.id, publicKey: row.publicKey } });
    const found = await verify(receipt, { keys: [row], heads: [row], content: row.snapshot === null ? null : Buffer.from(row.snapshot) });
    const inOrder = Number(row.position) === before.position + 1 && found.statement?.log.before === before.link;
    if (!found.ok || !inOrder) invalid += 1;
    withReceipt.add(row.key);
    before = { position: Number(row.position), link: row.link };
  }
  invalid += submissions.filter(({ key }) => !withReceipt.has(key)).length;
  // Some as a person would fetch them, over HTTP.
  for (const { id } of submissions.slice(0, sampled)) {
    const file = await browser.get(`/ansoegninger/${id}/kvittering/underskrevet.json`, writers.get(id));
    if (file.status !== 200 || !(await verify(file.text)).ok) invalid += 1;
  }
  return invalid;
}
