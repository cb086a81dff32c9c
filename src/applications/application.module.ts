import { Module } from '@nestjs/common';
import { ApplicationService } from './application.service.js';
import { ApplicationStore } from './application.store.js';

@Module({
  providers: [ApplicationStore, ApplicationService],
  exports: [ApplicationService],
})
export class ApplicationModule {}
