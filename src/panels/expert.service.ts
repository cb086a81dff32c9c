import { Injectable, NotFoundException } from '@nestjs/common';
import { CompanyService, type LookUp } from '../companies/index.js';
import { Events } from '../platform/events/index.js';
import type { FormError } from '../platform/forms/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import type { ReadProfile } from './expert.form.js';
import { changedIn, newNumbers, type ExpertProfile } from './expert.rules.js';
import { ExpertStore, type Expert, type PoolQuestion } from './expert.store.js';

export type { Expert } from './expert.store.js';

export type ProfileRefusal = { readonly code: 'wrong'; readonly errors: readonly FormError[] } | { readonly code: 'overtaken' };

/** The pool of experts: everybody with the role "panel", and what they, or the secretariat, say of them. */
@Injectable()
export class ExpertService {
  constructor(
    private readonly store: ExpertStore,
    private readonly companies: CompanyService,
    private readonly events: Events,
  ) {}

  async pool(question: PoolQuestion): Promise<{ experts: Expert[]; total: number }> {
    const [experts, total] = await Promise.all([this.store.list(question), this.store.count(question)]);
    return { experts, total };
  }

  /** @throws NotFoundException for whoever is not in the pool */
  async one(accountId: string): Promise<Expert> {
    const expert = await this.store.one(accountId);
    if (!expert) throw new NotFoundException();
    return expert;
  }

  /** `basis`: when the profile was last changed as the form knew it. */
  async save(accountId: string, { profile, fieldOf }: ReadProfile, { basis, actorId, at }: { basis: string; actorId: string; at: Date }): Promise<Result<'checked' | 'unchecked', ProfileRefusal>> {
    await this.store.lock(accountId);
    const before = await this.one(accountId);
    if (basisOf(before) !== basis) return refused({ code: 'overtaken' });
    const { found, errors, unanswered } = await this.ask(newNumbers(before, profile), fieldOf);
    if (errors.length) return refused({ code: 'wrong', errors });
    const boards = profile.boards.map(({ cvr, name }) => ({ cvr, name: name || (found.get(cvr) ?? '') }));
    const named = { ...profile, boards };
    const changed = changedIn(before, named);
    if (changed.length === 0 && before.changedAt !== null) return ok('checked');
    await this.store.save(accountId, named, actorId, at);
    await this.events.note({ subject: accountId, kind: 'expert.changed', actorId, facts: { changed: changed.join(' '), before: JSON.stringify(partsOf(before)), after: JSON.stringify(named) } });
    return ok(unanswered ? 'unchecked' : 'checked');
  }

  /** What the register says of these numbers; where it does not answer they are taken as they are. */
  private async ask(numbers: readonly string[], fieldOf: ReadProfile['fieldOf']): Promise<{ found: ReadonlyMap<string, string>; errors: FormError[]; unanswered: boolean }> {
    const answers: (readonly [string, LookUp])[] = await Promise.all(numbers.map(async (cvr) => [cvr, await this.companies.lookUp(cvr)] as const));
    const found = new Map(answers.flatMap(([cvr, answer]) => (answer.outcome === 'found' ? [[cvr, answer.company.name]] : [])));
    const errors = answers.flatMap(([cvr, { outcome }]) => (outcome === 'unknown' ? [{ field: fieldOf.get(cvr) ?? 'employerCvr', key: 'expert.cvr.unknown', params: { cvr } }] : []));
    return { found, errors, unanswered: answers.some(([, { outcome }]) => outcome === 'unavailable') };
  }
}

export function basisOf({ changedAt }: Pick<Expert, 'changedAt'>): string {
  return changedAt?.toISOString() ?? '';
}

function partsOf({ employerCvr, boards, municipality, fields, mostApplications }: ExpertProfile): ExpertProfile {
  return { employerCvr, boards, municipality, fields, mostApplications };
}
