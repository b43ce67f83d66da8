import { defineConfig } from 'vitest/config';

// These ask nothing but what they are given: no database, no server, nothing kept between them.
const pure = ['src/{algorithms,kit,web}/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A second is short on a machine that does other things as well.
    expect: { poll: { timeout: 10_000 } },
    // Journeys wait for browsers and servers about half of their time.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'rules', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: pure,
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
