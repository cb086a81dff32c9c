import { Global, Module } from '@nestjs/common';
import { RemainingPools, RoundModule } from '../rounds/index.js';
import { PoolService } from './pool.service.js';
import { PoolStore } from './pool.store.js';

/** Global, since applications ask what is left and do not know of recommendations. */
@Global()
@Module({
  imports: [RoundModule],
  providers: [PoolStore, PoolService, { provide: RemainingPools, useExisting: PoolService }],
  exports: [PoolService, RemainingPools],
})
export class PoolModule {}
