import { Module } from '@nestjs/common';
import { CriterionModule } from '../criteria/index.js';
import { PanelModule } from '../panels/index.js';
import { RoundModule } from '../rounds/index.js';
import { CalibrationController } from './calibration.controller.js';
import { CalibrationService } from './calibration.service.js';
import { CalibrationStore } from './calibration.store.js';
import { CaseController } from './case.controller.js';
import { CaseService } from './case.service.js';

@Module({
  imports: [CriterionModule, PanelModule, RoundModule],
  controllers: [CalibrationController, CaseController],
  providers: [CalibrationStore, CalibrationService, CaseService],
  exports: [CalibrationService, CaseService],
})
export class CalibrationModule {}
