/** What programs say of the terminal that is typed into, and who is told. */
import { expect, test } from 'vitest';
import { started } from './world.ts';

const program = `
module Main where
import System.IO
main :: IO ()
main = do
  hSetBuffering stdin NoBuffering
  hSetEcho stdin False
  hGetEcho stdin >>= print
  hSetEcho stdin True
  hGetEcho stdin >>= print
  hSetBuffering stdin LineBuffering
  hSetBuffering stdout NoBuffering
`;

test('buffering and echo of a terminal are asked of the host', async () => {
  const told: unknown[] = [];
  const { machine, output } = await started(program, { isTerminal: () => true, setTerminal: async (...change) => void told.push(change) });
  await machine.run();
  expect(output()).toBe('False\nTrue\n');
  expect(told).toEqual([
    [0, 'lines', false],
    [0, 'echo', false],
    [0, 'echo', true],
    [0, 'lines', true],
  ]);
});

test('where there is no terminal nobody is told', async () => {
  const { machine, output } = await started(program, { isTerminal: () => false, setTerminal: () => expect.fail('told') });
  await machine.run();
  expect(output()).toBe('False\nFalse\n');
});
