// One way of testing for all: Node's own modules, types stripped by swc, nothing mapped.
export const jest = (displayName, rootDir, testMatch = ['<rootDir>/**/*.test.ts']) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  testMatch,
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.atrium/'],
  modulePathIgnorePatterns: ['/.atrium/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: { target: 'es2024', parser: { syntax: 'typescript', tsx: false } },
      },
    ],
  },
});
