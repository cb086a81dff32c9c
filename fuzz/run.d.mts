import type pg from 'pg';

export interface Browser {
  get(path: string, cookie: string): Promise<object>;
  post(path: string, cookie: string, pairs: readonly (readonly [string, string])[]): Promise<object>;
  close(): void;
}

export interface Fuzzed {
  readonly interleavings: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly failures: readonly { readonly number: number; readonly issues: readonly string[]; readonly steps: readonly string[] }[];
}

export function fuzzEdits(options: {
  urls: readonly string[];
  client: pg.Pool;
  signIn(accountId: string): Promise<string>;
  seed: string | number;
  interleavings: number;
  only?: number | null;
  tamper?: (browser: Browser) => Browser;
}): Promise<Fuzzed>;
