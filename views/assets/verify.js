// Verifies a receipt without the portal: the same file runs on the page and in `npm run verify`.

const encoder = new TextEncoder();

/** JSON with one possible spelling (RFC 8785), as far as a receipt needs it: texts, whole numbers, null, lists, objects. */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

export async function sha256Hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', typeof bytes === 'string' ? encoder.encode(bytes) : bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromBase64url(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** First 16 hexadecimal digits of the SHA-256 of the public key: short enough to read aloud. */
export async function fingerprintOf(publicKey) {
  return (await sha256Hex(fromBase64url(publicKey))).slice(0, 16);
}

/**
 * @param receiptText the file as downloaded
 * @param given.keys public keys that are trusted, as `{ id, publicKey }`; none: the one in the receipt, whose fingerprint the
 *   reader compares with the published one
 * @param given.content bytes of the submitted application
 * @param given.heads published heads, as `{ position, link }`
 * @returns `{ ok, statement, fingerprint, sha256, link, trusted, checks: [{ name, ok }] }`; `ok` is null where a check could
 *   not be made
 */
export async function verify(receiptText, { keys = [], content = null, heads = [] } = {}) {
  const checks = [];
  const check = (name, ok) => checks.push({ name, ok });
  const refused = () => ({ ok: false, statement: null, fingerprint: null, sha256: null, link: null, trusted: false, checks });
  let receipt;
  try {
    receipt = JSON.parse(receiptText);
  } catch {
    check('readable', false);
    return refused();
  }
  const { statement, signature, key } = receipt ?? {};
  const isReceipt = statement?.schema === 'fyrtaarn-receipt-1' && typeof signature === 'string' && typeof key?.publicKey === 'string';
  check('readable', isReceipt);
  if (!isReceipt) return refused();

  const text = canonicalJson(statement);
  const fingerprint = await fingerprintOf(key.publicKey);
  const trusted = keys.some((known) => known.publicKey === key.publicKey);
  check('key', keys.length ? trusted && key.id === fingerprint : null);
  let signed = false;
  try {
    const imported = await crypto.subtle.importKey('raw', fromBase64url(key.publicKey), 'Ed25519', false, ['verify']);
    signed = await crypto.subtle.verify('Ed25519', imported, fromBase64url(signature), encoder.encode(text));
  } catch (error) {
    if (error?.name === 'NotSupportedError') {
      check('signature', null);
      return { ...refused(), statement, fingerprint };
    }
  }
  check('signature', signed);

  const sha256 = await sha256Hex(text);
  const link = await sha256Hex(statement.log.before + sha256);
  const head = heads.find(({ position }) => Number(position) === statement.log.position);
  check('head', head ? head.link === link : null);
  if (statement.kind === 'submission') check('content', content ? (await sha256Hex(content)) === statement.content.sha256 : null);
  return { ok: checks.every(({ ok }) => ok !== false) && signed, statement, fingerprint, sha256, link, trusted, checks };
}
