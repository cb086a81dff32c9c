export { consensusEntities } from './consensus.entity.js';
export { ConsensusModule } from './consensus.module.js';
export { consensusUrl } from './consensus.paths.js';
export { ConsensusService } from './consensus.service.js';
