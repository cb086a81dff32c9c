export { consensusEntities } from './consensus.entity.js';
export { ConsensusModule } from './consensus.module.js';
export { consensusUrl, roundConsensusUrl } from './consensus.paths.js';
export { ConsensusService } from './consensus.service.js';
export { consensusTexts } from './consensus.texts.js';
export { openingTexts } from './opening.texts.js';
