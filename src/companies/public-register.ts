import type { Log } from '../platform/logging/index.js';
import { ok, refused } from '../shared/result.js';
import { CompanyRegister, type CompanyAnswer } from './company-register.js';
import { companyIn, companyQuestion, named, unitsQuestion } from './public-register.rules.js';

export interface PublicRegisterAccess {
  /** Without a trailing slash; `/virksomhed/_search` follows. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** For a whole look-up, second try included: somebody waits for it, with a transaction open. */
const patienceMs = 3000;
/** Each look-up holds one of the few connections that write; people must be able to save while the register hangs. */
const mostAtOnce = 4;
/** A whole answer is a few kilobytes; a region with hundreds of units a few hundred. */
const mostBytes = 4_000_000;

/** Erhvervsstyrelsen's system-to-system access to CVR, over HTTP with the user and password it has given out. */
export class PublicRegister extends CompanyRegister {
  private underWay = 0;

  constructor(
    private readonly access: PublicRegisterAccess,
    private readonly log: Log,
    private readonly patience = patienceMs,
  ) {
    super();
  }

  async find(cvr: string): Promise<CompanyAnswer> {
    if (this.underWay >= mostAtOnce) {
      this.note(`${mostAtOnce} look-ups are waiting for the register already`);
      return refused('unavailable');
    }
    const signal = AbortSignal.timeout(this.patience);
    this.underWay += 1;
    try {
      const company = companyIn(await this.ask('virksomhed', companyQuestion(cvr), signal), cvr);
      if (company === 'unknown') return refused('unknown');
      if (company === 'garbled') throw new Error('the answer is not about the number that was asked for, or not whole');
      const { productionUnits } = company;
      if (!productionUnits.length) return ok(company);
      // Without their names the units are still there by number; the company itself was found.
      const answer = await this.ask('produktionsenhed', unitsQuestion(productionUnits), signal).catch((error: unknown) => this.note(error));
      return ok({ ...company, productionUnits: named(productionUnits, answer) });
    } catch (error) {
      this.note(error);
      return refused('unavailable');
    } finally {
      this.underWay -= 1;
    }
  }

  /** Asks again once where that may help: a broken connection or a server in trouble, never a refusal or a hang. */
  private async ask(index: 'virksomhed' | 'produktionsenhed', question: object, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.askOnce(index, question, signal);
    } catch (error) {
      if (error instanceof NoUse || signal.aborted) throw error;
      return this.askOnce(index, question, signal);
    }
  }

  private async askOnce(index: string, question: object, signal: AbortSignal): Promise<unknown> {
    const { url, user, password } = this.access;
    const response = await fetch(`${url}/${index}/_search`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(question),
      // The password must not follow anybody's redirect.
      redirect: 'manual',
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      const message = `the register answered ${response.status}`;
      throw response.status >= 500 ? new Error(message) : new NoUse(message);
    }
    return readJson(response);
  }

  private note(error: unknown): void {
    // Of fetch's own errors, only the cause says what happened.
    const told = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    this.log.warn('company register', { problem: told instanceof Error ? told.message : String(told) });
  }
}

/** Asking again would get the same answer. */
class NoUse extends Error {}

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new NoUse(`the answer is larger than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new NoUse('the answer is not JSON');
  }
}
