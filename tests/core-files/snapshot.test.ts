/** What a snapshot takes along, what it refuses, and how small it is. */
import { describe, expect, test, vi } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { readContainer, unpack } from '../../host/core/container.ts';
import { CoreError, SECTION_BLOCKS, SECTION_MEMORY, SnapshotError } from '../../host/core/format.ts';
import { openCore } from '../../host/core/open.ts';
import { MemoryFiles } from '../../host/io/memory-files.ts';
import { Machine, type RestoreOptions } from '../../host/machine.ts';
import { listThreads } from '../../host/memory/threads.ts';
import type { MachineSettings } from '../../host/options.ts';
import { library } from '../stg/programs.ts';
import { machineModule, stackText } from './relay.ts';

function image(source: string, file = 'Main.stg'): Image {
  const { image: made, diagnostics } = compileStg(source, file);
  if (made === null) throw new Error(diagnostics.map((d) => `${d.span.line}:${d.span.col}: ${d.message}`).join('\n'));
  return made;
}

const rts = image(library.source, 'Rts.stg');

/** A module with `main` of this body, and what else it declares and exports. */
function program(body: string, rest = '', exports = 'main'): Image {
  return image(`module Main
import Rts (putTextLn (i32, void) -> (p), printInt (i64, void) -> (p), putBytes (p, void) -> (p), forkIO (p, void) -> (p),
  packString (p) -> (p), unpackCString (i32) -> (p), mask_ (p, void) -> (p), catch (p, p, void) -> (p))
data Unit = Unit
data Int = I# i64
${rest}
export ${exports}
main = \\(s : void) -> p { ${body} }
`);
}

/** What a machine writes. */
class Output {
  text = '';
  readonly #decoder = new TextDecoder();
  readonly stdout = (bytes: Uint8Array): void => {
    this.text += this.#decoder.decode(bytes, { stream: true });
  };
}

