import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AccountModule } from './accounts/index.js';
import { ApplicationModule } from './applications/index.js';
import { AssignmentModule } from './assignment/index.js';
import { CalendarModule } from './calendar/index.js';
import { CalibrationModule } from './calibration/index.js';
import { CallModule } from './calls/index.js';
import { CompanyModule } from './companies/index.js';
import type { Config } from './config.js';
import { ConsensusModule } from './consensus/index.js';
import { ConsortiumModule } from './consortium/index.js';
import { CriterionModule } from './criteria/index.js';
import { DeadlineRoomModule } from './deadline-room/index.js';
import { DialogueModule } from './dialogue/index.js';
import { DocumentModule } from './documents/index.js';
import { FrontModule } from './front/index.js';
import { IdeaModule } from './ideas/index.js';
import { InterestModule } from './interests/index.js';
import { MineModule } from './mine/index.js';
import type { Log } from './platform/logging/index.js';
import { OutageModule } from './outages/index.js';
import { PanelModule } from './panels/index.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Views } from './platform/views/index.js';
import { AccessGuard, AnswerInterceptor, FailureFilter, Routes, SHELL_BUILDER } from './platform/web/index.js';
import { PortalShell } from './portal-shell.js';
import { RankingModule } from './ranking/index.js';
import { ReceiptModule } from './receipts/index.js';
import { RecommendationModule } from './recommendations/index.js';
import { RehearsalModule } from './rehearsal/index.js';
import { RoundModule } from './rounds/index.js';
import { PanelWorkModule } from './panel-work/index.js';
import { OfflineModule } from './offline/index.js';
import { ScoringModule } from './scoring/index.js';
import { SheetModule } from './sheets/index.js';
import { StrategyModule } from './strategy/index.js';

@Module({})
export class AppModule {
  static with(parts: { config: Config; log: Log; views: Views; source: DataSource }): DynamicModule {
    const { source, ...platform } = parts;
    return {
      module: AppModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({ useFactory: () => source.options, dataSourceFactory: async () => source }),
        PlatformModule.with(platform),
        AccountModule.with(parts.config.jwtSecret),
        CompanyModule.with(parts.config),
        StrategyModule,
        IdeaModule,
        RoundModule,
        CriterionModule,
        ReceiptModule.with(parts.config),
        ApplicationModule,
        ConsortiumModule.with(parts.config.jwtSecret),
        DocumentModule,
        DialogueModule,
        SheetModule,
        CallModule,
        MineModule,
        OutageModule.with(parts.config),
        PanelModule,
        CalibrationModule,
        InterestModule,
        ScoringModule,
        OfflineModule,
        PanelWorkModule,
        AssignmentModule,
        ConsensusModule,
        RankingModule,
        CalendarModule,
        DeadlineRoomModule,
        RecommendationModule,
        FrontModule,
        RehearsalModule,
      ],
      providers: [
        FailureFilter,
        Routes,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: SHELL_BUILDER, useClass: PortalShell },
      ],
      exports: [SHELL_BUILDER],
    };
  }
}
