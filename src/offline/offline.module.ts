import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SheetModule } from '../sheets/index.js';
import { OfflineController } from './offline.controller.js';
import { offlinePaths } from './offline.paths.js';
import { OfflineService } from './offline.service.js';
import { OfflineStore } from './offline.store.js';
import { ScoreUploadMiddleware } from './upload.middleware.js';

@Module({
  imports: [RoundModule, ScoringModule, SheetModule],
  controllers: [OfflineController],
  providers: [OfflineService, OfflineStore],
})
export class OfflineModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(ScoreUploadMiddleware).forRoutes({ path: offlinePaths.offline, method: RequestMethod.POST });
  }
}
