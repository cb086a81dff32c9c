/** What is wrong with a time of day as it was typed. */
export type TimeProblem = 'empty' | 'unreadable' | 'hour' | 'minute' | 'second';

/** `12`, `12.00`, `9:30` or `12.00.59` as `12:00:59`; never more than 23.59.59, for a day has no 24th hour. */
export function readTime(text: string): { readonly ok: true; readonly time: string } | { readonly ok: false; readonly problem: TimeProblem } {
  const trimmed = text.trim().replace(/^kl\.?\s*/i, '');
  if (trimmed === '') return { ok: false, problem: 'empty' };
  const match = /^(\d{1,2})(?:[.:](\d{2})(?:[.:](\d{2}))?)?$/.exec(trimmed);
  if (!match) return { ok: false, problem: 'unreadable' };
  const [hour, minute, second] = [match[1]!, match[2] ?? '00', match[3] ?? '00'] as const;
  if (Number(hour) > 23) return { ok: false, problem: 'hour' };
  if (Number(minute) > 59) return { ok: false, problem: 'minute' };
  if (Number(second) > 59) return { ok: false, problem: 'second' };
  return { ok: true, time: `${hour.padStart(2, '0')}:${minute}:${second}` };
}

/** As a Dane types it: `12:00:59` is `12.00.59`. */
export function typedTime(time: string): string {
  return time.replaceAll(':', '.');
}
