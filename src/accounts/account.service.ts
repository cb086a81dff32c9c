import { Injectable, NotFoundException } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { violatedConstraint } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import type { Lang } from '../platform/views/index.js';
import type { Role } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { AccountStore, type AccountRow } from './account.store.js';
import { hashPassword, passwordMatches } from './password.js';
import { SessionService } from './session.service.js';

/** Compared against when the e-mail is unknown, so that the answer takes as long as for a known one. */
const nobodysHash = hashPassword('nobody has this password');

@Injectable()
export class AccountService {
  /** Tries per e-mail address since the last that succeeded: ten in a quarter of an hour. */
  private readonly tries = new RateLimiterMemory({ points: 10, duration: 900 });

  constructor(
    private readonly store: AccountStore,
    private readonly events: Events,
    private readonly sessions: SessionService,
  ) {}

  async checkPassword(email: string, password: string): Promise<Result<AccountRow, 'wrong' | 'too-many-tries'>> {
    const key = email.toLowerCase();
    // Counted before the password is looked at: however many tries arrive at once, no more than ten are answered.
    const counted = await this.tries.consume(key).catch(() => null);
    if (!counted) return refused('too-many-tries');
    const account = await this.store.byEmail(email);
    const matches = await passwordMatches(password, account?.passwordHash ?? (await nobodysHash));
    if (!account || !matches || account.disabledAt) return refused('wrong');
    await this.tries.delete(key);
    return ok(account);
  }

  async register(person: { email: string; name: string; organisation: string; password: string; language: Lang }, roles: readonly Role[]): Promise<Result<string, 'email-taken'>> {
    if (await this.store.byEmail(person.email)) return refused('email-taken');
    const { password, ...account } = person;
    try {
      const id = await this.store.create({ ...account, passwordHash: await hashPassword(password) }, roles);
      await this.events.note({ subject: id, kind: 'account.registered', actorId: id, facts: { roles: roles.join(' ') } });
      return ok(id);
    } catch (error) {
      if (violatedConstraint(error) === 'account_email_unique') return refused('email-taken');
      throw error;
    }
  }

  /** The account that signs in with an address, however its capitals are written. */
  byEmail(email: string): Promise<AccountRow | null> {
    return this.store.byEmail(email);
  }

  /** One role more, for something the account has just done itself. */
  async grant(id: string, role: Role): Promise<void> {
    const before = await this.one(id);
    if (before.roles.includes(role)) return;
    const roles = [...before.roles, role];
    await this.store.setRoles(id, roles);
    this.sessions.forgetWhenDone();
    await this.events.note({ subject: id, kind: 'account.roles-changed', actorId: id, from: before.roles.join(' '), to: roles.join(' ') });
  }

  withRole(role: Role): Promise<AccountRow[]> {
    return this.store.withRole(role);
  }

  /** The named accounts by name, also those that are disabled. */
  named(ids: readonly string[]): Promise<AccountRow[]> {
    return this.store.byIds(ids);
  }

  all(): Promise<AccountRow[]> {
    return this.store.all();
  }

  async one(id: string): Promise<AccountRow> {
    const account = await this.store.byId(id);
    if (!account) throw new NotFoundException();
    return account;
  }

  /** New roles hold from the account's next request. An administrator cannot take that role from themselves. */
  async setRoles(id: string, roles: readonly Role[], actorId: string): Promise<Result<void, 'own-admin-role'>> {
    const before = await this.one(id);
    if (id === actorId && !roles.includes('admin')) return refused('own-admin-role');
    await this.store.setRoles(id, roles);
    this.sessions.forgetWhenDone();
    await this.events.note({ subject: id, kind: 'account.roles-changed', actorId, from: before.roles.join(' '), to: roles.join(' ') });
    return ok(undefined);
  }
}
