import { Module } from '@nestjs/common';
import { RoundModule } from '../rounds/index.js';
import { CriterionController } from './criterion.controller.js';
import { CriterionService } from './criterion.service.js';
import { CriterionStore } from './criterion.store.js';

@Module({
  imports: [RoundModule],
  controllers: [CriterionController],
  providers: [CriterionStore, CriterionService],
  exports: [CriterionService],
})
export class CriterionModule {}
