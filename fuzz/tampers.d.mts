import type { Browser } from './run.mjs';

export const tampers: Readonly<Record<'last-write-wins' | 'forgetful' | 'doubling' | 'losing-words', (browser: Browser) => Browser>>;
