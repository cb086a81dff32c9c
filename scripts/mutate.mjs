// Breaks the arithmetic of budgets in every small way there is, one at a time, and sees whether a spec notices. Ends with
// `mutation score NN.N`, and with 1 below 85. What nobody noticed is listed with its place. `-- --file=totals` tries one file.
import { Stryker } from '@stryker-mutator/core';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import jestConfig from '../jest.config.mjs';

const { values: given } = parseArgs({ options: { file: { type: 'string', default: '*' } } });
const enough = 85;
const folder = join(tmpdir(), `fyrtaarn-mutate-${process.pid}`);
const [unit] = jestConfig.projects;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}

const stryker = new Stryker({
  mutate: [`src/budgets/${given.file}.rules.ts`],
  // Only what the specs of budgets read is copied.
  ignorePatterns: ['**', '!src/budgets/**', '!src/shared/**', '!src/rounds/**', '!package.json', 'src/budgets/fuzz-money.spec.ts'],
  buildCommand: [process.execPath, fileURLToPath(new URL('gather-specs.mjs', import.meta.url))].map((path) => path.replaceAll(' ', '\\ ')).join(' '),
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: { projectType: 'custom', config: { ...unit, testMatch: ['<rootDir>/src/budgets/all-specs.ts'] }, enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A busy machine must not count as a mutant that was noticed.
  timeoutMS: 20_000,
  tempDirName: folder,
  reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  logLevel: 'warn',
  allowConsoleColors: false,
  disableTypeChecks: false,
});

try {
  const results = await stryker.runMutationTest();
  const survived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  for (const { fileName, location, mutatorName, replacement, status } of survived) {
    console.log(`${status} ${fileName.slice(fileName.indexOf('src/'))}:${location.start.line + 1}:${location.start.column + 1} ${mutatorName} ${replacement ?? ''}`);
  }
  const score = (killed.length / (killed.length + survived.length)) * 100;
  console.log(`${results.length} mutants, ${killed.length} killed, ${survived.length} survived`);
  // Rounded down, so that 84.96 is never shown as enough.
  console.log(`mutation score ${(Math.floor(score * 10) / 10).toFixed(1)}`);
  if (!(score >= enough)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
