import { Module } from '@nestjs/common';
import { RoundModule } from '../rounds/index.js';
import { PanelAnswerService } from './panel-answer.service.js';
import { PanelLetters } from './panel-letters.js';
import { PanelService } from './panel.service.js';
import { PanelStore } from './panel.store.js';

@Module({
  imports: [RoundModule],
  providers: [PanelStore, PanelLetters, PanelService, PanelAnswerService],
  exports: [PanelService, PanelAnswerService],
})
export class PanelModule {}
