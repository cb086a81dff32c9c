import { Module } from '@nestjs/common';
import { RoundModule } from '../rounds/index.js';
import { AnswerService } from './answer.service.js';
import { PanelLetters } from './panel-letters.js';
import { PanelService } from './panel.service.js';
import { PanelStore } from './panel.store.js';

@Module({
  imports: [RoundModule],
  providers: [PanelStore, PanelLetters, PanelService, AnswerService],
  exports: [PanelService, AnswerService],
})
export class PanelModule {}
