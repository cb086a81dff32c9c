import { Module } from '@nestjs/common';
import { CompanyModule } from '../companies/index.js';
import { RoundModule } from '../rounds/index.js';
import { StrategyModule } from '../strategy/index.js';
import { ExpertController } from './expert.controller.js';
import { ExpertService } from './expert.service.js';
import { ExpertStore } from './expert.store.js';
import { InvitationController } from './invitation.controller.js';
import { PanelAnswerService } from './panel-answer.service.js';
import { PanelLetters } from './panel-letters.js';
import { PanelService } from './panel.service.js';
import { PanelStore } from './panel.store.js';
import { RoundPanelController } from './round-panel.controller.js';

@Module({
  imports: [CompanyModule, RoundModule, StrategyModule],
  controllers: [ExpertController, RoundPanelController, InvitationController],
  providers: [ExpertStore, ExpertService, PanelStore, PanelLetters, PanelService, PanelAnswerService],
  exports: [PanelService, PanelAnswerService, ExpertService],
})
export class PanelModule {}
