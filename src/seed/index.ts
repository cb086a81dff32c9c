import type { INestApplicationContext } from '@nestjs/common';
import { AccountService, roleName } from '../accounts/index.js';
import { Db } from '../platform/db/index.js';
import { RoundService } from '../rounds/index.js';
import { demoRound } from './demo-round.js';
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
  const rounds = app.get(RoundService);
  const people = Object.values(demoPeople);
  if ((await accounts.all()).length === 0) {
    await db.transaction(async () => {
      for (const { roles, ...person } of people) await accounts.register({ ...person, password: demoPassword }, roles);
      const fundIds = (await rounds.funds()).map(({ id }) => id);
      await rounds.announce(demoRound(new Date(), await rounds.rounds(), fundIds), null);
    });
  }
  return people.map(({ email, name, roles }) => ({
    email,
    password: demoPassword,
    who: `${name}, ${roles.map((role) => roleName('en', role)).join(', ')}`,
  }));
}
