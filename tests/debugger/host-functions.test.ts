/** `--host FILE` under the debugger and at the prompt: JavaScript functions of the program, and what they call back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cli } from '../../host/cli/cli.ts';
import { vertebra } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-host-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'Prices.hs');
writeFileSync(
  program,
  `module Main where
foreign import javascript "taxed" taxed :: Int -> IO Int
foreign import javascript "viaHaskell" viaHaskell :: Int -> IO Int
foreign export javascript rate :: Int -> IO Int

rate :: Int -> IO Int
rate n = do
  let tax = n * 20 \`div\` 100
  return (n + tax)

main :: IO ()
main = do
  taxed 50 >>= print
  viaHaskell 50 >>= print
`,
);
const host = join(folder, 'host.mjs');
writeFileSync(
  host,
  `let machine;
export const attach = (given) => { machine = given; };
export const taxed = (n) => n + 10;
export const viaHaskell = (n) => machine.callSync('rate', n);
`,
);

test('the debugger', async () => {
  const { out, err, code } = await vertebra(['debug', program, '--host', host, '-c', 'run', '--batch']);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toContain('60\n60\n');
});

test('a breakpoint inside a synchronous call from JavaScript is passed, and that is said once; log points speak', async () => {
  const commands = ['-c', 'break rate', '-c', 'break rate log n is {n}', '-c', 'run', '--batch'];
  const { out } = await vertebra(['debug', program, '--host', host, ...commands]);
  expect(out.match(/breakpoint 1 was passed: JavaScript waits for this call/g)).toHaveLength(1);
  expect(out).toMatch(/60\nn is 50\n.*\n60\nthe program ended: exit code 0/);
});

test('the prompt', async () => {
  let said = '';
  let input = new TextEncoder().encode('taxed 7\nviaHaskell 10\n:r\ntaxed 8\n');
  const write = (bytes: Uint8Array): void => {
    said += new TextDecoder().decode(bytes);
  };
  const stdin = (): Uint8Array => {
    const all = input;
    input = new Uint8Array(0);
    return all;
  };
  await cli(['repl', '--host', host, program], { stdout: write, stderr: write, stdin, colorErr: false, colorOut: false, onInterrupt: () => () => undefined });
  expect(said).toBe('17\n12\n18\n');
});
