/** A case's number in an address; 0, which no case has, for anything else. */
export function caseNumber(text: string): number {
  return /^[1-9]\d?$/.test(text) ? Number(text) : 0;
}
