import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What stands in front of several portals: each request goes to the next one in turn, over connections that are kept
 * open. Where nobody listens the next one is asked, since nothing has been sent; where a connection breaks later the
 * answer is 502, since nobody can say whether the request was handled.
 */
export async function aProxy(portals: readonly string[]) {
  const targets = [...portals];
  const agent = new Agent({ keepAlive: true });
  const passed: { readonly target: string; readonly method: string; readonly status: number }[] = [];
  let turn = 0;

  const pass = (incoming: IncomingMessage, body: Buffer, response: ServerResponse, tries: number): void => {
    const target = targets[turn++ % targets.length]!;
    const method = incoming.method ?? '';
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'ECONNREFUSED' && tries < targets.length) return pass(incoming, body, response, tries + 1);
      passed.push({ target, method, status: 502 });
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    };
    const outgoing = request(new URL(incoming.url ?? '/', target), { method, headers: incoming.headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', failed);
      answer.on('end', () => {
        passed.push({ target, method, status: answer.statusCode ?? 0 });
        const { connection: _, 'transfer-encoding': __, ...headers } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, headers).end(Buffer.concat(chunks));
      });
    });
    outgoing.on('error', failed).end(body);
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => pass(incoming, Buffer.concat(chunks), response, 1));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every answer so far, with who gave it. */
    passed: passed as readonly (typeof passed)[number][],
    add: (portal: string) => void targets.push(portal),
    remove: (portal: string) => void targets.splice(targets.indexOf(portal), 1),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}
