import { Module } from '@nestjs/common';
import { CalibrationService } from './calibration.service.js';
import { CalibrationStore } from './calibration.store.js';

@Module({ providers: [CalibrationStore, CalibrationService], exports: [CalibrationService] })
export class CalibrationModule {}
