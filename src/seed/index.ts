import type { INestApplicationContext } from '@nestjs/common';
import { AccountService, roleName } from '../accounts/index.js';
import { demoPassword, demoPeople } from './people.js';
import { tellStory } from './story.js';

export { loadReference } from './reference.js';
export { tellStory } from './story.js';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly who: string;
}

/** Fills an empty database with the whole demo; a database that already has accounts is left as it is. */
export async function seedDemo(app: INestApplicationContext): Promise<DemoAccount[]> {
  const known = new Set((await app.get(AccountService).all()).map(({ email }) => email));
  if (known.size === 0) await tellStory(app, 'decided');
  return Object.values(demoPeople)
    .filter(({ email }) => known.size === 0 || known.has(email))
    .map(({ email, name, roles }) => ({ email, password: demoPassword, who: `${name}, ${roles.map((role) => roleName('en', role)).join(', ')}` }));
}
