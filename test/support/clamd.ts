import { createServer, type Server, type Socket } from 'node:net';

export interface FakeClamd {
  readonly url: string;
  /** Every content it was sent whole. */
  readonly seen: Buffer[];
  /** answer: as clamd does; hang: takes all and says nothing; hang-up: closes after the first bytes. */
  mode: 'answer' | 'hang' | 'hang-up';
  /** clamd's StreamMaxLength. */
  maxBytes: number;
  stop(): Promise<void>;
}

/** A server that speaks clamd's INSTREAM as clamd does: chunks with their length, a size limit, and EICAR told by content. */
export async function startClamd(at: number | string = 0): Promise<FakeClamd> {
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    serveOne(socket, clamd);
  });
  const clamd = {
    url: '',
    seen: [] as Buffer[],
    mode: 'answer' as FakeClamd['mode'],
    maxBytes: 25 * 1024 * 1024,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => (typeof at === 'string' ? server.listen(at, resolve) : server.listen(at, '127.0.0.1', resolve)));
  const address = server.address();
  clamd.url = typeof address === 'string' ? `unix://${address}` : `tcp://127.0.0.1:${address!.port}`;
  return clamd;
}

const COMMAND = 'zINSTREAM\0';
const mark = ['EICAR-STANDARD', 'ANTIVIRUS-TEST-FILE'].join('-');

function serveOne(socket: Socket, clamd: FakeClamd): void {
  let waiting = Buffer.alloc(0);
  let begun = false;
  const chunks: Buffer[] = [];
  const say = (text: string): void => void socket.end(`${text}\0`);
  socket.on('data', (data: Buffer) => {
    if (clamd.mode === 'hang-up') return void socket.destroy();
    waiting = Buffer.concat([waiting, data]);
    if (!begun && waiting.length >= COMMAND.length) {
      if (waiting.toString('latin1', 0, COMMAND.length) !== COMMAND) return say('UNKNOWN COMMAND');
      begun = true;
      waiting = waiting.subarray(COMMAND.length);
    }
    while (begun && waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(0)) {
      const length = waiting.readUInt32BE(0);
      if (length === 0) {
        const content = Buffer.concat(chunks);
        clamd.seen.push(content);
        if (clamd.mode === 'hang') return;
        return say(content.includes(mark) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
      }
      chunks.push(waiting.subarray(4, 4 + length));
      waiting = waiting.subarray(4 + length);
      if (chunks.reduce((sum, chunk) => sum + chunk.length, 0) > clamd.maxBytes) return say('INSTREAM size limit exceeded. ERROR');
    }
  });
}
