import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { CriterionModule } from '../criteria/index.js';
import { IdeaModule } from '../ideas/index.js';
import { RoundModule } from '../rounds/index.js';
import { StrategyModule } from '../strategy/index.js';
import { ApplicationController } from './application.controller.js';
import { applicationPaths } from './application.paths.js';
import { ApplicationService } from './application.service.js';
import { ApplicationStore } from './application.store.js';
import { AttachmentController } from './attachment.controller.js';
import { AttachmentService } from './attachment.service.js';
import { AttachmentStore } from './attachment.store.js';
import { CompanyLookUp } from './company-lookup.js';
import { CourseService } from './course.service.js';
import { DraftService } from './draft.service.js';
import { DraftStore } from './draft.store.js';
import { EditStore } from './edit.store.js';
import { FrameService } from './frame.service.js';
import { PresenceController } from './presence.controller.js';
import { PresenceService } from './presence.service.js';
import { PresenceStore } from './presence.store.js';
import { MemberService } from './member.service.js';
import { MemberStore } from './member.store.js';
import { SectionController } from './section.controller.js';
import { SectionService } from './section.service.js';
import { SectionStore } from './section.store.js';
import { SentVersionStore } from './sent-version.store.js';
import { SharingService } from './sharing.service.js';
import { SharingStore } from './sharing.store.js';
import { SubmissionController } from './submission.controller.js';
import { SubmissionService } from './submission.service.js';
import { SubmissionStore } from './submission.store.js';
import { CopyController } from './copy.controller.js';
import { CopyService } from './copy.service.js';
import { CopyStore } from './copy.store.js';
import { HistoryController } from './history.controller.js';
import { HistoryService } from './history.service.js';
import { HistoryStore } from './history.store.js';
import { MeanwhileService } from './meanwhile.service.js';
import { ReopeningController } from './reopening.controller.js';
import { ReopeningService } from './reopening.service.js';
import { ReopeningStore } from './reopening.store.js';
import { RestoreService } from './restore.service.js';
import { VersionController } from './version.controller.js';
import { VersionService } from './version.service.js';
import { UploadMiddleware } from './upload.middleware.js';
import { WholeApplicationService } from './whole-application.service.js';

@Module({
  imports: [StrategyModule, IdeaModule, RoundModule, CriterionModule],
  controllers: [ApplicationController, SectionController, PresenceController, AttachmentController, SubmissionController, VersionController, ReopeningController, HistoryController, CopyController],
  providers: [
    ApplicationStore,
    ApplicationService,
    AttachmentStore,
    AttachmentService,
    CompanyLookUp,
    CourseService,
    DraftStore,
    DraftService,
    EditStore,
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
    SentVersionStore,
    WholeApplicationService,
    CopyStore,
    CopyService,
    HistoryStore,
    HistoryService,
    MeanwhileService,
    ReopeningStore,
    RestoreService,
    ReopeningService,
    VersionService,
  ],
  exports: [ApplicationService, DraftService, MemberService, SectionStore, SharingService, SubmissionService, WholeApplicationService],
})
export class ApplicationModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(UploadMiddleware).forRoutes({ path: applicationPaths.attachments, method: RequestMethod.POST });
  }
}
