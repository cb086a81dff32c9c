import { Module } from '@nestjs/common';
import { CriterionService } from './criterion.service.js';
import { CriterionStore } from './criterion.store.js';

@Module({
  providers: [CriterionStore, CriterionService],
  exports: [CriterionService],
})
export class CriterionModule {}
