import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lang } from '../platform/views/index.js';
import type { Role } from '../platform/web/index.js';
import { AccountEntity, AccountRoleEntity, SessionEntity } from './account.entity.js';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly language: Lang;
  readonly roles: readonly Role[];
  readonly disabledAt: Date | null;
}

export interface SessionRow extends AccountRow {
  readonly expiresAt: Date;
}

const columns = `a.id, a.email, a.name, a.organisation, a.language, a.disabled_at AS "disabledAt",
  ARRAY(SELECT r.role FROM account_role r WHERE r.account_id = a.id ORDER BY r.role) AS roles`;

@Injectable()
export class AccountStore {
  constructor(private readonly db: Db) {}

  byId(id: string): Promise<AccountRow | null> {
    return this.db.one<AccountRow>(`SELECT ${columns} FROM account a WHERE a.id = $1`, [id]);
  }

  byEmail(email: string): Promise<(AccountRow & { passwordHash: string }) | null> {
    return this.db.one(`SELECT ${columns}, a.password_hash AS "passwordHash" FROM account a WHERE a.email = lower($1)`, [email]);
  }

  withRole(role: Role): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(
      `SELECT ${columns} FROM account a JOIN account_role r ON r.account_id = a.id AND r.role = $1
        WHERE a.disabled_at IS NULL ORDER BY a.name`,
      [role],
    );
  }

  byIds(ids: readonly string[]): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(`SELECT ${columns} FROM account a WHERE a.id = ANY($1::uuid[]) ORDER BY a.name, a.id`, [ids]);
  }

  all(): Promise<AccountRow[]> {
    return this.db.query<AccountRow>(`SELECT ${columns} FROM account a ORDER BY a.name, a.email`);
  }

  async create(account: { email: string; name: string; organisation: string; language: Lang; passwordHash: string }, roles: readonly Role[]): Promise<string> {
    const { identifiers } = await this.db.entities.insert(AccountEntity, { ...account, email: account.email.toLowerCase() });
    const id = (identifiers[0] as { id: string }).id;
    await this.setRoles(id, roles);
    return id;
  }

  async setRoles(accountId: string, roles: readonly Role[]): Promise<void> {
    await this.db.entities.delete(AccountRoleEntity, { accountId });
    await this.db.entities.insert(AccountRoleEntity, roles.map((role) => ({ accountId, role })));
  }

  async openSession(accountId: string, expiresAt: Date): Promise<string> {
    const id = randomUUID();
    await this.db.entities.insert(SessionEntity, { id, accountId, expiresAt });
    return id;
  }

  async revokeSession(sessionId: string, at: Date): Promise<void> {
    await this.db.entities.update(SessionEntity, { id: sessionId }, { revokedAt: at });
  }

  /** How many people have a session that has neither ended nor been revoked. */
  async signedInAt(now: Date): Promise<number> {
    const row = await this.db.one<{ people: number }>('SELECT count(DISTINCT account_id)::int AS people FROM session WHERE revoked_at IS NULL AND expires_at > $1', [now]);
    return row!.people;
  }

  /** A live session with who it belongs to; `null` for one that is revoked, expired or of a disabled account. */
  session(sessionId: string): Promise<SessionRow | null> {
    return this.db.one<SessionRow>(
      `SELECT ${columns}, s.expires_at AS "expiresAt" FROM session s JOIN account a ON a.id = s.account_id
        WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND a.disabled_at IS NULL`,
      [sessionId],
    );
  }
}
