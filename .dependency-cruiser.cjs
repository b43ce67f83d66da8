// The arrows of HOUSE.md, one rule each. tests/house/arrows.test.ts breaks each on purpose to see it bite.
const order = [
  'people',
  'places',
  'partners',
  'matters',
  'joint',
  'meetings',
  'care',
  'feedback',
  'privacy',
  'casefile',
  'mediation',
  'services',
  'rosters',
  'dispatch',
  'patrols',
  'volunteers',
  'outreach',
  'antifraud',
  'clues',
  'performance',
  'statistics',
];
const later = order.map((module, i) => ({
  name: `${module}-calls-down-only`,
  comment: 'Down the order one calls; up the order one tells a fact.',
  severity: 'error',
  from: { path: `^src/modules/${module}/` },
  to: { path: `^src/modules/(${order.slice(i + 1).join('|') || 'none'})/` },
}));
const room = (name, from, to, comment) => ({ name, comment, severity: 'error', from: { path: from }, to });

module.exports = {
  forbidden: [
    room('kit-stands-alone', '^src/kit/', { path: '^src/', pathNot: '^src/kit/' }, 'kit imports nothing of ours'),
    room('algorithms-use-kit-only', '^src/algorithms/', { path: '^src/', pathNot: '^src/(kit|algorithms)/' }, 'pure'),
    room(
      'algorithms-do-no-io',
      '^src/algorithms/(?!.*\\.test\\.ts$)',
      { dependencyTypes: ['core'] },
      'no I/O in algorithms',
    ),
    room(
      'platform-uses-kit-only',
      '^src/platform/',
      { path: '^src/', pathNot: '^src/(kit|platform)/' },
      'platform knows no module',
    ),
    room('modules-stay-inside', '^src/modules/', { path: '^src/(web|server|cli)/' }, 'modules know no shell'),
    {
      name: 'modules-use-the-front-door',
      comment: 'Of an earlier module only api.ts, words.ts and contract.ts may be imported.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '/(api|words|contract[a-z-]*)\\.ts$'] },
    },
    room(
      'only-platform-knows-http',
      '^src/(kit|algorithms|modules|cli|web)/',
      { path: 'node_modules/(fastify|@fastify|pg|graphile-worker)/' },
      'platform owns HTTP, pg and jobs',
    ),
    room(
      'web-sees-words-and-contracts',
      '^src/web/',
      { path: '^src/(platform|server|cli|demo)/', pathNot: '^src/platform/contract[a-z-]*\\.ts$' },
      'the web sees contracts only',
    ),
    room(
      'web-sees-no-inside',
      '^src/web/',
      { path: '^src/modules/', pathNot: '/(words|contract[a-z-]*)\\.ts$' },
      'the web sees words and contracts',
    ),
    room(
      'resident-is-light',
      '^src/web/resident/',
      { path: 'node_modules/(antd|@ant-design|echarts)/|^src/web/staff/' },
      'resident pages stay small',
    ),
    room(
      'shared-web-is-light',
      '^src/web/shared/',
      { path: 'node_modules/(antd|@ant-design)/|^src/web/(staff|resident)/' },
      'shared serves both faces',
    ),
    room(
      'shell-uses-module-doors',
      '^src/(server|cli)/',
      { path: '^src/modules/', pathNot: '/(module|api|words|contract)\\.ts$' },
      'server and cli see module.ts',
    ),
    { name: 'no-circles', severity: 'error', comment: 'no import cycles', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'every import resolves',
      from: {},
      to: { couldNotResolve: true },
    },
    ...later,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
