/**
 * What the author of a program that crashes is told: every program of `crashes/`, and the whole of what it writes to stderr beside it in `.stderr`.
 *
 * Those texts are read before they are committed: would the author understand at once what happened, and where? `BACKTRACES=write` writes what differs.
 * A first line `-- flags: …` is put on the command line. Line numbers of library files are left out.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cli } from '../../host/cli/cli.ts';

const folder = fileURLToPath(new URL('crashes/', import.meta.url));
process.chdir(folder);

const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.hs'))
  .map((file) => file.slice(0, -'.hs'.length))
  .sort();

test.each(programs)('%s', async (name) => {
  const flags = /^-- flags: (.*)$/m.exec(readFileSync(`${name}.hs`, 'utf8'))?.[1].split(' ') ?? [];
  const told = normalised(await stderrOf(['run', ...flags, `${name}.hs`]));
  const golden = `${name}.stderr`;
  const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  if (process.env.BACKTRACES === 'write' && told !== expected) writeFileSync(golden, told);
  else expect(told).toBe(expected);
});

/** What was raised first is remembered by the machine: collections and moved stacks must not change that. */
test.each(['Bracket', 'Finally', 'Rethrow', 'RethrowOther', 'MaskedFailure', 'ThrowToRethrow', 'HostCallsBack'])('%s, under stress', async (name) => {
  const flags = /^-- flags: (.*)$/m.exec(readFileSync(`${name}.hs`, 'utf8'))?.[1].split(' ') ?? [];
  expect(normalised(await stderrOf(['run', '--stress=gc,move', ...flags, `${name}.hs`]))).toBe(readFileSync(`${name}.stderr`, 'utf8'));
});

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
  return written;
}

function normalised(text: string): string {
  return text.replace(/(lib\/[\w/]+\.hs):\d+:\d+(-\d+(:\d+)?)?/g, '$1');
}
