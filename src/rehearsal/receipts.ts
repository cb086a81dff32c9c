import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../project-root.js';

interface Verified {
  readonly receivedAt: string;
  readonly why?: string;
  readonly lateByMs?: number;
}
type Verify = (receipt: string) => Promise<{ readonly ok: boolean; readonly statement: Verified | null }>;

/** What a receipt says, where it verifies as anybody verifies it: with the file that runs on the page and in `npm run verify`. */
export async function verifiedStatement(receipt: string): Promise<Verified | null> {
  const { verify } = (await import(pathToFileURL(join(projectRoot, 'views', 'assets', 'verify.js')).href)) as { verify: Verify };
  const { ok, statement } = await verify(receipt);
  return ok ? statement : null;
}
