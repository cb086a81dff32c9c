import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, views and migrations: one above both `src` and `dist`. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));
