import type { Lang } from '../../platform/views/index.js';
import { formatDecimal } from '../../shared/numbers.js';

/** `412 kB` or `10 MB`; a MB is 1024 kB, as people's file dialogues count. */
export function formatBytes(bytes: number, lang: Lang): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  const tenths = Math.round((bytes / (1024 * 1024)) * 10);
  return `${formatDecimal(tenths % 10 ? `${Math.floor(tenths / 10)}.${tenths % 10}` : String(tenths / 10), lang)} MB`;
}

/** Enough of a hash to compare by eye. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 12)} …`;
}
