import { caseTexts } from './case.texts.js';
import { forumTexts } from './forum-decision.texts.js';
import { decisionTexts } from './fund-decision.texts.js';
import { historyTexts } from './history.texts.js';
import { meetingTexts } from './meeting.texts.js';
import { poolTexts } from './pool.texts.js';
import { ForumDecisionEntity, FundDecisionEntity, RecommendationEntity, RecommendationLineEntity } from './recommendation.entity.js';
import { recommendationTexts } from './recommendation.texts.js';
import { tidingsTexts } from './tidings.texts.js';

export { RecommendationModule } from './recommendation.module.js';
export { ForumDecisionService, type AgendaCase } from './forum-decision.service.js';
export type { ForumDecision, ForumLine } from './forum-decision.rules.js';
export { FundDecisionService, type LineCase } from './fund-decision.service.js';
export type { FundDecision } from './fund-decision.rules.js';
export type { PoolView } from './pool.rules.js';
export { RecommendationService, type RecommendationDraft } from './recommendation.service.js';
export type { RecommendationText } from './recommendation.rules.js';

export const recommendationEntities = [RecommendationEntity, RecommendationLineEntity, ForumDecisionEntity, FundDecisionEntity];
export const textsOfRecommendations = [caseTexts, recommendationTexts, meetingTexts, forumTexts, decisionTexts, historyTexts, poolTexts, tidingsTexts];
