/**
 * Two projects. `unit`: pure specs beside the code. `server`: everything that needs PostgreSQL, HTTP or a browser, in
 * test/; one database server and one portal are started for all of it.
 */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'server',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
  // With --coverage only, which scripts/test.mjs asks for: no branch of the arithmetic of money goes untried.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/budgets/*.rules.ts'],
  coverageReporters: ['text'],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
  maxWorkers: 2,
  // Only a test that hangs meets it: machines differ by a factor of ten.
  testTimeout: 300_000,
};
