/** What somebody is to one application under assessment. */
export interface Standing {
  /** A case officer with nothing in the way. */
  readonly isOfficer: boolean;
  /** Has accepted the round's panel, promised confidentiality, and declared or been found free of interests. */
  readonly isPanel: boolean;
  /** open: one's own assessment is not handed in. */
  readonly seat: 'none' | 'open' | 'in';
  readonly isChair: boolean;
}

/** The panel's chair in this case; barred: has an interest in it, so that the assessors write in the chair's place. */
export type Chair = 'able' | 'undeclared' | 'barred' | 'none';

/** Where the talk stands. `moved`: the case is no longer under assessment. */
export type Stage = 'blind' | 'open' | 'concluded' | 'moved';

/** page: sees the others' scores. own: one's own part comes first. nothing: as if the application did not exist. */
export type Sight = 'page' | 'own' | 'nothing';

/** Nobody of the panel sees another's score before the own is in and an officer has opened the talk. */
export function sightOf({ isOfficer, isPanel, seat, isChair }: Standing, isOpened: boolean): Sight {
  if (isOfficer) return 'page';
  if (!isPanel) return 'nothing';
  if (seat === 'open' || (seat === 'in' && !isOpened)) return 'own';
  return isOpened && (seat === 'in' || isChair) ? 'page' : 'nothing';
}

/** What somebody who sees the page may do on it. */
export interface May {
  readonly open: boolean;
  readonly agree: boolean;
  readonly summarise: boolean;
  readonly comment: boolean;
  readonly conclude: boolean;
  readonly reopen: boolean;
}

/** `isSettled`: a ranking has been made, or the case has moved on. */
export function mayOn(standing: Standing, stage: Stage, chair: Chair, isSettled: boolean): May {
  const { isOfficer, isPanel, isChair, seat } = standing;
  const isOpen = stage === 'open';
  const takesPart = isPanel && (isChair || seat === 'in');
  const leads = takesPart && (isChair || (chair === 'barred' && seat === 'in'));
  return {
    open: isOfficer && stage === 'blind',
    agree: isOpen && takesPart,
    summarise: isOpen && leads,
    comment: isOpen && (isOfficer || takesPart),
    conclude: isOpen && (isOfficer || leads),
    reopen: isOfficer && stage === 'concluded' && !isSettled,
  };
}
