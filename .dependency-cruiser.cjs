// The walls of the house: what may know what. Each comment says why the wall stands.
const inService = '^services/([^/]+)/src';
const test = String.raw`\.test\.ts$|^services/[^/]+/test/|^gateway/test/|^tools/[^/]+/test/`;
const allowed = (...places) => `^(${places.join('|')})`;
const chassis = (...parts) => `tools/chassis/src/(${parts.join('|')})\\.ts`;

/** What the domain of a service may use besides: packages as pure as its rules, each for those who need it. */
const pure = {
  // Readers of what is imported.
  status: ['csv-parse', 'yaml'],
};

const domainOf = (service, packages) => ({
  name: 'domain-knows-nothing',
  comment: 'What is true must not depend on how it is stored, sent or asked for: domain is pure, and reads in one go.',
  severity: 'error',
  from: { path: `^services/(${service})/src/domain/`, pathNot: test },
  to: {
    pathNot: [
      allowed('services/$1/src/domain/', chassis('errors', 'use-case')),
      ...packages.map((name) => `node_modules/${name}/`),
    ],
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, and nobody can read either alone.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'What is not declared works here by chance and breaks elsewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: String.raw`^@atrium/portal/|protos/gen/` },
    },
    domainOf(`(?!(?:${Object.keys(pure).join('|')})/)[^/]+`, []),
    ...Object.entries(pure).map(([service, packages]) => domainOf(service, packages)),
    {
      name: 'application-knows-rules-and-ports',
      comment:
        'A use case says what happens, in terms of rules and of what it needs from outside; who gives it that is wired in service.ts. ' +
        'A type of a store or a door is as much of a tie as the thing itself.',
      severity: 'error',
      from: { path: `${inService}/application/`, pathNot: test },
      to: {
        pathNot: allowed(
          'services/$1/src/(domain|application)/',
          chassis('errors', 'caller', 'use-case', 'due', 'page'),
        ),
      },
    },
    {
      name: 'doors-know-no-stores',
      comment: 'A door that reaches past the use case passes by its rules and its rights.',
      severity: 'error',
      from: { path: `${inService}/transport/`, pathNot: test },
      to: { path: 'services/$1/src/(store|clients)/' },
    },
    {
      name: 'stores-know-ports-and-domain',
      comment: 'A store is handed the rule to apply; one that knew use cases or doors could not be changed alone.',
      severity: 'error',
      from: { path: `${inService}/(store|clients)/`, pathNot: test },
      to: {
        path: '^services/$1/src/',
        pathNot: allowed('services/$1/src/($2|domain)/', String.raw`services/$1/src/application/[a-z-]*ports\.ts`),
      },
    },
    {
      name: 'no-service-knows-another',
      comment: 'Services know each other by protos only, so that each deploys alone.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'gateway-knows-no-service',
      comment: 'The gateway calls services over gRPC; code of theirs in it would have to deploy with them.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^services/' },
    },
    {
      name: 'services-know-no-gateway',
      comment: 'Who is called must not depend on who calls.',
      severity: 'error',
      from: { path: '^(services|protos|tools)/' },
      to: { path: '^gateway/' },
    },
    {
      name: 'tools-know-no-business',
      comment: 'The chassis carries seven services: a business word in it would be clumsy seven times.',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^(services/|protos/gen/atrium/(?!shared/))' },
    },
    {
      name: 'mongoose-in-stores-only',
      comment: 'Documents of the driver leak their cost and their odd ways; only stores see them, be it as a type.',
      severity: 'error',
      from: { path: '^(services|gateway|tools)/', pathNot: ['/store/|^tools/(chassis|stack)/', test] },
      to: { path: 'node_modules/(mongoose|mongodb)/' },
    },
    {
      name: 'mongoose-in-mongo-only',
      comment: 'In the chassis too, what is not about MongoDB does not load its driver.',
      severity: 'error',
      from: { path: '^tools/chassis/src/', pathNot: ['^tools/chassis/src/mongo/', test] },
      to: { path: 'node_modules/(mongoose|mongodb)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-house',
      comment: 'What runs in production needs nothing of the tests.',
      severity: 'error',
      from: { path: '^(services|gateway|tools)/', pathNot: [test, '^tools/(testkit|stack|examples|cli)/', '/test/'] },
      to: { path: String.raw`tools/testkit/|\.test\.ts$` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`(^|/)(dist|\.atrium|templates)/` },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
