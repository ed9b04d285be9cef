/** The example of the README runs as it says. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('examples/embed.mjs', () => {
  const lines = execFileSync(process.execPath, ['examples/embed.mjs'], { encoding: 'utf8' }).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'all of it: 7.7 EUR',
    'in pounds: 6.622',
    'tea: 0.2999999999999998',
    'exception: Map.!: given key is not an element in the map',
  ]);
  const trace = lines.slice(lines.findIndex((line) => line.startsWith('#')));
  expect(trace[0]).toMatch(/^#0 +libraryError +lib\/GHC\/Exception\.hs:/);
  expect(trace.some((line) => /prices\.hs:18:73-87/.test(line))).toBe(true);
});
