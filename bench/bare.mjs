// The reference: Node's own http and pg, one indexed query a request, the same bytes as the portal's answer.
// GET /<key> reads the body of `key`; POST /<key> stores a text of the same length and answers with no body.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const read = { name: 'read', text: 'SELECT body FROM bench_page WHERE key = $1' };
const write = { name: 'write', text: 'UPDATE bench_page SET body = $2 WHERE key = $1' };

const server = createServer((request, response) => void answer(request, response));

async function answer(request, response) {
  const key = request.url.slice(1);
  if (request.method === 'POST') {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    await pool.query({ ...write, values: [key, Buffer.concat(chunks).toString()] });
    response.writeHead(303, { Location: '/', 'Content-Length': 0 }).end();
    return;
  }
  const { rows } = await pool.query({ ...read, values: [key] });
  const body = Buffer.from(rows[0].body);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length }).end(body);
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
