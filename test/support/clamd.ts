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
  const say = (text: string): void => void socket.end(`${text}\0`);
  const pieces: Buffer[] = [];
  let held = 0;
  const take = (bytes: number): Buffer | null => {
    if (held < bytes) return null;
    const whole = Buffer.concat(pieces);
    pieces.splice(0, pieces.length, whole.subarray(bytes));
    held -= bytes;
    return whole.subarray(0, bytes);
  };
  let begun = false;
  let next: number | null = null;
  let size = 0;
  const chunks: Buffer[] = [];
  const advance = (): boolean => {
    if (!begun) {
      const command = take(COMMAND.length);
      if (command && command.toString('latin1') !== COMMAND) say('UNKNOWN COMMAND');
      begun = command !== null;
      return begun;
    }
    if (next === null) {
      next = take(4)?.readUInt32BE(0) ?? null;
      if (next !== 0) return next !== null;
      const content = Buffer.concat(chunks);
      clamd.seen.push(content);
      if (clamd.mode === 'answer') say(content.includes(mark) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
      return false;
    }
    const chunk = take(next);
    if (!chunk) return false;
    next = null;
    chunks.push(chunk);
    size += chunk.length;
    if (size <= clamd.maxBytes) return true;
    say('INSTREAM size limit exceeded. ERROR');
    return false;
  };
  socket.on('data', (data: Buffer) => {
    if (clamd.mode === 'hang-up') return void socket.destroy();
    pieces.push(data);
    held += data.length;
    while (advance());
  });
}
