import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { CriterionModule } from '../criteria/index.js';
import { InterestModule } from '../interests/index.js';
import { PanelModule } from '../panels/index.js';
import { RoundModule } from '../rounds/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SheetModule } from '../sheets/index.js';
import { FinaliseController } from './finalise.controller.js';
import { InsightController } from './insight/insight.controller.js';
import { InsightService } from './insight/insight.service.js';
import { PanelMeetingService } from './insight/panel-meeting.service.js';
import { PanelMeetingStore } from './insight/panel-meeting.store.js';
import { OverrideService } from './override.service.js';
import { RankingController } from './ranking.controller.js';
import { RankingService } from './ranking.service.js';
import { RankingStore } from './ranking.store.js';
import { ScoreExportController } from './score-export.controller.js';
import { ScoreExportService } from './score-export.service.js';
import { ScoreExportStore } from './score-export.store.js';
import { SourceService } from './source.service.js';
import { SourceStore } from './source.store.js';
import { StandingService } from './standing.service.js';
import { StandingStore } from './standing.store.js';

@Module({
  imports: [ApplicationModule, CriterionModule, InterestModule, PanelModule, RoundModule, ScoringModule, SheetModule],
  controllers: [FinaliseController, RankingController, ScoreExportController, InsightController],
  providers: [RankingStore, SourceStore, StandingStore, SourceService, StandingService, RankingService, OverrideService, ScoreExportStore, ScoreExportService, InsightService, PanelMeetingStore, PanelMeetingService],
  exports: [RankingService, OverrideService],
})
export class RankingModule {}
