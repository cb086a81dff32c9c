import { Module } from '@nestjs/common';
import { PanelService } from './panel.service.js';
import { PanelStore } from './panel.store.js';

@Module({ providers: [PanelStore, PanelService], exports: [PanelService] })
export class PanelModule {}
