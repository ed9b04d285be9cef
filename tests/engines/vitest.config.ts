import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import common from '../../vitest.config.ts';

/** `npm run test:engines`: apart from the other tests, because it starts programs that not every computer has. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: { ...common.test, include: ['tests/engines/*.test.ts'], exclude: [], reporters: ['default', './tests/support/closing-line.ts'] },
});
