import { Module } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { DocumentController } from './document.controller.js';
import { DocumentMaker } from './document-maker.js';
import { DocumentService } from './document.service.js';
import { DocumentStore } from './document.store.js';
import { Typesetter } from './typesetter.js';

@Module({
  imports: [ApplicationModule],
  controllers: [DocumentController],
  providers: [DocumentStore, DocumentMaker, DocumentService, Typesetter],
  exports: [DocumentService],
})
export class DocumentModule {}
