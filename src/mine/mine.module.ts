import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { MineController } from './mine.controller.js';
import { MineService } from './mine.service.js';

@Module({
  imports: [ApplicationModule, DialogueModule],
  controllers: [MineController],
  providers: [MineService],
})
export class MineModule {}
