import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** What a scanner says of one content. */
export type Verdict = { readonly state: 'clean' } | { readonly state: 'infected'; readonly finding: string };

export interface Scanner {
  /** @throws ScannerDown where nobody can tell now; any other error is about this content */
  scan(content: Readable): Promise<Verdict>;
}

/** The scanner does not answer, or answers that it cannot work: the next file would fare no better. */
export class ScannerDown extends Error {}

/** ClamAV's daemon, over TCP (`tcp://host:3310`) or a socket file (`unix:///run/clamav/clamd.ctl`), by its INSTREAM command. */
export class Clamd implements Scanner {
  constructor(
    private readonly url: string,
    private readonly timeoutMs = 60_000,
  ) {}

  async scan(content: Readable): Promise<Verdict> {
    const socket = this.open();
    const answer = answerOf(socket, this.timeoutMs);
    // Its end is awaited below; until then a failure must not count as one that nobody looks at.
    answer.catch(() => undefined);
    try {
      await send(socket, content, answer);
      return verdictIn(await answer);
    } finally {
      socket.destroy();
      content.destroy();
    }
  }

  private open(): Socket {
    const { protocol, hostname, port, pathname } = new URL(this.url);
    return protocol === 'unix:' ? connect(decodeURIComponent(pathname)) : connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
  }
}

/** One text, ended by NUL. clamd closes the line after it; a silent or broken one is a scanner that is down. */
function answerOf(socket: Socket, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const down = (why: string) => reject(new ScannerDown(`The virus scanner ${why}`));
    socket.setTimeout(timeoutMs, () => down(`has been silent for ${timeoutMs / 1000} s`));
    socket.on('error', (error: NodeJS.ErrnoException) => down(`cannot be reached (${error.code ?? error.message})`));
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')));
    });
    socket.on('close', () => down('hung up without an answer'));
  });
}

/** Each chunk with its length before it; a length of zero ends them. */
async function send(socket: Socket, content: Readable, answer: Promise<string>): Promise<void> {
  let answered = false;
  const early = answer.then(
    () => void (answered = true),
    () => void (answered = true),
  );
  const write = async (bytes: Buffer): Promise<void> => {
    if (!answered && !socket.write(bytes)) await Promise.race([new Promise<void>((resolve) => socket.once('drain', resolve)), early]);
  };
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of content as AsyncIterable<Buffer>) {
    // "Too large" comes while the rest is still being sent.
    if (answered) return;
    await write(lengthOf(chunk.length));
    await write(chunk);
  }
  await write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function verdictIn(answer: string): Verdict {
  if (answer === 'stream: OK') return { state: 'clean' };
  const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (finding) return { state: 'infected', finding };
  throw new Error(`The virus scanner says: ${answer}`);
}
