export { DeadlineRoomModule } from './deadline-room.module.js';
export { exemptionTexts } from './exemption.texts.js';
export { roomTexts } from './room.texts.js';
