/**
 * Host functions that misbehave, nest, and are interrupted; limits while memory grows; machines side by side; runs after errors.
 */
import { describe, expect, test } from 'vitest';
import { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import type { MachineSettings } from '../../host/options.ts';
import { isMachineBuilt } from '../stg/engines.ts';
import { library } from '../stg/programs.ts';
import { type Build, image, machineModule } from './bare-machine.ts';

const program = `
module Main
import Rts (printInt (i64, void) -> (p), putTextLn (i32, void) -> (p), catch (p, p, void) -> (p), forkIO (p, void) -> (p), mask_ (p, void) -> (p), unit, ThreadKilled,
  putStrLn (p, void) -> (p), displayException (p) -> (p))
data Int = I# i64
data List = Nil | Cons p p
data Unit = Unit
foreign again = "test.again" (i64, void) -> i64
foreign wrong = "test.wrong" (void) -> i64
foreign wrongText = "test.wrongText" (void) -> string
foreign later = "test.later" (i64, void) -> i64
foreign boom = "test.boom" (void) -> void
foreign reject = "test.reject" (void) -> void
export main, ask, fails, failsMasked, maskState, spin, grow, grower, caller, sleepy, killed, up

tell = \\e (s : void) -> p { let text = thunk { displayException e } in putStrLn text s }
up = \\(n : i64) -> p { case upto n of r : i64 { _ -> integerFromInt# r } }
upto = \\(n : i64) -> i64 { case n of { 0 -> 0; _ -> case -# n 1 of m : i64 { _ -> case upto m of r : i64 { _ -> +# r 1 } } } }

-- asks the host, which may ask us
ask = \\(n : i64) (s : void) -> p { case again n s of r : i64 { _ -> case +# r 1 of q : i64 { _ -> integerFromInt# q } } }
fails = \\(s : void) -> p { raiseIO# ThreadKilled s }
failsMasked = \\(s : void) -> p { let act = \\(s1 : void) -> p { fails s1 } in mask_ act s }
maskState = \\(s : void) -> p { case again 0 s of r : i64 { _ -> case getMaskingState# s of m : i64 { _ -> integerFromInt# m } } }

try = \\act (s : void) -> p { catch act tell s }
main = \\(s : void) -> p {
  let a = \\(s1 : void) -> p { case wrong s1 of n : i64 { _ -> printInt n s1 } };
      b = \\(s1 : void) -> p { case wrongText s1 of t { _ -> unit } };
      c = \\(s1 : void) -> p { case boom s1 of _ : void { _ -> unit } };
      d = \\(s1 : void) -> p { case reject s1 of _ : void { _ -> unit } };
      e = \\(s1 : void) -> p { case later 5 s1 of n : i64 { _ -> printInt n s1 } } in
  case try a s of _ { _ -> case try b s of _ { _ -> case try c s of _ { _ -> case try d s of _ { _ -> try e s } } } }
}
spin = \\(n : i64) -> p { joinrec go (i : i64) = { case +# i 1 of j : i64 { _ -> go j } } in go n }
grow = \\(s : void) -> p { let nil = Nil in grower nil s }
grower = \\xs (s : void) -> p { let ys = Cons xs xs in case yield# s of _ : void { _ -> grower ys s } }
-- main waits, masked, for the host; another thread uses up the memory: the answer is asked for once, the exception comes when it may
caller = \\(s : void) -> p {
  let act = \\(s1 : void) -> p { case later 50 s1 of n : i64 { _ -> printInt n s1 } };
      eater = \\(s1 : void) -> p { grow s1 } in
  let masked = \\(s1 : void) -> p { mask_ act s1 } in
  case forkIO eater s of _ { _ -> case catch masked tell s of _ { _ -> putTextLn "end" s } }
}
sleepy = \\(s : void) -> p { case delay# 100000000 s of _ : void { _ -> unit } }
-- a thread that is killed while the host is busy for it
killed = \\(s : void) -> p {
  case newMVar# s of done { _ ->
  let act = \\(s1 : void) -> p { case later 7 s1 of n : i64 { _ -> printInt n s1 } };
      handler = \\e (s1 : void) -> p { case tell e s1 of _ { _ -> case putMVar# done unit s1 of _ : void { _ -> unit } } } in
  let child = \\(s1 : void) -> p { catch act handler s1 } in
  case forkIO child s of t { _ -> case yield# s of _ : void { _ -> case killThread# t ThreadKilled s of _ : void { _ ->
  case takeMVar# done s of _ { _ -> case act s of _ { _ -> putTextLn "end" s } } } } } }
}
`;

interface Host {
  readonly machine: Machine;
  text: string;
  calls: number;
}

function host(build: Build, settings: Partial<MachineSettings> = {}): Host {
  const decoder = new TextDecoder();
  const made: { machine: Machine | null; text: string; calls: number } = { machine: null, text: '', calls: 0 };
  const hostFunctions: MachineSettings['hostFunctions'] = {
    'test.again': (n: number | bigint) => {
      made.calls++;
      return Number(n) <= 0 ? 0 : ((made.machine as Machine).callSync('ask', BigInt(n) - 1n) as bigint);
    },
    'test.wrong': () => ({}) as never,
    'test.wrongText': () => 12 as never,
    'test.later': async (n: number | bigint) => {
      made.calls++;
      await new Promise((resolve) => setTimeout(resolve, Number(n)));
      return Number(n);
    },
    'test.boom': () => {
      throw new RangeError('boom');
    },
    'test.reject': () => Promise.reject(new Error('no')),
    ...settings.hostFunctions,
  };
  const write = (bytes: Uint8Array): void => {
    made.text += decoder.decode(bytes, { stream: true });
  };
  made.machine = Machine.createSync({
    images: [image(library.source, library.file), image(program)],
    module: machineModule(build),
    stdout: write,
    stderr: write,
    ...(build === 'debug' ? { stress: ['sanity'] } : {}),
    ...settings,
    hostFunctions,
  });
  return made as Host;
}

const kindOf = async (ran: Promise<unknown>): Promise<string> => {
  try {
    await ran;
    return 'fine';
  } catch (error) {
    return error instanceof HaskellError ? error.kind : String(error);
  }
};

describe.skipIf(!isMachineBuilt()).each(['release', 'debug'] as const)('%s', (build) => {
  test('wrong answers, errors and rejections are exceptions; the program goes on', async () => {
    const h = host(build);
    await h.machine.run();
    expect(h.text).toBe(`${'host error\n'.repeat(4)}5\n`);
  });

  // As deep as every engine can: host/run-loop.ts ends what goes deeper.
  test('nested nearly two hundred deep; a thousand is a stack overflow', async () => {
    const h = host(build, { limits: { chunkSize: '300w', initialStack: '20w' } });
    expect(Number(await h.machine.call('ask', 190n))).toBe(191);
    expect(h.calls).toBe(191);
    await expect(h.machine.call('ask', 1000n)).rejects.toThrow('stack overflow: host functions and Haskell call each other');
    expect(Number(h.machine.callSync('ask', 3n))).toBe(4);
  });

  test('a call within a host function that fails in a mask leaves the mask state as it was', async () => {
    let inner: unknown = null;
    const again = (): number => {
      try {
        h.machine.callSync('failsMasked');
      } catch (error) {
        inner = error;
      }
      return 1;
    };
    const h = host(build, { hostFunctions: { 'test.again': again } });
    expect(Number(await h.machine.call('maskState'))).toBe(0);
    expect(inner).toBeInstanceOf(HaskellError);
    expect(Number(h.machine.callSync('maskState'))).toBe(0);
  });

  test('who waits masked for the host while memory runs out has asked the host once', async () => {
    const h = host(build, { limits: { maxHeap: '2M' } });
    expect(await kindOf(h.machine.run('caller'))).toBe('fine');
    expect(h.calls).toBe(1);
    expect(h.text).toContain('end\n');
  });

  test('a thread killed while it waits for the host; the late answer disturbs nobody', async () => {
    const h = host(build);
    await h.machine.run('killed');
    expect(h.text).toBe('thread killed\n7\nend\n');
  });

  test('limits: fuel, time and abort, while spinning, growing and sleeping; a machine beside it goes on', async () => {
    const other = host(build);
    for (const entry of ['grow', 'sleepy'])
      for (const limits of [{ timeout: 20 }, { signal: AbortSignal.timeout(20) }]) {
        const kind = await kindOf(host(build, { limits }).machine.run(entry));
        expect([entry, limits, ['timeout', 'aborted'].includes(kind) ? 'stopped' : kind]).toEqual([entry, limits, 'stopped']);
        expect(Number(other.machine.callSync('ask', 2n))).toBe(3);
      }
    for (const limits of [{ timeout: 20 }, { signal: AbortSignal.timeout(20) }, { fuel: 100_000 }])
      expect(['timeout', 'aborted', 'fuel']).toContain(await kindOf(host(build, { limits }).machine.call('spin', 0n)));
    expect(await kindOf(host(build, { limits: { fuel: 50_000 } }).machine.run('grow'))).toBe('fuel');
  });

  test('calls after errors: each gets its own answer', async () => {
    const h = host(build, { limits: { maxStack: '16K', maxHeap: '4M' } });
    for (let i = 0; i < 5; i++) {
      expect(await kindOf(h.machine.call('up', 100_000n))).toBe('stackOverflow');
      expect(await kindOf(h.machine.call('fails'))).toBe('exception');
      expect(await kindOf(h.machine.call('grow'))).toBe('heapOverflow');
      expect(Number(await h.machine.call('up', 100n))).toBe(100);
    }
  });

  test('paused at any moment, collected meanwhile, resumed', async () => {
    const h = host(build, { limits: { chunkSize: '300w', initialStack: '30w', movedStack: '4w' } });
    const ran = h.machine.call('up', 20_000n);
    for (let i = 0; i < 20; i++) {
      h.machine.pause();
      await new Promise((resolve) => setTimeout(resolve, 0));
      h.machine.collect(i % 2 === 0 ? 'all' : 'young');
      void h.machine.resume();
    }
    expect(Number(await ran)).toBe(20_000);
  });
});
