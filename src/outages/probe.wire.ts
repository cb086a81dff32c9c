import { randomBytes, timingSafeEqual } from 'node:crypto';
import { request, type Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { probeUrl } from './outage.paths.js';

export const SECRET_HEADER = 'x-fyrtaarn-proeve';

/** More than the portal itself takes over a submission while its database is away. */
const PATIENCE_MS = 30_000;

type Answer =
  | { readonly kind: 'received'; readonly publicKey: string }
  | { readonly kind: 'refused'; readonly status: number }
  /** `why`: Node's code of the error. */
  | { readonly kind: 'silence'; readonly why: string };

/** The way from this process to its own entrance: a new connection over the loopback, with a secret that nobody else has. */
@Injectable()
export class ProbeWire {
  private readonly secret = randomBytes(32).toString('base64url');

  constructor(private readonly host: HttpAdapterHost) {}

  isOwn(secret: string | undefined): boolean {
    const [given, own] = [Buffer.from(secret ?? ''), Buffer.from(this.secret)];
    return given.length === own.length && timingSafeEqual(given, own);
  }

  /** Where this portal listens; null: not yet, or no more. */
  get address(): { readonly host: string; readonly port: number } | null {
    const address = this.server.address();
    if (address === null || typeof address === 'string') return null;
    const host = address.address === '::' ? '::1' : address.address === '0.0.0.0' ? '127.0.0.1' : address.address;
    return { host, port: address.port };
  }

  whenListening(work: () => void): void {
    this.server.once('listening', work);
  }

  send(id: string): Promise<Answer> {
    const address = this.address;
    if (!address) return Promise.resolve({ kind: 'silence', why: 'closed' });
    const { host, port } = address;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const body = new URLSearchParams({ declaration: '1' }).toString();
    const headers = { Host: authority, Origin: `http://${authority}`, [SECRET_HEADER]: this.secret, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) };
    return new Promise((resolve) => {
      const sent = request({ host, port, method: 'POST', path: probeUrl(id), agent: false, headers, signal: AbortSignal.timeout(PATIENCE_MS) }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(response.statusCode === 200 ? received(text) : { kind: 'refused', status: response.statusCode ?? 0 }));
        response.on('error', (error) => resolve(silence(error)));
      });
      sent.on('error', (error) => resolve(silence(error)));
      sent.end(body);
    });
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

function received(text: string): Answer {
  try {
    const { publicKey } = JSON.parse(text) as { publicKey?: unknown };
    if (typeof publicKey === 'string') return { kind: 'received', publicKey };
  } catch {
    // Cut off, or something in between answered.
  }
  return { kind: 'silence', why: 'unreadable' };
}

function silence(error: Error & { code?: unknown }): Answer {
  return { kind: 'silence', why: error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : String(error.code ?? error.name) };
}
