/** The example of the README runs as it says. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

test.skipIf(!existsSync('build/js/host/index.js'))('examples/embed.mjs', () => {
  const lines = execFileSync(process.execPath, ['examples/embed.mjs'], { encoding: 'utf8' }).split('\n');
  expect(lines.slice(0, 3)).toEqual(['100 / n = 50', '100 / n = 100', 'exception: divide by zero, exit code 1']);
  expect(lines[3]).toMatch(/^#0 +share: division +embed\.stg:\d+:\d+-\d+$/);
  expect(lines[4]).toMatch(/^#1 +loop: call of `share` +embed\.stg/);
});
