import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { RoundModule } from '../rounds/index.js';
import { dialoguePaths } from './dialogue.paths.js';
import { DialogueService } from './dialogue.service.js';
import { DialogueStore } from './dialogue.store.js';
import { MemberController } from './member.controller.js';
import { OfficerController } from './officer.controller.js';
import { OfficerService } from './officer.service.js';
import { ThreadListStore } from './thread-list.store.js';
import { DialogueTidings } from './tidings.js';
import { MessageUpload } from './upload.middleware.js';

@Module({
  imports: [ApplicationModule, RoundModule],
  controllers: [MemberController, OfficerController],
  providers: [DialogueStore, ThreadListStore, DialogueService, OfficerService, DialogueTidings],
  exports: [DialogueService],
})
export class DialogueModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    const method = RequestMethod.POST;
    consumer.apply(MessageUpload).forRoutes({ path: dialoguePaths.thread, method }, { path: dialoguePaths.officerThread, method });
  }
}
