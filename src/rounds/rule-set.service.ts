import { Injectable } from '@nestjs/common';
import type { FormError, Posted } from '../platform/forms/index.js';
import { Events, type EventRow } from '../platform/events/index.js';
import type { Member } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { addDays, formatDate, type IsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { StrategyService } from '../strategy/index.js';
import type { NamedHere, RuleSetWorld } from './money-in-words.js';
import { RoundStore } from './round.store.js';
import { beginningOf, nextVersion, type Beginning } from './rule-set-beginning.js';
import { figureGroups } from './rule-set-figures.js';
import { readRuleSet, saysTheSame, type PostedRuleSet } from './rule-set.form.js';
import { ruleSetProblems } from './rule-set.rules.js';
import { RuleSetStore, type NewRuleSet, type RuleSetRow } from './rule-set.store.js';

type Reader = Pick<Member['account'], 'roles'>;

@Injectable()
export class RuleSetService {
  constructor(
    private readonly store: RuleSetStore,
    private readonly rounds: RoundStore,
    private readonly strategy: StrategyService,
    private readonly events: Events,
  ) {}

  /** Family by family, the newest version first. */
  all(): Promise<RuleSetRow[]> {
    return this.store.all();
  }

  /** As `reader` may see them: rounds that are not published yet are the secretariat's alone. */
  async allFor(reader: Reader): Promise<RuleSetRow[]> {
    return (await this.store.all()).map((set) => seenBy(reader, set));
  }

  /** `null` for an id that no rule set has, or that PostgreSQL could not even read. */
  async one(id: string): Promise<RuleSetRow | null> {
    return /^[\w-]+$/.test(id) ? this.store.byId(id) : null;
  }

  async oneFor(reader: Reader, id: string): Promise<RuleSetRow | null> {
    const set = await this.one(id);
    return set && seenBy(reader, set);
  }

  /** What has happened to one: that somebody added it, or nothing where it came with the portal. */
  history(id: string): Promise<EventRow[]> {
    return this.events.of(id);
  }

  async world(): Promise<RuleSetWorld> {
    const names = (rows: readonly NamedHere[]): NamedHere[] => rows.map(({ id, nameDa, nameEn }) => ({ id, nameDa, nameEn }));
    return { funds: names(await this.rounds.funds()), focusAreas: names(await this.strategy.focusAreas()), criteria: await this.store.criteria() };
  }

  async beginning(reader: Reader, id: string, moneyFromId: string): Promise<Beginning | null> {
    return beginningOf(await this.allFor(reader), id, { moneyFromId, world: await this.world() });
  }

  /** What was posted, with everything that is wrong with it, field by field. */
  check({ wide, newest, world }: Beginning, posted: Posted, { today, lang }: { today: IsoDate; lang: Lang }): PostedRuleSet {
    const groups = figureGroups(lang, wide, world);
    const read = readRuleSet(posted, wide, groups);
    const unread = new Set(read.errors.map(({ field }) => field));
    const known = { fundIds: world.funds.map(({ id }) => id), focusAreaIds: world.focusAreas.map(({ id }) => id) };
    const senseless = ruleSetProblems(read.values, known).filter(({ field }) => !unread.has(field));
    const isSame = read.legalBasis === newest.legalBasis && saysTheSame(read.values, newest.values, groups);
    const nothing: FormError[] = isSame && read.errors.length === 0 ? [{ field: 'legalBasis', key: 'ruleSets.wrong.nothing' }] : [];
    return { ...read, errors: [...read.errors, ...dateErrors(read.validFrom, newest, today, lang), ...senseless, ...nothing] };
  }

  /** Adds the version that was previewed as number `version`; refused with the beginning as it is now, where another took the number. */
  async add(given: Beginning, draft: PostedRuleSet, version: number, actor: Reader & { readonly id: string }): Promise<Result<string, Beginning>> {
    const { family, id: fromId } = given.from;
    await this.store.lockFamily(family);
    const now = (await this.beginning(actor, fromId, given.moneyFrom?.id ?? '')) ?? given;
    if (nextVersion(now) !== version) return refused(now);
    const set: NewRuleSet = { id: `${family}-v${version}`, family, version, validFrom: draft.validFrom!, legalBasis: draft.legalBasis, values: draft.values };
    await this.store.add(set);
    await this.events.note({ subject: set.id, kind: 'rule-set.added', actorId: actor.id, facts: { family, version, from: fromId, validFrom: set.validFrom } });
    return ok(set.id);
  }
}

function seenBy({ roles }: Reader, set: RuleSetRow): RuleSetRow {
  return roles.includes('officer') ? set : { ...set, rounds: set.rounds.filter(({ isPublished }) => isPublished) };
}

/** How far ahead a version may be planned. */
const LATEST_DAYS = 3652;

function dateErrors(validFrom: IsoDate | null, { version, validFrom: newest }: RuleSetRow, today: IsoDate, lang: Lang): FormError[] {
  if (validFrom === null) return [];
  if (validFrom < today) return [{ field: 'validFrom', key: 'ruleSets.wrong.past', params: { today: formatDate(today, lang) } }];
  // A mistyped year would close the family for good: every later version begins after this one.
  const latest = addDays(today, LATEST_DAYS);
  if (validFrom > latest) return [{ field: 'validFrom', key: 'ruleSets.wrong.tooFar', params: { latest: formatDate(latest, lang) } }];
  return validFrom > newest ? [] : [{ field: 'validFrom', key: 'ruleSets.wrong.notAfter', params: { version, date: formatDate(newest, lang) } }];
}
