import { Agent, request } from 'node:http';

/** A browser as far as HTTP can tell, over connections that stay open; each request goes to the next of the portals. */
export function connect(urls, { sockets = 24 } = {}) {
  let sentSoFar = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const send = (method, path, { cookie, body, type = 'application/x-www-form-urlencoded' }) =>
    new Promise((resolve, reject) => {
      const url = urls[(sentSoFar += 1) % urls.length];
      const headers = { Cookie: `${cookie}; fyrtaarn_sprog=da` };
      if (body !== undefined) Object.assign(headers, { Origin: url, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
      const sent = request(`${url}${path}`, { method, agent, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            location: response.headers.location ?? null,
            isSaved: (response.headers['set-cookie'] ?? []).some((one) => one.includes('=applications.saved')),
            isJson: /json/.test(response.headers['content-type'] ?? ''),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      // A connection that the server closed just as it was used again: a browser opens another one.
      sent.on('error', (error) => {
        if (sent.reusedSocket && error.code === 'ECONNRESET') send(method, path, { cookie, body, type }).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });
  return {
    get: (path, cookie) => send('GET', path, { cookie }),
    post: (path, cookie, pairs) => send('POST', path, { cookie, body: new URLSearchParams(pairs).toString() }),
    /** One file, as a form with a field for files sends it. */
    async upload(path, cookie, { field, name, content }) {
      const form = new FormData();
      form.append(field, new Blob([content], { type: 'application/pdf' }), name);
      const encoded = new Response(form);
      return send('POST', path, { cookie, body: Buffer.from(await encoded.arrayBuffer()), type: encoded.headers.get('content-type') });
    },
    close: () => agent.destroy(),
  };
}
