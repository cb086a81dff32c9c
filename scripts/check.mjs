// What a developer runs before committing: types, lint, import boundaries, dead code, then the tests without a browser.
// Ends with one line a step and exits non-zero when one falls short.
import { spawnSync } from 'node:child_process';

const bin = (path, ...args) => [`node_modules/${path}`, ...args];
const steps = [
  { name: 'types', args: bin('ts7/bin/tsc', '-p', 'test/tsconfig.json') },
  { name: 'lint', args: bin('oxlint/bin/oxlint', '--type-aware', 'src', 'test', 'scripts', 'bench', 'fuzz') },
  { name: 'boundaries', args: bin('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src', '--output-type', 'err') },
  { name: 'dead code', args: bin('knip/bin/knip.js', '--no-progress') },
  { name: 'tests', args: ['scripts/test.mjs', '--testPathIgnorePatterns=test/journeys/'] },
];

const results = steps.map(({ name, args }) => {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: process.env });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const said = `${stdout}${stderr}`.trim();
  if (status !== 0) console.log(`\n--- ${name}\n${said}\n`);
  const last = name === 'tests' ? ` (${stdout.trim().split('\n').at(-1)})` : '';
  return { ok: status === 0, line: `${status === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${seconds} s${last}` };
});
console.log(results.map((result) => result.line).join('\n'));
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
