/**
 * The import boundaries of docs/architecture.md. A module is a folder below src; others reach it through its index.ts,
 * and only downwards. An address (x.paths.ts) is public: pages link up as well as down.
 */
const levels = [
  ['platform', 'shared'],
  ['accounts', 'strategy', 'ideas', 'rounds', 'companies', 'receipts'],
  ['criteria', 'budgets'],
  ['applications'],
  ['consortium', 'documents', 'dialogue', 'sheets', 'calls'],
  ['mine', 'outages', 'panels', 'calibration'],
  ['interests'],
  ['scoring'],
  ['assignment', 'consensus', 'offline'],
  ['ranking'],
  ['calendar', 'deadline-room', 'panel-work'],
  ['recommendations'],
  ['front'],
  ['seed', 'rehearsal'],
];
const upward = levels.flatMap((modules, level) => {
  const above = levels.slice(level + 1).flat();
  return above.length ? [{ name: `nothing-above-${modules.join('-')}`, severity: 'error', from: { path: `^src/(${modules.join('|')})/` }, to: { path: `^src/(${above.join('|')})/`, pathNot: '\\.paths\\.ts$' } }] : [];
});
const modules = levels.slice(1).flat().join('|');

module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'through-the-index',
      comment: 'What another module offers stands in its index.ts.',
      severity: 'error',
      from: { path: `^src/(?:(${modules})/|[^/]+\\.ts$)`, pathNot: '\\.(spec|example)\\.ts$' },
      to: { path: `^src/(${modules})/`, pathNot: ['^src/$1/', '/index\\.ts$', '\\.paths\\.ts$'] },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/shared/', '^node_modules/temporal-polyfill', '^(node:)?crypto$'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.(rules|state|access|paths|texts)\\.ts$' },
      to: { path: ['^node_modules/(@nestjs|typeorm|pg)', '\\.(store|service|controller|entity|module|page)\\.ts$'] },
    },
    {
      name: 'controllers-ask-services',
      severity: 'error',
      from: { path: '\\.controller\\.ts$', pathNot: '^src/platform/' },
      to: { path: ['\\.(store|entity)\\.ts$', '^src/platform/db/', '^node_modules/(typeorm|pg)'] },
    },
    {
      name: 'only-stores-know-the-database',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(store|entity|module)\\.ts$', '\\.spec\\.ts$', '^src/platform/', '^src/seed/', '^src/(app\\.module|database|entities|server|main|admin)\\.ts$'] },
      to: { path: ['^node_modules/(typeorm|@nestjs/typeorm|pg)/'] },
    },
    {
      name: 'platform-has-no-domain',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '^src/platform/platform\\.module\\.ts$' },
      to: { path: '^src/(?!platform/|shared/)' },
    },
    { name: 'no-test-code', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], mainFields: ['module', 'main'] },
  },
};
