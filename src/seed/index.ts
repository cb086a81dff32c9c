import type { INestApplicationContext } from '@nestjs/common';
import { AccountService, roleName } from '../accounts/index.js';
import { Db } from '../platform/db/index.js';
import { demoPassword, demoPeople } from './people.js';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly who: string;
}

/** Fills an empty database with the demo; a database that already has accounts is left as it is. */
export async function seedDemo(app: INestApplicationContext): Promise<DemoAccount[]> {
  const db = app.get(Db);
  const accounts = app.get(AccountService);
  const people = Object.values(demoPeople);
  if ((await accounts.all()).length === 0) {
    await db.transaction(async () => {
      for (const { roles, ...person } of people) await accounts.register({ ...person, password: demoPassword }, roles);
    });
  }
  return people.map(({ email, name, roles }) => ({
    email,
    password: demoPassword,
    who: `${name}, ${roles.map((role) => roleName('en', role)).join(', ')}`,
  }));
}
