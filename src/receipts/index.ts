export { ReceiptModule } from './receipt.module.js';
export { receiptEntities } from './receipt.entity.js';
export { receiptPaths } from './receipt.paths.js';
export { ReceiptService } from './receipt.service.js';
export type { Ground } from './statement.rules.js';
export { receiptTexts } from './receipt.texts.js';
