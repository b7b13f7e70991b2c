/**
 * The rooms of src, as the order in which a request passes them. A room may import only what stands in its own line;
 * `docs/architecture.md` says what lives where.
 */
const rooms = {
  values: [],
  errors: ['values'],
  config: ['values', 'errors'],
  store: ['values', 'errors', 'config'],
  callers: ['values', 'errors', 'config', 'store'],
  documents: ['values', 'errors', 'config', 'store'],
  price: ['values', 'errors'],
  execution: [],
  rest: ['values', 'errors', 'store'],
  dashboard: ['values', 'errors', 'rest'],
  memory: ['values', 'errors', 'store', 'dashboard'],
  sources: ['values', 'errors', 'store', 'dashboard'],
  transfer: ['values', 'errors', 'rest', 'sources', 'dashboard'],
  mirror: ['values', 'errors', 'config', 'store', 'dashboard', 'sources'],
  workflow: ['values', 'errors', 'config', 'store', 'dashboard', 'sources'],
  resolvers: ['values', 'errors', 'dashboard', 'sources', 'mirror', 'workflow', 'generated'],
  server: [
    'values',
    'errors',
    'config',
    'store',
    'callers',
    'documents',
    'price',
    'execution',
    'rest',
    'dashboard',
    'memory',
    'sources',
    'transfer',
    'mirror',
    'workflow',
    'resolvers',
  ],
  command: ['values', 'errors', 'config', 'rest', 'server'],
  emulator: [],
  generated: ['values', 'dashboard', 'sources', 'mirror', 'resolvers'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `src/${room} may import only: ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}/`) },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/main\\.ts$', '^src/generated/'] },
      to: {},
    },
    {
      name: 'no-development-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'known-room',
      severity: 'error',
      from: { path: '^src/(?!main\\.ts$)', pathNot: Object.keys(rooms).map((r) => `^src/${r}/`) },
      to: {},
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
