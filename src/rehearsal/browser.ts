import type { Lang } from '../shared/lang.js';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly isJson: boolean;
  readonly text: string;
}

/** What somebody's browser has asked for so far, and how often the portal itself went wrong. */
export interface Traffic {
  requests: number;
  readonly broken: string[];
}

/** One person at the rehearsal's portal, as far as HTTP can tell. */
export class Browser {
  constructor(
    private readonly url: string,
    private readonly session: string,
    private readonly lang: Lang,
    private readonly traffic: Traffic,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path, undefined);
  }

  /** `button`: name and value of the one that was pressed, where it has any. */
  post(path: string, fields: Fields = {}, button: readonly [string, string] | null = null): Promise<Answer> {
    const body = new URLSearchParams(button ? [[...button]] : []);
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.send('POST', path, body);
  }

  upload(path: string, name: string, content: string): Promise<Answer> {
    const body = new FormData();
    body.append('file', new Blob([content], { type: 'application/pdf' }), name);
    return this.send('POST', path, body);
  }

  private async send(method: 'GET' | 'POST', path: string, body: URLSearchParams | FormData | undefined): Promise<Answer> {
    this.traffic.requests += 1;
    const headers = { Cookie: `${this.session}; fyrtaarn_sprog=${this.lang}`, Origin: this.url };
    const answer = await fetch(`${this.url}${path}`, { method, redirect: 'manual', headers, ...(body ? { body } : {}) });
    const text = await answer.text();
    if (answer.status >= 500) this.traffic.broken.push(`${method} ${path}: ${answer.status}`);
    return { status: answer.status, location: answer.headers.get('location') ?? '', isJson: (answer.headers.get('content-type') ?? '').includes('json'), text };
  }
}
