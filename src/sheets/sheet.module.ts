import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ApplicationModule } from '../applications/index.js';
import { ImportController } from './import.controller.js';
import { ImportService } from './import.service.js';
import { ImportStore } from './import.store.js';
import { ImportSweep } from './import.sweep.js';
import { SheetReader } from './sheet-reader.js';
import { SheetController } from './sheet.controller.js';
import { sheetPaths } from './sheet.paths.js';
import { SheetService } from './sheet.service.js';
import { SheetUploadMiddleware } from './upload.middleware.js';
import { Workbooks } from './workbooks.js';

@Module({
  imports: [ApplicationModule],
  controllers: [SheetController, ImportController],
  providers: [Workbooks, SheetReader, SheetService, ImportStore, ImportService, ImportSweep],
  exports: [Workbooks, SheetReader],
})
export class SheetModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SheetUploadMiddleware).forRoutes({ path: sheetPaths.sheets, method: RequestMethod.POST });
  }
}
