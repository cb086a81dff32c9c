/** What somebody has answered to a round's invitation. Only who has accepted is shown anything of an application. */
export type PanelAnswer = 'invited' | 'accepted' | 'declined' | 'left';
