import { Module } from '@nestjs/common';
import { ScoringModule } from '../scoring/index.js';

@Module({ imports: [ScoringModule] })
export class RankingModule {}
