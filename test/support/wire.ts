import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** The wire between a portal and its database, which a test can cut and mend. */
export async function aWire(databaseUrl: string) {
  const ends = new Set<Socket>();
  let isCut = false;
  let target = new URL(databaseUrl);
  let cutAt: { text: string; when: 'before' | 'after'; behind: string } | null = null;
  const cut = (): void => {
    isCut = true;
    for (const end of ends) end.destroy();
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    far.on('data', (chunk) => near.write(chunk));
    let isBehind = false;
    near.on('data', (chunk) => {
      isBehind ||= cutAt !== null && chunk.includes(cutAt.behind);
      const isNow = cutAt !== null && isBehind && chunk.includes(cutAt.text);
      const when = cutAt?.when;
      if (isNow) cutAt = null;
      if (isNow && when === 'before') return cut();
      far.write(chunk, () => {
        // What has reached the database is done there, though nobody hears the answer.
        if (isNow) setTimeout(cut, 200);
      });
      if (isNow) far.removeAllListeners('data');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut,
    mend: () => void (isCut = false),
    /**
     * Cuts when the next message with this text passes on its way to the database, on a connection that one with `behind`
     * has passed before: other transactions end too, and with the same word.
     */
    cutAt: (text: string, when: 'before' | 'after', behind: string) => void (cutAt = { text, when, behind }),
    /** Leads to another address from now on: a database that has come up elsewhere. */
    lead: (to: string) => void (target = new URL(to)),
    isCut: () => isCut,
    close: () => {
      cut();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
