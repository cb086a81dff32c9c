/** What somebody has answered to a round's invitation. Only who has accepted is shown anything of an application. */
export type PanelAnswer = 'invited' | 'accepted' | 'declined' | 'left';

/** What the person asked may do about it. */
export type PanelStep = 'accept' | 'decline' | 'leave';

const steps: Readonly<Record<PanelAnswer, readonly PanelStep[]>> = {
  invited: ['accept', 'decline'],
  accepted: ['leave'],
  // Whoever has thought better of it needs no new invitation; whoever left has promised once already and is asked anew.
  declined: ['accept'],
  left: [],
};

export function stepsFrom(answer: PanelAnswer): readonly PanelStep[] {
  return steps[answer];
}

export const longestNote = 1_000;

/** Why a step is not taken. */
export type StepRefusal =
  | { readonly code: 'answered'; readonly answer: PanelAnswer }
  /** The promise was not given. */
  | { readonly code: 'unpromised' }
  /** No reason was given. */
  | { readonly code: 'reason' }
  | { readonly code: 'long'; readonly over: number };

/** `note` is the reason of one who declines or leaves. */
export function refusalOf(step: PanelStep, answer: PanelAnswer, given: { readonly note: string; readonly promised: boolean }): StepRefusal | null {
  if (!steps[answer].includes(step)) return { code: 'answered', answer };
  if (step === 'accept') return given.promised ? null : { code: 'unpromised' };
  const over = [...given.note].length - longestNote;
  if (over > 0) return { code: 'long', over };
  return given.note === '' ? { code: 'reason' } : null;
}

interface Asked {
  readonly accountId: string;
  readonly answer: PanelAnswer;
}

/** Those who are asked, for the first time or again; whoever has been asked and not answered, or is in the panel, is left alone. */
export function toInvite(wanted: readonly string[], members: readonly Asked[]): string[] {
  const settled = new Set(members.filter(({ answer }) => answer === 'invited' || answer === 'accepted').map(({ accountId }) => accountId));
  return [...new Set(wanted)].filter((id) => !settled.has(id));
}

export type ChairRefusal = 'unknown' | 'not-accepted';

/** The chair is one who has accepted. null: nobody chairs. */
export function refusalToChair(accountId: string | null, members: readonly Asked[]): ChairRefusal | null {
  if (accountId === null) return null;
  const chosen = members.find((member) => member.accountId === accountId);
  if (!chosen) return 'unknown';
  return chosen.answer === 'accepted' ? null : 'not-accepted';
}

/** How many stand where; the officer's own counts at the top of the page. */
export function countAnswers(members: readonly Pick<Asked, 'answer'>[]): Readonly<Record<PanelAnswer, number>> {
  const counts = { invited: 0, accepted: 0, declined: 0, left: 0 };
  for (const { answer } of members) counts[answer] += 1;
  return counts;
}
