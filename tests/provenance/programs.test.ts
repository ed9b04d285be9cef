/**
 * What the author of a program is told with `--provenance`: every program of `programs/`, and what it writes to stderr beside it in `.stderr`. Those texts are
 * read before they are committed; `BACKTRACES=write` writes what differs. A first line `-- flags: …` is put on the command line; line numbers of library files
 * are left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectReviewed, toldBy } from '../support/command-line.ts';
import { isBuilt } from './machines.ts';

const folder = fileURLToPath(new URL('programs/', import.meta.url));
process.chdir(folder);

const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.hs'))
  .sort();

const goldenOf = (program: string): string => program.replace(/hs$/, 'stderr');

describe.skipIf(!isBuilt)('a program with --provenance', () => {
  test.each(programs)('%s', async (program) => {
    expectReviewed(await toldBy(program, '--provenance'), goldenOf(program));
  });

  // how far an evaluation gets before it is interrupted is another matter there
  test.each(programs.filter((program) => program !== 'Interrupted.hs'))('%s, collected and moved all the time', async (program) => {
    expect(await toldBy(program, '--provenance', '--stress', 'gc,move,sanity')).toBe(readFileSync(goldenOf(program), 'utf8'));
  });
});
