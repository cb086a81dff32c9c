import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { HeadJob } from './head.job.js';
import { ReceiptKey } from './receipt-key.js';
import { ReceiptController } from './receipt.controller.js';
import { ReceiptService } from './receipt.service.js';
import { ReceiptStore } from './receipt.store.js';
import { Witnesses } from './witnesses.js';

/** Signed receipts and the log they stand in. */
@Module({})
export class ReceiptModule {
  static with({ receiptKey, receiptWitnesses }: Pick<Config, 'receiptKey' | 'receiptWitnesses'>): DynamicModule {
    return {
      module: ReceiptModule,
      global: true,
      controllers: [ReceiptController],
      providers: [
        ReceiptStore,
        ReceiptService,
        HeadJob,
        { provide: ReceiptKey, useValue: ReceiptKey.from(receiptKey) },
        { provide: Witnesses, useValue: new Witnesses(receiptWitnesses) },
      ],
      exports: [ReceiptService],
    };
  }
}
