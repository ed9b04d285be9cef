/**
 * What the author of a program that crashes is told: every program of `crashes/`, and the whole of what it writes to stderr beside it in `.stderr`.
 *
 * Those texts are read before they are committed: would the author understand at once what happened, and where? `BACKTRACES=write` writes what differs.
 * A first line `-- flags: …` is put on the command line. Line numbers of library files are left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { expectReviewed, toldBy } from '../support/command-line.ts';

const folder = fileURLToPath(new URL('crashes/', import.meta.url));
process.chdir(folder);

const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.hs'))
  .map((file) => file.slice(0, -'.hs'.length))
  .sort();

test.each(programs)('%s', async (name) => {
  expectReviewed(await toldBy(`${name}.hs`), `${name}.stderr`);
});

/** What was raised first is remembered by the machine: collections and moved stacks must not change that. */
test.each(['Bracket', 'Finally', 'Rethrow', 'RethrowOther', 'MaskedFailure', 'ThrowToRethrow', 'HostCallsBack'])('%s, under stress', async (name) => {
  expect(await toldBy(`${name}.hs`, '--stress=gc,move')).toBe(readFileSync(`${name}.stderr`, 'utf8'));
});
