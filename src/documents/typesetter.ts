import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { projectRoot } from '../project-root.js';
import { documentTexts } from './document.texts.js';
import type { Failure } from './document.rules.js';
import type { Paper } from './paper.page.js';
import { MISSING, everyText, onlyKnown, typesettable } from './typeset-text.js';
import type { Answer, Work } from './typst.process.js';

/** Why there is no PDF; `stopped` is the portal's own end, after which another one takes over; `died`: its process ended without an answer. */
export class NoPdf extends Error {
  constructor(
    readonly why: Exclude<Failure, 'access'> | 'stopped' | 'died',
    detail: string,
  ) {
    super(detail);
  }
}

/** A process killed after this has met an application that no rule set allows. */
const LONGEST_MS = 90_000;

/** In the compiled portal typst.process.js; Node runs the .ts as it is where tests run from source. */
const program = new URL(`./typst.process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
const folder = join(projectRoot, 'views', 'documents');
/** Without it, whatever fonts a machine has would step in, and the same paper would look different elsewhere. */
const ownFontsOnly = join(folder, 'fonts.conf');
const fonts = join(dirname(dirname(fileURLToPath(import.meta.resolve('dkfds')))), 'fonts', 'IBMPlexSans', 'complete', 'ttf');

/**
 * Turns paper into a tagged PDF (PDF/UA-1). Each document is set by a process of its own, so that pages stay quick, a
 * crash takes nothing along, one that never ends can be ended, and no secret of the portal is within its reach.
 */
@Injectable()
export class Typesetter implements BeforeApplicationShutdown {
  private readonly running = new Set<ChildProcess>();
  /** The portal is being shut down. */
  isEnding = false;

  beforeApplicationShutdown(): void {
    this.isEnding = true;
    for (const child of this.running) child.kill('SIGKILL');
  }

  /** @throws NoPdf */
  async pdf(paper: Paper, madeAt: Date): Promise<Buffer> {
    const whole = everyText(paper, typesettable);
    const answer = await this.run(whole, madeAt);
    if (answer.ok) return Buffer.from(answer.pdf);
    if (answer.why !== 'letters') throw new NoPdf(answer.why, answer.detail);
    // PDF/UA wants every character shown: those that no font has become a square, and the document says so.
    const known = everyText(whole, onlyKnown);
    const second = await this.run({ ...known, missingNote: documentTexts.say(paper.lang, 'documents.missing', { sign: MISSING }) }, madeAt);
    if (second.ok) return Buffer.from(second.pdf);
    throw second.why === 'letters' ? new NoPdf('broken', 'A character that is known to every font was not') : new NoPdf(second.why, second.detail);
  }

  private run(paper: Paper, madeAt: Date): Promise<Answer> {
    const work: Work = {
      template: readFileSync(join(folder, 'application.typ'), 'utf8'),
      folder,
      fonts: existsSync(fonts) ? [fonts] : [],
      data: JSON.stringify(paper),
      madeAt: Math.floor(madeAt.getTime() / 1000),
    };
    return new Promise((resolve, reject) => {
      if (this.isEnding) return reject(new NoPdf('stopped', 'The portal is ending'));
      const child = fork(program, { env: { FONTCONFIG_FILE: ownFontsOnly }, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      this.running.add(child);
      let said = '';
      let isLate = false;
      const limit = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, LONGEST_MS);
      child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)));
      child.once('message', (answer) => resolve(answer as Answer));
      // Whoever is killed before the work was sent leaves a broken pipe, which is told before its end is.
      child.once('error', (error) => reject(new NoPdf(this.isEnding ? 'stopped' : 'died', error.message)));
      child.once('exit', (code, signal) => {
        clearTimeout(limit);
        this.running.delete(child);
        reject(new NoPdf(this.isEnding ? 'stopped' : isLate ? 'time' : 'died', `The typesetter ended (${signal ?? code}) ${said}`));
      });
      child.send(work);
    });
  }
}
