import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const { postgres, portal, folder } = globalThis.fyrtaarnTest;
  await portal.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
