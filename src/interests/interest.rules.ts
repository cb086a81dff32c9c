/**
 * What somebody has to do with an application. No record: not declared yet, so nothing is shown. `declared` waits for a
 * decision by somebody else, and nothing is shown meanwhile (Public Administration Act § 6).
 */
export type InterestStatus = 'none' | 'declared' | 'cleared' | 'disqualified';

/** Whether whoever stands so may have to do with the case. */
export function mayHandle(status: InterestStatus | null): boolean {
  return status === 'none' || status === 'cleared';
}
