import base from './jest.config.js';

/** The tests that need Redis and Chromium on the machine. */
export default {
  ...base,
  testPathIgnorePatterns: ['/node_modules/'],
  testMatch: ['<rootDir>/test/system/**/*.test.ts'],
  reporters: ['default', ['<rootDir>/test/house/count-reporter.cjs', { name: 'test-system' }]],
  testTimeout: 60_000,
  maxWorkers: 1,
};
