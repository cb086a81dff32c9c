import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { InterestModule } from '../interests/index.js';
import { PanelModule } from '../panels/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';

@Module({ imports: [ApplicationModule, InterestModule, PanelModule, RoundModule, ScoringModule] })
export class AssignmentModule {}
