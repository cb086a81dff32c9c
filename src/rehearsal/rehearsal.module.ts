import { Module } from '@nestjs/common';
import { RehearsalController } from './rehearsal.controller.js';
import { RehearsalRunner } from './rehearsal.runner.js';
import { RehearsalService } from './rehearsal.service.js';
import { RehearsalStore } from './rehearsal.store.js';
import { TestDatabases } from './test-database.store.js';

@Module({
  controllers: [RehearsalController],
  providers: [RehearsalStore, TestDatabases, RehearsalRunner, RehearsalService],
})
export class RehearsalModule {}
