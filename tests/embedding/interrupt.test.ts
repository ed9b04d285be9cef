/** Ctrl-C, and threads that are thrown exceptions while they wait for input. */
import { expect, test } from 'vitest';
import { HaskellError } from '../../host/index.ts';
import { started } from './world.ts';

/** What a run was rejected with. */
async function failure(run: Promise<unknown>): Promise<HaskellError> {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HaskellError)) throw new Error(`not a HaskellError: ${error}`);
  return error;
}

const waiting = `
module Main where
import Control.Concurrent
import Control.Exception
foreign import javascript "ready" ready :: IO ()
foreign export javascript "twice" twice :: Int -> Int
twice :: Int -> Int
twice n = n + n
main :: IO ()
main = do
  r <- try (ready >> threadDelay 1000000000)
  print (r :: Either AsyncException ())
  (ready >> threadDelay 1000000000) \`finally\` putStrLn "cleanup"
`;

test.each([false, true])('an interrupt is UserInterrupt in main, whose handlers run (outlivesExit: %s)', async (outlivesExit) => {
  const { machine, output } = await started(waiting.replaceAll('\\`', '`'), {
    outlivesExit,
    hostFunctions: { ready: () => expect(machine.interrupt()).toBe(true) },
  });
  expect(machine.interrupt()).toBe(false);
  const error = await failure(machine.run());
  expect(output()).toBe('Left user interrupt\ncleanup\n');
  expect({ kind: error.kind, code: error.exitCode }).toEqual({ kind: 'exit', code: 130 });
  const cause = error.cause as HaskellError;
  expect(cause.message).toBe('user interrupt');
  expect(cause.backtrace?.entries.length).toBeGreaterThan(0);
  expect(machine.interrupt()).toBe(false);
  if (outlivesExit) expect(await machine.call('twice', 4)).toBe(8);
  else await expect(machine.call('twice', 4)).rejects.toThrow('the machine has ended');
});

test('an interrupt from outside finds a loop, and a thread that waits for input', async () => {
  const text = (action: string) => `import Control.Exception\nmain :: IO ()\nmain = (${action}) \`catch\` \\e -> print (e :: AsyncException)\n`;
  for (const action of ['print (length (cycle [1 :: Int]))', 'getLine >>= putStrLn']) {
    const { machine, output } = await started(text(action), { stdin: () => new Promise(() => {}) });
    const run = machine.run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(machine.interrupt()).toBe(true);
    await run;
    expect(output()).toBe('user interrupt\n');
  }
});

test('input that came for a thread which gave up is read by the next', async () => {
  const text = `
import Control.Concurrent
import Control.Exception
import System.IO
import System.Timeout
foreign import javascript "come" come :: IO ()
main :: IO ()
main = do
  timeout 1 getLine >>= print
  hWaitForInput stdin 1 >>= print
  main' <- myThreadId
  _ <- forkIO (throwTo main' (ErrorCall "enough"))
  r <- try getLine
  print (r :: Either ErrorCall String)
  come
  threadDelay 1
  hReady stdin >>= print
  getLine >>= putStrLn
  getLine >>= putStrLn`;
  const waiters: ((bytes: Uint8Array) => void)[] = [];
  const chunks = ['one\ntw', 'o\n'].map((chunk) => new TextEncoder().encode(chunk));
  const come = (): void => waiters.shift()?.(chunks.shift() as Uint8Array);
  const stdin = (): Promise<Uint8Array> =>
    new Promise((resolve) => {
      waiters.push(resolve);
      if (chunks.length === 1) come();
    });
  const { machine, output } = await started(text, { stdin, hostFunctions: { come } });
  await machine.run();
  expect(output()).toBe('Nothing\nFalse\nLeft enough\nTrue\none\ntwo\n');
});
