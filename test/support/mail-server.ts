import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * How it treats what it is given: takes it; says nothing after it (until told otherwise); refuses the receiver for good;
 * breaks off in the middle of a mail; takes it and breaks off before saying so.
 */
export type Mood = 'takes' | 'keeps silent' | 'refuses' | 'breaks off' | 'takes and breaks off';

/** A mail server with moods, speaking just enough SMTP. It does not listen before `open`. */
export async function aMoodyMailServer() {
  let mood: Mood = 'takes';
  const taken: { readonly to: string; readonly messageId: string }[] = [];
  const silent: (() => void)[] = [];
  const sockets = new Set<Socket>();
  let begun = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let read = '';
    let to = '';
    let isData = false;
    const accept = (mail: string): void => void taken.push({ to, messageId: /^message-id: (.*)$/im.exec(mail)?.[1] ?? '' });
    const heard = (line: string): void => {
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO' || word === 'HELO') return say('250 moody');
      if (word === 'QUIT') return void socket.end('221 bye\r\n');
      if (word === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (word === 'RCPT' && mood === 'refuses') return say('550 5.1.1 no such mailbox');
      if (word !== 'DATA') return say('250 ok');
      isData = true;
      begun += 1;
      say('354 go on');
    };
    const ended = (mail: string): void => {
      isData = false;
      if (mood === 'keeps silent') {
        silent.push(() => {
          accept(mail);
          say('250 taken');
        });
      } else {
        accept(mail);
        if (mood === 'takes and breaks off') socket.destroy();
        else say('250 taken');
      }
    };
    say('220 moody');
    socket.on('data', (chunk) => {
      read += chunk.toString();
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n';
        if (isData && mood === 'breaks off') return void socket.destroy();
        const at = read.indexOf(mark);
        if (at < 0) return;
        const part = read.slice(0, at);
        read = read.slice(at + mark.length);
        if (isData) ended(part);
        else heard(part);
      }
    });
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  // A port that is ours, and where nobody listens yet.
  await listen(0);
  const { port } = server.address() as AddressInfo;
  await close();
  return {
    url: `smtp://127.0.0.1:${port}`,
    open: () => listen(port),
    close,
    become: (next: Mood) => void (mood = next),
    /** What it has answered for, in its order. */
    taken: taken as readonly (typeof taken)[number][],
    /** How many mails somebody has begun to hand over. */
    begun: () => begun,
    isWaitedFor: () => silent.length > 0,
    speak: () => silent.splice(0).forEach((one) => one()),
  };
}
