import type { Engine } from './run.mjs';

export const tampers: Readonly<Record<string, (engine: Engine) => Engine>>;
