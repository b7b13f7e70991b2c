import shared from './jest.config.js';

// One worker, which is this process itself: a limit of memory would make it another.
const { workerIdleMemoryLimit: _, ...base } = shared;

/** The tests that need Redis and Chromium on the machine. */
export default {
  ...base,
  testPathIgnorePatterns: ['/node_modules/'],
  testMatch: ['<rootDir>/test/system/**/*.test.ts'],
  reporters: ['default', ['<rootDir>/test/house/count-reporter.cjs', { name: 'test-system' }]],
  maxWorkers: 1,
};
