import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Structured log lines on standard output. Names and texts that people wrote do not belong in them. */
@Injectable()
export class Log implements LoggerService {
  private readonly out: Logger;

  constructor(level: string) {
    this.out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['*.cookie', '*.authorization'] });
  }

  info(message: string, facts: object = {}): void {
    this.out.info(facts, message);
  }

  log(message: string, context?: string): void {
    this.out.debug({ context }, message);
  }

  warn(message: string, facts: unknown = {}): void {
    this.out.warn(typeof facts === 'object' ? (facts ?? {}) : { context: facts }, message);
  }

  error(error: unknown, facts: unknown = {}): void {
    const details = typeof facts === 'object' ? facts : { context: facts };
    if (error instanceof Error) this.out.error({ ...details, err: error }, error.message);
    else this.out.error(details ?? {}, String(error));
  }
}
