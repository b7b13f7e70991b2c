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
  testTimeout: 20_000,
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // A worker that has run a hundred files holds gigabytes, and giving them back takes more than the default half second.
  // One that a test has left something open in does not end in any time.
  workerGracefulExitTimeout: 60_000,
};
