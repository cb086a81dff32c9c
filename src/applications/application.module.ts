import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { CriterionModule } from '../criteria/index.js';
import { IdeaModule } from '../ideas/index.js';
import { RoundModule } from '../rounds/index.js';
import { StrategyModule } from '../strategy/index.js';
import { ApplicationController } from './application.controller.js';
import { applicationPaths } from './application.paths.js';
import { ApplicationService } from './application.service.js';
import { ApplicationStore } from './application.store.js';
import { AttachmentController } from './attachments/attachment.controller.js';
import { AttachmentService } from './attachments/attachment.service.js';
import { AttachmentStore } from './attachments/attachment.store.js';
import { CommitmentService } from './commitments/commitment.service.js';
import { CommitmentStore } from './commitments/commitment.store.js';
import { CompanyLookUp } from './form/company-lookup.js';
import { CourseService } from './submission/course.service.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft.store.js';
import { EditStore } from './merging/edit.store.js';
import { EconomyController } from './economy/economy.controller.js';
import { EconomyService } from './economy/economy.service.js';
import { WhatIfController } from './economy/what-if.controller.js';
import { WhatIfService } from './economy/what-if.service.js';
import { EconomyWriter } from './form/economy-writer.service.js';
import { FormPreviewService } from './form/form-preview.service.js';
import { FrameService } from './frame.service.js';
import { PresenceController } from './merging/presence.controller.js';
import { PresenceService } from './merging/presence.service.js';
import { PresenceStore } from './merging/presence.store.js';
import { MemberService } from './members/member.service.js';
import { MemberStore } from './members/member.store.js';
import { SectionController } from './form/section.controller.js';
import { SectionService } from './form/section.service.js';
import { SectionStore } from './form/section.store.js';
import { SentVersionStore } from './versions/sent-version.store.js';
import { SharingService } from './members/sharing.service.js';
import { SharingStore } from './members/sharing.store.js';
import { QueueController } from './submission/queue.controller.js';
import { QueueService } from './submission/queue.service.js';
import { SubmissionController } from './submission/submission.controller.js';
import { SubmissionService } from './submission/submission.service.js';
import { SubmissionStore } from './submission/submission.store.js';
import { CopyController } from './versions/copy.controller.js';
import { CopyService } from './versions/copy.service.js';
import { CopyStore } from './versions/copy.store.js';
import { HistoryController } from './history/history.controller.js';
import { HistoryService } from './history/history.service.js';
import { HistoryStore } from './history/history.store.js';
import { MeanwhileService } from './submission/meanwhile.service.js';
import { ReopeningController } from './versions/reopening.controller.js';
import { ReopeningService } from './versions/reopening.service.js';
import { ReopeningStore } from './versions/reopening.store.js';
import { WholeWriter } from './form/whole-writer.service.js';
import { RestoreService } from './versions/restore.service.js';
import { VersionController } from './versions/version.controller.js';
import { VersionService } from './versions/version.service.js';
import { UploadMiddleware } from './attachments/upload.middleware.js';
import { WholeApplicationService } from './whole-application.service.js';
import { WriterStore } from './writer.store.js';

@Module({
  imports: [StrategyModule, IdeaModule, RoundModule, CriterionModule],
  controllers: [ApplicationController, SectionController, PresenceController, AttachmentController, SubmissionController, QueueController, VersionController, ReopeningController, HistoryController, CopyController, EconomyController, WhatIfController],
  providers: [
    ApplicationStore,
    ApplicationService,
    AttachmentStore,
    AttachmentService,
    CommitmentStore,
    CommitmentService,
    CompanyLookUp,
    CourseService,
    DraftStore,
    WriterStore,
    DraftService,
    EconomyService,
    WhatIfService,
    EconomyWriter,
    EditStore,
    FormPreviewService,
    FrameService,
    MemberStore,
    MemberService,
    PresenceStore,
    PresenceService,
    SectionStore,
    SectionService,
    SharingStore,
    SharingService,
    SubmissionStore,
    SubmissionService,
    QueueService,
    SentVersionStore,
    WholeApplicationService,
    CopyStore,
    CopyService,
    HistoryStore,
    HistoryService,
    MeanwhileService,
    ReopeningStore,
    RestoreService,
    WholeWriter,
    ReopeningService,
    VersionService,
  ],
  exports: [ApplicationService, CommitmentService, DraftService, EconomyWriter, FormPreviewService, MemberService, WholeWriter, SharingService, SubmissionService, WholeApplicationService],
})
export class ApplicationModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(UploadMiddleware).forRoutes({ path: applicationPaths.attachments, method: RequestMethod.POST });
  }
}
