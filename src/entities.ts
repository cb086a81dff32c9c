import { AccountEntity, AccountRoleEntity, SessionEntity } from './accounts/index.js';

/** Every TypeORM entity; the schema drift test compares them with the migrated database. */
export const entities = [AccountEntity, AccountRoleEntity, SessionEntity];