interface Started {
  readonly machine: Machine;
  /** what `run` resolves to, or rejects with */
  readonly result: Promise<unknown>;
  readonly output: Output;
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const never = (): Promise<never> => new Promise(() => {});

/** Runs until everything waits for the host. */
async function started(images: Image, settings: MachineSettings = {}): Promise<Started> {
  const output = new Output();
  const options = { hostFrames: false, stress: ['sanity' as const], stdout: output.stdout, ...settings };
  const machine = Machine.createSync({ module: machineModule('debug'), images: [rts, images], ...options });
  const result = machine.run().catch((error: unknown) => error);
  await delay(20);
  return { machine, result, output };
}

/** Goes on in another machine, to the end; answers what is written there. */
async function finished(snapshot: Uint8Array, images: Image, options: Partial<RestoreOptions> = {}): Promise<string> {
  const output = new Output();
  const machine = await Machine.restore(snapshot, { module: machineModule('release'), images: [rts, images], stdout: output.stdout, ...options });
  await machine.finish();
  return output.text;
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.catch((thrown: unknown) => thrown);
  expect(error === undefined || error instanceof SnapshotError || error instanceof CoreError).toBe(true);
  return (error as Error).message;
}

const asking = program(
  'case putTextLn "before" s of _ { _ -> case ask 20 s of n : i64 { _ -> case printInt n s of _ { _ -> putTextLn "after" s }}}',
  'foreign ask = "ask" (i64, void) -> i64',
);

describe('waiting for the host', () => {
  test('a call that is waiting for a promise is made again', async () => {
    const { machine, output } = await started(asking, { hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot();
    expect(output.text).toBe('before\n');
    expect(await finished(snapshot, asking, { hostFunctions: { ask: async (n: bigint) => Number(n) + 1 } })).toBe('21\nafter\n');
    // the answer may also come at once, and as often as one likes
    expect(await finished(snapshot, asking, { hostFunctions: { ask: () => 5 } })).toBe('5\nafter\n');
  });

  test('who does not provide it is told so', async () => {
    const { machine } = await started(asking, { hostFunctions: { ask: never } });
    expect(await refusal(finished(await machine.snapshot(), asking))).toBe('core file: threads wait for host functions that this host does not provide: `ask`');
  });

  test('the machine goes on as if nothing had been', async () => {
    let answer: (n: number) => void = () => {};
    const ask = (): Promise<number> => new Promise((resolve) => (answer = resolve));
    const { machine, result, output } = await started(asking, { hostFunctions: { ask } });
    await machine.snapshot();
    answer(3);
    expect(await result).toMatchObject({ exitCode: 0 });
    expect(output.text).toBe('before\n3\nafter\n');
  });

  test('masked, inside catch, inside a thunk, with other threads waiting', async () => {
    const busy = program(
      `case newMVar# s of box { _ ->
       let child = \\(s1 : void) -> p { case takeMVar# box s1 of v { _ -> case putTextLn "child" s1 of _ { _ -> Unit }}} in
       case forkIO child s of _ { _ ->
       let lazy = thunk { case slow 4 of n : i64 { _ -> I# n } } in
       let inner = \\(s1 : void) -> p { case lazy of { I# n -> printInt n s1 } };
           handler = \\e (s1 : void) -> p { putTextLn "handled" s1 } in
       let guarded = \\(s1 : void) -> p { mask_ inner s1 } in
       case catch guarded handler s of _ { _ ->
       let unit = Unit in
       case putMVar# box unit s of _ : void { _ -> case yield# s of _ : void { _ -> case delay# 20 s of _ : void { _ -> putTextLn "end" s }}}}}}`,
      'foreign slow = "slow" (i64) -> i64',
    );
    const { machine } = await started(busy, { hostFunctions: { slow: never } });
    const snapshot = await machine.snapshot();
    const options = { module: machineModule('release'), images: [rts, busy], hostFrames: false, hostFunctions: { slow: async () => 6 } };
    const restored = await Machine.restore(snapshot, options);
    expect(stackText(restored)).toBe(stackText(machine));
    expect(await finished(snapshot, busy, { hostFunctions: { slow: async () => 6 } })).toBe('6\nchild\nend\n');
    const fail = async (): Promise<never> => {
      throw new Error('no');
    };
    expect(await finished(snapshot, busy, { hostFunctions: { slow: fail } })).toBe('handled\nchild\nend\n');
  });
});

describe('refused', () => {
  test('while host functions are being called, with their names', async () => {
    const nested = program(
      'outer s',
      'foreign outer = "outer" (void) -> p\nforeign inner = "inner" (void) -> p\ngo = \\(s : void) -> p { inner s }',
      'main, go',
    );
    const said: string[] = [];
    const machine: Machine = Machine.createSync({
      module: machineModule('debug'),
      images: [rts, nested],
      hostFunctions: {
        outer: () => void machine.callSync('go'),
        inner: () => void machine.snapshot().catch((error: unknown) => said.push((error as Error).message)),
      },
    });
    machine.runSync();
    await delay(0);
    expect(said).toEqual(['cannot take a snapshot: host function `outer` is being called; host function `inner` is being called']);
    // and afterwards there is nothing in the way
    expect((await machine.snapshot()).length).toBeGreaterThan(0);
  });

  test('when the machine has ended', async () => {
    const ends = program('exit# 3 s');
    const { machine } = await started(ends);
    expect(await refusal(machine.snapshot())).toContain('the machine has ended');
  });

  test('a core is no snapshot', async () => {
    const { machine } = await started(asking, { hostFunctions: { ask: never } });
    expect(await refusal(finished(await machine.dump(), asking))).toContain('is no snapshot');
  });
});

describe('host values', () => {
  const holding = program(
    'case make 1 s of a { _ -> case make 2 s of b { _ -> case ask 0 s of _ : i64 { _ -> case tell a s of _ : void { _ -> case tell b s of _ : void { _ -> Unit }}}}}',
    'foreign make = "make" (i64, void) -> value\nforeign tell = "tell" (value, void) -> void\nforeign ask = "ask" (i64, void) -> i64',
  );

  async function snapshotWith(values: readonly unknown[], permanents?: Record<string, unknown>): Promise<Uint8Array> {
    const make = (i: number | bigint): unknown => values[Number(i) - 1];
    const { machine } = await started(holding, { hostFunctions: { make, ask: never, tell: () => {} } });
    return machine.snapshot({ permanents });
  }

  async function told(snapshot: Uint8Array, permanents?: Record<string, unknown>): Promise<unknown[]> {
    const heard: unknown[] = [];
    await finished(snapshot, holding, { permanents, hostFunctions: { ask: () => 0, tell: (value: unknown) => void heard.push(value) } });
    return heard;
  }

  test('plain ones travel', async () => {
    expect(await told(await snapshotWith([-0, 'text']))).toEqual([-0, 'text']);
    expect(await told(await snapshotWith([null, undefined]))).toEqual([null, undefined]);
    expect(await told(await snapshotWith([2n ** 70n, true]))).toEqual([2n ** 70n, true]);
  });

  test('others go by their names', async () => {
    const [here, there] = [new Map(), new Map([[1, 2]])];
    const snapshot = await snapshotWith([here, here], { table: here });
    expect((await told(snapshot, { table: there }))[0]).toBe(there);
    expect(await refusal(told(snapshot, {}))).toBe('core file: Haskell holds host values that `permanents` does not name: `table`');
  });

  test('without names they are refused by type', async () => {
    function fetcher(): void {}
    expect(await refusal(snapshotWith([new Map(), new Map()]))).toContain('does not name: 2 × Map');
    expect(await refusal(snapshotWith([fetcher, new Date()]))).toMatch(/function fetcher, Date|Date, function fetcher/);
  });
});

describe('what the host knows', () => {
  test('sleeping threads sleep for the rest of their time, on whatever clock', async () => {
    const sleeps = program('case putTextLn "a" s of _ { _ -> case delay# 60000 s of _ : void { _ -> putTextLn "b" s }}');
    const { machine } = await started(sleeps);
    const snapshot = await machine.snapshot();
    // by the old clock it would sleep for ten days
    expect(await finished(snapshot, sleeps, { clock: () => 1e9 + performance.now() })).toBe('b\n');
  });

  test('fuel counts on', async () => {
    const { machine } = await started(asking, { hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot();
    await expect(finished(snapshot, asking, { hostFunctions: { ask: () => 1 }, limits: { fuel: 1 } })).rejects.toMatchObject({ kind: 'fuel' });
  });

  test('calls of the host that were under way', async () => {
    const library = program(
      'putTextLn "main" s',
      'foreign ask = "ask" (i64, void) -> i64\ngo = \\(n : i64) (s : void) -> p { case ask n s of m : i64 { _ -> I# m } }',
      'main, go',
    );
    const machine = Machine.createSync({ module: machineModule('debug'), images: [rts, library], hostFunctions: { ask: never } });
    void machine.call('go', 40n);
    await delay(10);
    const snapshot = await machine.snapshot();
    const restored = await Machine.restore(snapshot, { module: machineModule('release'), images: [rts, library], hostFunctions: { ask: async () => 2 } });
    const [call] = restored.restoredCalls;
    const result = call.result();
    await restored.resume();
    expect(await result).toBeDefined();
    await expect(restored.finish()).rejects.toThrow('no main program');
  });

  const writing = program(
    `let name = thunk { unpackCString "notes" }; one = thunk { unpackCString "one " }; two = thunk { unpackCString "two" } in
     case packString name of path { _ -> case packString one of first { _ -> case packString two of second { _ ->
     case open path 1 s of fd : i64 { _ -> case write fd first s of _ : void { _ ->
     case ask 0 s of _ : i64 { _ ->
     case write fd second s of _ : void { _ -> case close fd s of _ : i64 { _ ->
     case open path 0 s of again : i64 { _ -> case read again 100 s of text { _ -> putBytes text s }}}}}}}}}}`,
    `foreign ask = "ask" (i64, void) -> i64\nforeign open = "vertebra.open" (bytes, i64, void) -> i64\nforeign close = "vertebra.close" (i64, void) -> i64
foreign write = "vertebra.write" (i64, bytes, void) -> void\nforeign read = "vertebra.read" (i64, i64, void) -> bytes`,
  );

  test('files in memory, and where in them one stood', async () => {
    const { machine } = await started(writing, { hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot();
    expect(await finished(snapshot, writing, { hostFunctions: { ask: () => 0 } })).toBe('one two');
    const files = new MemoryFiles({ old: 'x' });
    expect(await finished(snapshot, writing, { files, hostFunctions: { ask: () => 0 } })).toBe('one two');
    expect(files.kind('old')).toBe('nothing');
  });

  test('a line that the console has not been given yet', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const halves = program(
      'let t = thunk { unpackCString "half " } in case packString t of b { _ -> case putBytes b s of _ { _ -> case ask 1 s of n : i64 { _ -> printInt n s }}}',
      'foreign ask = "ask" (i64, void) -> i64',
    );
    const { machine } = await started(halves, { stdout: undefined, hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot();
    expect(log).not.toHaveBeenCalled();
    expect(await finished(snapshot, halves, { hostFunctions: { ask: () => 8 } })).toBe('half 8\n');
    await finished(snapshot, halves, { stdout: undefined, hostFunctions: { ask: () => 9 } });
    expect(log.mock.calls).toEqual([['half 9']]);
    log.mockRestore();
  });
});

describe('images', () => {
  test('may be bytes, and must be the same', async () => {
    const { machine } = await started(asking, { hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot();
    const hostFunctions = { ask: () => 1 };
    expect(await finished(snapshot, asking, { images: [encodeImage(asking), rts], hostFunctions })).toBe('1\nafter\n');
    expect(await refusal(finished(snapshot, asking, { images: [rts], hostFunctions }))).toMatch(/^core file: needs image `Main` \([0-9a-f]{16}\)$/);
    const other = program('putTextLn "other" s');
    expect(await refusal(finished(snapshot, asking, { images: [rts, other], hostFunctions }))).toMatch(/needs image `Main` \(\w+; the one given is \w+\)/);
  });

  test('may lie in the file', async () => {
    const { machine } = await started(asking, { hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot({ embedImages: true });
    expect(await finished(snapshot, asking, { images: [], hostFunctions: { ask: () => 1 } })).toBe('1\nafter\n');
    const opened = await openCore(snapshot);
    expect(opened.withoutTables).toEqual([]);
    expect(JSON.stringify(opened.backtrace().entries)).toBe(JSON.stringify(machine.backtrace().entries));
  });
});

describe('size', () => {
  /** Bytes of what stands for memory, before packing. */
  async function memoryB(snapshot: Uint8Array): Promise<number> {
    const { sections } = readContainer(snapshot);
    const sizes = await Promise.all(
      sections.filter(({ tag }) => tag === SECTION_MEMORY || tag === SECTION_BLOCKS).map(async (one) => (await unpack(one)).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  test.each([10, 1000, 100_000])('in the middle of %d calls: 512 bytes, 24 for each frame, and what lives', async (depth) => {
    const deep = program(
      `case go ${depth} s of n : i64 { _ -> printInt n s }`,
      `foreign ask = "ask" (i64, void) -> i64
go = \\(n : i64) (s : void) -> i64 { case n of { 0 -> ask 0 s; _ -> case -# n 1 of m : i64 { _ -> case go m s of r : i64 { _ -> +# r 1 }}} }`,
    );
    const { machine } = await started(deep, { hostFunctions: { ask: never } });
    const snapshot = await machine.snapshot();
    const frames = machine.rawBacktrace().length;
    expect(frames).toBeGreaterThan(depth);
    const word = (address: number): number => machine.view.u32(address);
    let chunksB = 0;
    for (const { tso } of listThreads(machine.view)) {
      // the oldest chunks are full: what matters is that free parts of stacks are not written
      chunksB += word(word(tso + L.TSO_STACK) + L.STACK_SIZE) * 4;
    }
    expect(chunksB).toBeGreaterThan(0);
    const liveB = depth > 10_000 ? 0 : Math.max(0, machine.statistics().liveB - chunksB);
    expect(await memoryB(snapshot)).toBeLessThanOrEqual(512 + 24 * frames + liveB);
    expect(await finished(snapshot, deep, { hostFunctions: { ask: () => 1 } })).toBe(`${depth + 1}\n`);
  });
});
