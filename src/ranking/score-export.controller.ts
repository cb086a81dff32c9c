import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Allow, Visiting, type Download, type Member } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { rankingPaths } from './ranking.paths.js';
import { ScoreExportService } from './score-export.service.js';

@Controller()
export class ScoreExportController {
  constructor(
    private readonly exports: ScoreExportService,
    private readonly rounds: RoundService,
  ) {}

  @Get(rankingPaths.scores)
  @Allow('officer')
  async scores(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('format') format: string): Promise<Download> {
    const round = await this.rounds.round(roundId);
    if (!round || (format !== 'csv' && format !== 'xlsx')) throw new NotFoundException();
    return format === 'csv' ? this.exports.csv(lang, round, account.id) : this.exports.workbook(lang, round, account.id);
  }
}
