import { Module } from '@nestjs/common';
import { RoundModule } from '../rounds/index.js';
import { PanelWorkController } from './panel-work.controller.js';
import { PanelWorkService } from './panel-work.service.js';
import { PanelWorkStore } from './panel-work.store.js';

@Module({ imports: [RoundModule], controllers: [PanelWorkController], providers: [PanelWorkService, PanelWorkStore] })
export class PanelWorkModule {}
