// What a developer runs before committing: types, lint, import boundaries, dead code, then the tests without a browser.
// Ends with one line a step and exits non-zero when one falls short.
import { spawnSync } from 'node:child_process';

const node = process.execPath;
const bin = (path, ...args) => [node, [`node_modules/${path}`, ...args]];
const steps = [
  ['types', ...bin('ts7/bin/tsc', '-p', 'test/tsconfig.json')],
  ['lint', ...bin('oxlint/bin/oxlint', '--type-aware', 'src', 'test', 'scripts', 'bench')],
  ['boundaries', ...bin('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src', '--output-type', 'err')],
  ['dead code', ...bin('knip/bin/knip.js', '--no-progress')],
  ['tests', node, ['scripts/test.mjs', '--testPathIgnorePatterns=test/journeys/']],
];

const results = steps.map(([name, command, args]) => {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: process.env });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const said = `${stdout}${stderr}`.trim();
  if (status !== 0) console.log(`\n--- ${name}\n${said}\n`);
  const last = name === 'tests' ? ` (${stdout.trim().split('\n').at(-1)})` : '';
  return { ok: status === 0, line: `${status === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${seconds} s${last}` };
});
console.log(results.map((result) => result.line).join('\n'));
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
