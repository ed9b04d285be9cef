/**
 * What the author of a program is told with `--provenance`: every program of `programs/`, and what it writes to stderr beside it in `.stderr`. Those texts are
 * read before they are committed; `BACKTRACES=write` writes what differs. A first line `-- flags: …` is put on the command line; line numbers of library files
 * are left out.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cli } from '../../host/cli/cli.ts';
import { isBuilt } from './machines.ts';

const folder = fileURLToPath(new URL('programs/', import.meta.url));
process.chdir(folder);

const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.hs'))
  .sort();

describe.skipIf(!isBuilt)('a program with --provenance', () => {
  test.each(programs)('%s', async (file) => {
    const told = await stderrOf(['run', '--provenance', ...flagsOf(file), file]);
    const golden = goldenOf(file);
    const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    if (process.env.BACKTRACES === 'write' && told !== expected) writeFileSync(golden, told);
    else expect(told).toBe(expected);
  });

  // how far an evaluation gets before it is interrupted is another matter there
  test.each(programs.filter((file) => file !== 'Interrupted.hs'))('%s, collected and moved all the time', async (file) => {
    expect(await stderrOf(['run', '--provenance', '--stress', 'gc,move,sanity', ...flagsOf(file), file])).toBe(readFileSync(goldenOf(file), 'utf8'));
  });
});

function flagsOf(file: string): string[] {
  return /^-- flags: (.*)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1].split(' ') ?? [];
}

function goldenOf(file: string): string {
  return join(folder, file.replace(/hs$/, 'stderr'));
}

async function stderrOf(args: readonly string[]): Promise<string> {
  const decoder = new TextDecoder();
  let written = '';
  await cli([...args], {
    stdout: () => undefined,
    stderr: (bytes) => {
      written += decoder.decode(bytes, { stream: true });
    },
    stdin: () => new Uint8Array(0),
    colorErr: false,
    colorOut: false,
    widthErr: 110,
    onInterrupt: () => () => undefined,
  });
  return written.replace(/(lib\/[\w/]+\.hs):\d+:\d+(-\d+(:\d+)?)?/g, '$1');
}
