import { defineConfig } from 'vitest/config';
import { patience } from './host/cli/v8-flags.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/engines/**'],
    // a test that compiles the machine needs some seconds on a slow computer; no test asserts a time
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // one for each core: the default leaves one idle, which is half of a small machine
    maxWorkers: '100%',
    // most of the time goes into the compiler
    execArgv: [...patience],
    reporters: ['default', './tests/support/closing-line.ts'],
  },
});
