import { Module, type DynamicModule } from '@nestjs/common';
import { CallModule } from '../calls/index.js';
import type { Config } from '../config.js';
import { RoundModule } from '../rounds/index.js';
import { Announcements } from './announcement.service.js';
import { ExtensionService } from './extension.service.js';
import { ExtensionStore } from './extension.store.js';
import { LedgerService } from './ledger.service.js';
import { LedgerStore } from './ledger.store.js';
import { OutageController } from './outage.controller.js';
import { OwnProbeOnly, ProbeController } from './probe.controller.js';
import { ProbeInterval } from './probe-interval.js';
import { ProbeJob } from './probe.job.js';
import { ProbeService } from './probe.service.js';
import { ProbeStore } from './probe.store.js';
import { ProbeWire } from './probe.wire.js';

/** Whether the portal takes submissions, minute by minute, and what it means for a deadline when it did not. */
@Module({})
export class OutageModule {
  static with({ probeSeconds }: Pick<Config, 'probeSeconds'>): DynamicModule {
    return {
      module: OutageModule,
      imports: [RoundModule, CallModule],
      controllers: [OutageController, ProbeController],
      providers: [
        ProbeStore,
        ProbeWire,
        OwnProbeOnly,
        ProbeService,
        ProbeJob,
        LedgerStore,
        LedgerService,
        ExtensionStore,
        ExtensionService,
        Announcements,
        { provide: ProbeInterval, useValue: new ProbeInterval(probeSeconds) },
      ],
      exports: [Announcements],
    };
  }
}
