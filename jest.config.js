import { availableParallelism } from 'node:os';

/** Units and end to end on the emulator; the tests that need servers of other projects have a configuration of their own. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/system/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts', '!src/generated/**', '!src/main.ts'],
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'lcovonly'],
  reporters: ['default', ['<rootDir>/test/house/count-reporter.cjs', { name: 'test' }]],
  // A guard against hanging. Where a test starts several programs, a machine that does much else needs most of it.
  testTimeout: 60_000,
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // A worker keeps the modules of every file that it has run, some 20 MB each. A new one in its place costs nothing to speak
  // of, and a run needs 2 GB instead of seven.
  workerIdleMemoryLimit: '1GB',
  // Giving memory back takes more than the default half second. One that a test has left something open in does not end in
  // any time.
  workerGracefulExitTimeout: 60_000,
};
