export { ConclusionService } from './conclusion.service.js';
export { consensusEntities } from './consensus.entity.js';
export { ConsensusModule } from './consensus.module.js';
export { markOf } from './consensus.rules.js';
export { ConsensusService } from './consensus.service.js';
export { consensusTexts } from './consensus.texts.js';
export { OpeningService } from './opening.service.js';
export { openingTexts } from './opening.texts.js';
export { RoomService, type Room } from './room.service.js';
