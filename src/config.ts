import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Everything the application reads from its environment. Frozen at start; nothing else reads `process.env`. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Address people use, without a trailing slash; links in mail start with it. */
  readonly publicUrl: string;
  /** `null`: start the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly uploadsDir: string;
  /** `null`: files lie in `uploadsDir`. */
  readonly s3: { readonly url: string; readonly bucket: string; readonly region: string; readonly key: string; readonly secret: string } | null;
  /** `null`: files are not scanned for viruses. */
  readonly clamdUrl: string | null;
  /** Signs the session cookie; at least 32 characters. */
  readonly jwtSecret: string;
  /** Ed25519 private key in PEM; signs receipts. */
  readonly receiptKey: string;
  /** Whom the head of the log of receipts is mailed to every day. */
  readonly receiptWitnesses: readonly string[];
  /** How often the portal tries whether it takes a submission; 0: never. */
  readonly probeSeconds: number;
  /** From which load on visitors are asked to wait; see `platform/load`. */
  readonly load: { readonly delayMs: number; readonly underWay: number; readonly waiting: number };
  /** Demo data and accounts in an empty database, and the page that shows outgoing mail. */
  readonly demo: boolean;
  /** `null`: mail is written to files in `dataDir/mail` instead of being sent. */
  readonly smtpUrl: string | null;
  readonly mailFrom: { readonly name: string; readonly address: string };
  /** Access to CVR, the public register of companies; `null`: only the demo's fictional companies can be looked up. */
  readonly companyRegister: { readonly url: string; readonly user: string; readonly password: string } | null;
  /** Cookies carry `Secure` when people reach the portal over https. */
  readonly secureCookies: boolean;
  /** Templates refuse unknown keys; off in production for speed. */
  readonly strictViews: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** @throws ConfigError naming every variable that is wrong, and what it should hold. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const text = (name: string) => env[name]?.trim() || null;
  const flag = (name: string, otherwise: boolean) => {
    const value = text(name);
    if (value === null) return otherwise;
    if (value === '1' || value === 'true') return true;
    if (value === '0' || value === 'false') return false;
    problems.push(`${name} is "${value}"; write true or false`);
    return otherwise;
  };
  const positive = (name: string, otherwise: number) => {
    const value = Number(text(name) ?? otherwise);
    if (!(value > 0)) problems.push(`${name} is "${env[name]}"; write a number above 0`);
    return value;
  };
  const address = (name: string, schemes: readonly string[]) => {
    const value = text(name);
    if (value === null) return null;
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
    if (!schemes.includes(scheme)) problems.push(`${name} must be an address that starts with ${schemes.join(':// or ')}://`);
    return value;
  };

  const port = Number(text('PORT') ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push(`PORT is "${env.PORT}"; write a number from 0 to 65535`);
  const host = text('HOST') ?? '127.0.0.1';
  const databaseUrl = address('DATABASE_URL', ['postgres', 'postgresql']);
  const smtpUrl = address('SMTP_URL', ['smtp', 'smtps']);
  const publicUrl = (address('PUBLIC_URL', ['http', 'https']) ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const s3Url = address('S3_URL', ['http', 'https']);
  const s3 = s3Url === null ? null : { url: s3Url, bucket: text('S3_BUCKET') ?? '', region: text('S3_REGION') ?? 'eu-north-1', key: text('S3_KEY') ?? '', secret: text('S3_SECRET') ?? '' };
  const s3Names = { S3_BUCKET: s3?.bucket, S3_KEY: s3?.key, S3_SECRET: s3?.secret };
  for (const [name, value] of Object.entries(s3Names)) if (value === '') problems.push(`${name} must be set when S3_URL is`);
  if (!s3) for (const name of Object.keys(s3Names)) if (text(name)) problems.push(`${name} is set, but not S3_URL; set both or neither`);
  const clamdUrl = address('CLAMD_URL', ['tcp', 'unix']);
  const dataDir = resolve(text('DATA_DIR') ?? '.data');
  const jwtSecret = text('JWT_SECRET') ?? (databaseUrl ? '' : secretKeptIn(dataDir));
  if (jwtSecret.length < 32) problems.push('JWT_SECRET must be set to at least 32 random characters when DATABASE_URL is set');
  const receiptKey = keyIn(text('RECEIPT_KEY_FILE') ?? receiptKeyKeptIn(dataDir), problems);
  const receiptWitnesses = (text('RECEIPT_WITNESSES') ?? '').split(',').map((one) => one.trim()).filter(Boolean);
  for (const one of receiptWitnesses) if (!isAddress(one)) problems.push(`RECEIPT_WITNESSES has "${one}"; write e-mail addresses with commas between them`);
  const probeSeconds = Number(text('PROBE_SECONDS') ?? '60');
  if (!Number.isInteger(probeSeconds) || probeSeconds < 0 || probeSeconds > 60) problems.push(`PROBE_SECONDS is "${env.PROBE_SECONDS}"; write a number from 1 to 60, or 0 for never`);
  const load = { delayMs: positive('LOAD_DELAY_MS', 500), underWay: positive('LOAD_REQUESTS', 200), waiting: positive('LOAD_WAITING', 100) };
  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!isLogLevel(logLevel)) problems.push(`LOG_LEVEL is "${logLevel}"; write one of ${logLevels.join(', ')}`);
  const mailAddress = text('MAIL_FROM') ?? 'sekretariat@fyrtaarn.example';
  if (!isAddress(mailAddress)) problems.push(`MAIL_FROM is "${mailAddress}"; write one e-mail address`);

  const register = { url: address('CVR_URL', ['http', 'https'])?.replace(/\/+$/, ''), user: text('CVR_USER'), password: text('CVR_PASSWORD') };
  problems.push(...registerProblems(register));

  const config: Config = {
    host,
    port,
    publicUrl,
    databaseUrl,
    dataDir,
    uploadsDir: resolve(text('UPLOADS_DIR') ?? 'uploads'),
    s3,
    clamdUrl,
    jwtSecret,
    receiptKey,
    receiptWitnesses,
    probeSeconds,
    load,
    demo: flag('DEMO', databaseUrl === null),
    smtpUrl,
    mailFrom: { name: 'Fyrtårn', address: mailAddress },
    companyRegister: register.url && register.user && register.password ? { url: register.url, user: register.user, password: register.password } : null,
    secureCookies: publicUrl.startsWith('https:'),
    strictViews: flag('STRICT_VIEWS', env.NODE_ENV !== 'production'),
    logLevel: isLogLevel(logLevel) ? logLevel : 'info',
  };
  if (problems.length) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** The password goes with every question, so it crosses a network encrypted or not at all. */
function registerProblems({ url, user, password }: { url: string | undefined; user: string | null; password: string | null }): string[] {
  const given = { CVR_URL: url, CVR_USER: user, CVR_PASSWORD: password };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  const problems = missing.length > 0 && missing.length < 3 ? [`${missing.join(' and ')} must be set too: CVR_URL, CVR_USER and CVR_PASSWORD go together`] : [];
  if (!url || !URL.canParse(url)) return problems;
  const { protocol, hostname, username, password: inUrl, search, hash } = new URL(url);
  if (username || inUrl || search || hash) problems.push('CVR_URL must be the address alone; the user and password go into CVR_USER and CVR_PASSWORD');
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) problems.push('CVR_URL must start with https://, as the password goes with every question');
  return problems;
}

function isLogLevel(value: string): value is Config['logLevel'] {
  return (logLevels as readonly string[]).includes(value);
}

const isAddress = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+$/.test(text);

/** The key's text, which is only read here; whoever can read the file can sign as the portal. */
function keyIn(file: string, problems: string[]): string {
  const wrong = (why: string): string => {
    problems.push(`RECEIPT_KEY_FILE ${why}; make a key with: openssl genpkey -algorithm ed25519 -out receipt-key.pem`);
    return '';
  };
  try {
    const pem = readFileSync(file, 'utf8');
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519' ? pem : wrong(`${file} holds another kind of key than Ed25519`);
  } catch (error) {
    return wrong(`${file} cannot be read as a private key (${(error as Error).message})`);
  }
}

/** Made on the first start. Several portals on one database may each have their own: the log names the key of each receipt. */
function receiptKeyKeptIn(dataDir: string): string {
  const file = join(dataDir, 'receipt-key.pem');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    // Whole or not at all, also where two portals start at once.
    renameSync(half, file);
  }
  return file;
}

/** The embedded database needs no set-up, so its secret is made on the first start and kept beside the data. */
function secretKeptIn(dataDir: string): string {
  const file = join(dataDir, 'jwt-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
