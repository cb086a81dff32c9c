import autocannon from 'autocannon';

/** One run against one address: requests a second and latencies in milliseconds. `[<id>]` in the body is another text in each request. @throws on any unexpected status */
export async function load({ url, connections, seconds, method = 'GET', headers = {}, body, expected }) {
  const latencies = [];
  const wrong = new Map();
  const run = autocannon({ url, connections, duration: seconds, method, headers, body, idReplacement: true });
  run.on('response', (_client, status, _bytes, milliseconds) => {
    latencies.push(milliseconds);
    if (status !== expected) wrong.set(status, (wrong.get(status) ?? 0) + 1);
  });
  const result = await run;
  if (wrong.size || result.errors || result.timeouts) {
    throw new Error(`${method} ${url}: expected ${expected}, got ${JSON.stringify([...wrong])}, ${result.errors} errors, ${result.timeouts} timeouts`);
  }
  if (latencies.length === 0) throw new Error(`${method} ${url}: not one answer in ${seconds} s; set BENCH_SECONDS higher`);
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { rps: latencies.length / result.duration, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
