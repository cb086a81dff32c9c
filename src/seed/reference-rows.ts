import { addDays, endOfDayCopenhagen, startOfDayCopenhagen } from '../shared/dates.js';
import type { AnchorsFile, CriteriaFile, FundingFile, InitiativesFile, Measure, StrategyFile, Words } from './reference-files.js';
import { firstRoundOpensOn } from './rounds-2011.js';
import { ruleSetFamilies, ruleSets, structuralFunds2007 } from './rule-sets.js';

/** One row to store: column name to value. Every row of a table has the same columns. */
export type Row = Readonly<Record<string, unknown>>;

export function strategyRows(file: StrategyFile): Record<'strategy' | 'challenge' | 'focus_area' | 'target', Row[]> {
  const strategy = {
    id: file.id,
    ...words('title', file.officialTitle),
    ...words('owner', file.owner),
    from_year: file.period.fromYear,
    to_year: file.period.toYear,
    vision_year: file.vision.year,
    ...words('vision', file.vision.summary),
    document: {
      kind: file.kind,
      keywords: file.vision.keywords,
      crossCuttingConsiderations: file.crossCuttingConsiderations,
      challengesSource: file.regionalChallengesSource,
      monitoring: file.monitoring,
      measureKinds: file.measureKinds,
      baselineStatuses: file.baselineStatuses,
      comparators: file.comparators,
      headline: { drivers: file.headlineTarget.drivers, comparisonRegions: file.headlineTarget.comparisonRegions },
    },
  };
  const challenges = file.regionalChallenges.map((challenge, index) => ({
    id: challenge.id,
    position: index + 1,
    ...words('name', challenge),
    addressed_by_focus_areas: challenge.addressedByFocusAreas,
  }));
  const focusAreas = file.focusAreas.map((area) => ({
    id: area.id,
    strategy_id: file.id,
    position: area.order,
    strategy_section: area.strategySection,
    catalogue_chapter: area.catalogueChapter,
    ...words('name', area.name),
    ...words('short_name', area.shortName),
    ...words('summary', area.summary),
    document: {
      challenges: area.challenges,
      actionTracks: area.actionTracks,
      existingEfforts: area.existingEfforts,
      clusterPriorities: area.clusterPriorities ?? [],
    },
  }));
  const targets = file.focusAreas.flatMap((area) =>
    area.targets.map((target) => ({
      id: target.id,
      strategy_id: file.id,
      focus_area_id: area.id,
      is_headline: false,
      number: target.number,
      ...words('title', target.title),
      ...words('description', target.description),
      ...words('note', target.note),
    })),
  );
  const headline = {
    id: file.headlineTarget.id,
    strategy_id: file.id,
    focus_area_id: null,
    is_headline: true,
    number: null,
    ...words('title', file.headlineTarget.title),
    ...words('description', null),
    ...words('note', null),
  };
  return { strategy: [strategy], challenge: challenges, focus_area: focusAreas, target: [...targets, headline] };
}

export function measureRows(file: StrategyFile): Row[] {
  const targets = file.focusAreas.flatMap((area) => area.targets);
  return [
    ...targets.flatMap((target) => target.measures.map((measure, index) => measureRow(target.id, index, measure))),
    measureRow(file.headlineTarget.id, 0, file.headlineTarget),
  ];
}

function measureRow(targetId: string, index: number, measure: Measure): Row {
  const { baseline, target, longTermTarget } = measure;
  return {
    id: measure.id,
    target_id: targetId,
    position: index + 1,
    ...words('indicator', measure.indicator),
    kind: measure.kind,
    unit: measure.unit,
    direction: measure.direction,
    baseline_status: baseline.status,
    baseline_year: baseline.year,
    baseline_value: baseline.value,
    baseline_unit: baseline.unit,
    baseline_qualifier: baseline.qualifier,
    ...words('baseline_note', baseline.note),
    target_year: target.year,
    target_value: target.value,
    comparator: target.comparator,
    ...words('target_note', target.note),
    long_term_year: longTermTarget?.year ?? null,
    long_term_value: longTermTarget?.value ?? null,
    long_term_comparator: longTermTarget?.comparator ?? null,
    ...words('comparison', measure.comparison ?? null),
  };
}

