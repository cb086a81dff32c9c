import { describe, expect, it } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import type { Log } from '../logging/index.js';
import { FailureFilter } from './failure.filter.js';
import type { Responder } from './responder.js';
import { RefusedOrigin } from './same-origin.js';

describe('what the log says of a request that failed', () => {
  it.each([new RefusedOrigin(), new Error('anything')])('keeps what opens something by itself out of it: %s', (error) => {
    const said: unknown[] = [];
    const note = (...all: unknown[]): void => void said.push(...all);
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxMjM0In0.c2lnbmF0dXJlLW9m';
    const request = { path: `/bekraeftelse/${token}`, method: 'POST', requestId: 'r', visitor: { account: null, lang: 'da' } };
    const response = { headersSent: false, send: () => undefined };
    const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }) } as unknown as ArgumentsHost;
    new FailureFilter({ sendPage: () => '' } as unknown as Responder, { info: note, error: note } as unknown as Log).catch(error, host);
    expect(said).toHaveLength(2);
    expect(JSON.stringify(said)).toContain('/bekraeftelse/…');
    expect(JSON.stringify(said)).not.toContain(token);
  });
});
