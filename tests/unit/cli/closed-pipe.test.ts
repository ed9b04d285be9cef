/** Nobody reads on: `vertebra run Yes.hs | head -1`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cli } from '../../../host/cli/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-pipe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const yes = join(folder, 'Yes.hs');
writeFileSync(yes, 'main :: IO ()\nmain = mapM_ putStrLn (repeat "yes")\n');

test.each([['run', yes], ['dump', '--core', yes], ['--help'], ['debug', yes, '--batch', '-c', 'list']])('%s ends quietly', async (...args) => {
  let err = '';
  const code = await cli(args, {
    stdout: () => {
      throw Object.assign(new Error('EPIPE: broken pipe, write'), { code: 'EPIPE' });
    },
    stderr: (bytes) => {
      err += new TextDecoder().decode(bytes);
    },
    stdin: () => new Uint8Array(0),
    colorErr: false,
    colorOut: false,
    onInterrupt: () => () => undefined,
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