export function criterionRows(file: CriteriaFile, anchors: AnchorsFile, strategyId: string): Row[] {
  return file.criteria.map((criterion) => ({
    strategy_id: strategyId,
    id: criterion.id,
    number: criterion.number,
    ...words('title', criterion.title),
    ...words('guidance', criterion.guidance),
    evidence: criterion.evidence,
    anchors: (anchors[criterion.id] ?? []).map((text, level) => ({ halfPoints: level * 2, text })),
  }));
}

export function initiativeRows(file: InitiativesFile): Record<'initiative' | 'initiative_target', Row[]> {
  const initiatives = file.initiatives.map((initiative, index) => ({
    id: initiative.id,
    number: initiative.number,
    position: index + 1,
    focus_area_id: initiative.focusAreaId,
    ...words('title', initiative.title),
    ...words('purpose', initiative.purpose),
    document: {
      titleVariantDa: initiative.titleVariantDa,
      alsoFocusAreas: initiative.alsoFocusAreas,
      activities: initiative.activities,
      participants: initiative.participants,
      expectedFunding: initiative.expectedFunding,
      scale: initiative.scale,
      otherStatedGoals: initiative.otherStatedGoals,
      conditions: initiative.conditions,
      relatedInitiatives: initiative.relatedInitiatives,
    },
  }));
  const links = file.initiatives.flatMap((initiative) =>
    initiative.targetLinks.map((link, index) => ({
      initiative_id: initiative.id,
      target_id: link.targetId,
      position: index + 1,
      basis: link.basis,
      ...words('note', link.note),
    })),
  );
  return { initiative: initiatives, initiative_target: links };
}

export function fundRows(file: FundingFile): Record<'deciding_body' | 'fund', Row[]> {
  const bodies = file.bodies.map((body) => ({ id: body.id, ...words('name', body), role: body.role }));
  const funds = file.sources.map((source, index) => ({
    id: source.id,
    position: index + 1,
    ...words('name', source.name),
    owner: source.owner,
    ...words('supports', source.supports),
    pool_oere: (BigInt(source.newProjectsPool.amount) * 100n).toString(),
    pool_from_year: source.newProjectsPool.fromYear,
    pool_to_year: source.newProjectsPool.toYear,
    recommending_body_id: source.recommendingBody,
    deciding_body_id: source.decidingBody,
    legality_control: source.legalityControl.stated,
    ...words('note', source.note),
  }));
  return { deciding_body: bodies, fund: funds };
}

/**
 * The four rounds of 2011. The source gives dates only: a deadline is read as the end of its day in Denmark, and a
 * round opens when the one before has closed. The deadlines are announced for the EU funds; since one application may
 * seek several funds, the rounds take the regional funds too.
 */
export function roundRows(file: FundingFile): Record<'round' | 'round_fund', Row[]> {
  const rounds = file.rounds.map((round, index) => {
    const former = file.rounds[index - 1];
    return {
      id: round.id,
      year: round.year,
      number: round.number,
      name_da: `${round.number}. runde ${round.year}`,
      name_en: `Round ${round.number}, ${round.year}`,
      opens_at: startOfDayCopenhagen(former ? addDays(former.deadline, 1) : firstRoundOpensOn),
      closes_at: endOfDayCopenhagen(round.deadline),
      meeting_on: round.meeting,
      rule_set_id: structuralFunds2007.id,
    };
  });
  const funds = file.rounds.flatMap((round) =>
    file.sources.map((source) => ({ round_id: round.id, fund_id: source.id })),
  );
  return { round: rounds, round_fund: funds };
}

export function ruleSetRows(): Record<'rule_set_family' | 'rule_set', Row[]> {
  const families = ruleSetFamilies.map(({ id, ...name }, index) => ({ id, ...words('name', name), position: index + 1 }));
  const sets = ruleSets.map(({ id, family, version, validFrom, legalBasis, values }) => ({ id, family, version, valid_from: validFrom, legal_basis: legalBasis, values }));
  return { rule_set_family: families, rule_set: sets };
}

function words(column: string, text: Words | null): Row {
  return { [`${column}_da`]: text?.da ?? null, [`${column}_en`]: text?.en ?? null };
}
