/** Limits of a run, as a host gives them. */
import { expect, test } from 'vitest';
import { HaskellError } from '../../host/index.ts';
import { started } from './world.ts';

const program = `
foreign export javascript "fails" fails :: Int -> Int
foreign export javascript "hangs" hangs :: Int -> Int
fails :: Int -> Int
fails n = error (replicate n 'x')
hangs :: Int -> Int
hangs n = if n < 0 then 0 else hangs (n + 1)
main :: IO ()
main = return ()`;

/** A clock that goes on by so many ms whenever it is asked. */
function steps(ms: number): () => number {
  let now = 0;
  return () => {
    now += ms;
    return now;
  };
}

const thrownBy = (call: Promise<unknown>): Promise<unknown> => call.then(String, (error: unknown) => error);

test('what an exception says is found out beyond the time limit', async () => {
  const { machine } = await started(program, { limits: { timeout: 100 }, clock: steps(5) });
  const error = await thrownBy(machine.call('fails', 40));
  expect(error).toBeInstanceOf(HaskellError);
  expect(error).toMatchObject({ kind: 'exception', message: expect.stringContaining('x'.repeat(40)) });
});

test('what runs for ever ends at the limit, and with it the machine', async () => {
  const { machine } = await started(program, { limits: { timeout: 100 }, clock: steps(5) });
  expect(await thrownBy(machine.call('hangs', 0))).toMatchObject({ kind: 'timeout', message: 'time limit of 100 ms passed' });
  expect(await thrownBy(machine.call('fails', 1))).toMatchObject({ kind: 'stopped' });
});
