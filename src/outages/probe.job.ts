import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import { LedgerService } from './ledger.service.js';
import { ProbeService } from './probe.service.js';
import { ProbeWire } from './probe.wire.js';
import { ProbeInterval } from './probe-interval.js';

/** A synthetic submission every minute, and a line in the ledger of how it went. */
@Injectable()
export class ProbeJob extends Repeating {
  private readonly portal = randomUUID();

  constructor(
    private readonly probes: ProbeService,
    private readonly wire: ProbeWire,
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
    private readonly interval: ProbeInterval,
    log: Log,
  ) {
    super(interval.seconds * 1000, log);
  }

  override onApplicationBootstrap(): void {
    void super.onApplicationBootstrap();
    // At once, so that a restart is no longer than it must be.
    if (this.interval.seconds > 0) this.wire.whenListening(() => this.soon());
  }

  protected async round(): Promise<void> {
    if (!this.wire.address) return;
    const id = randomUUID();
    const beganAt = this.clock.now();
    const failed = await this.probes.attempt(id);
    // What fails while the portal is being stopped is no outage of its own: another one runs, or the silence tells.
    if (failed && !this.wire.address) return;
    if (failed) this.log.warn('the synthetic submission failed', failed);
    await this.ledger.note({ id, portal: this.portal, beganAt, endedAt: this.clock.now(), fault: failed?.fault ?? '', detail: failed?.detail ?? '' });
  }
}
