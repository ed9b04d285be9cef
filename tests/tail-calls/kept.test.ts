/** What tail calls erased, beyond the machine that noted it: in core files, in snapshots, under a debugger; and where computations were interrupted. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { machinePath } from '../../host/cli/package-files.ts';
import { openCore } from '../../host/core/open.ts';
import { Session } from '../../host/debugger/control/session.ts';
import { threadBacktrace } from '../../host/debugger/look/frames.ts';
import { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import type { Backtrace } from '../../host/memory/backtrace-data.ts';
import { isBuilt, machineModule } from '../provenance/machines.ts';
import { library } from '../stg/programs.ts';

function image(source: string, file: string): Image {
  const { image: made, diagnostics } = compileStg(source, file);
  if (made === null) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return made;
}

const rts = image(library.source, 'Rts.stg');

const chain = [
  rts,
  image(
    `module Main
import Rts ()
foreign ask = "ask" (i64, void) -> i64
data Int = I# i64
export main
first = \\(n : i64) (s : void) -> p { second n n s }
second = \\(n : i64) (m : i64) (s : void) -> p { case ask n s of k : i64 { _ -> third k s } }
third = \\(n : i64) (s : void) -> p { case quotInt# 100 n of q : i64 { _ -> I# q } }
main = \\(s : void) -> p { case first 1 s of done { _ -> done } }
`,
    'Main.stg',
  ),
];

const settings = { images: chain, stdout: () => {}, stderr: () => {}, hostFrames: false } as const;
const release = isBuilt ? new WebAssembly.Module(readFileSync(machinePath('release'))) : null;

/** Frames by name, erased callers as `~name`, innermost first. */
function story({ entries }: Backtrace): string {
  const names = entries.flatMap((entry) => {
    if (entry.entry !== 'frame' || !['ret', 'here'].includes(entry.kind)) return [];
    return [entry.name, ...(entry.erased?.callers ?? []).map((caller) => ('erased' in caller ? `~${caller.name}` : '…'))];
  });
  return names.map((name) => name.replace('Main.', '')).join(' ');
}

async function failure(run: Promise<unknown>): Promise<HaskellError> {
  const error = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HaskellError);
  return error as HaskellError;
}

describe.skipIf(!isBuilt)('what tail calls erased', () => {
  test('is in the error and in the core file', async () => {
    const machine = Machine.createSync({
      ...settings,
      module: machineModule('provenance'),
      tailCalls: true,
      cores: true,
      hostFunctions: { ask: () => 0 },
    });
    const error = await failure(machine.run());
    expect(story(error.backtrace as Backtrace)).toBe('third ~second ~first main');
    const lines = (error.stack ?? '').split('\n').map((line) => line.trim().replace(/ \(Main\.stg:.*\)$/, ''));
    expect(lines.slice(1, 5)).toEqual(['at third', 'at tail-call second', 'at tail-call first', 'at main']);
    const core = await openCore(await machine.dump({ error }));
    expect(story(core.backtrace())).toBe('third ~second ~first main');
  });

  test.each([
    ['provenance', 'third ~second ~first main'],
    ['debug', 'third ~second ~first main'],
    ['release', 'third main'],
  ] as const)('goes on after a snapshot in the %s build, where that can tell', async (build, wanted) => {
    const machine = Machine.createSync({
      ...settings,
      module: machineModule('provenance'),
      tailCalls: 100,
      hostFunctions: { ask: () => new Promise<never>(() => {}) },
    });
    void machine.run().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(story(machine.backtrace())).toBe('second ~first main');
    const snapshot = await machine.snapshot();
    const module = build === 'release' ? (release as WebAssembly.Module) : machineModule(build);
    const restored = await Machine.restore(snapshot, { ...settings, module, hostFunctions: { ask: () => 0 } });
    expect(story((await failure(restored.finish())).backtrace as Backtrace)).toBe(wanted);
  });

  test('is seen between two instructions', async () => {
    const session = await Session.create({ ...settings, bytes: readFileSync(machinePath('debug')), tailCalls: true, hostFunctions: { ask: () => 4 } });
    session.addBreakpoint({ at: 'function', name: 'third' });
    await session.run();
    expect(story(threadBacktrace(session))).toBe('third ~second ~first main');
    await session.step('instruction');
    expect(story(threadBacktrace(session))).toBe('third ~second ~first main');
    session.end();
  });

  test('is not promised by a build that cannot tell', () => {
    expect(() => Machine.createSync({ ...settings, module: release as WebAssembly.Module, tailCalls: true })).toThrow(/machine\.provenance\.wasm/);
    expect(() => Machine.createSync({ ...settings, module: machineModule('provenance'), tailCalls: 0.5 })).toThrow(RangeError);
  });

  test('is not made up for a computation that was interrupted and goes on elsewhere', async () => {
    const told: string[] = [];
    const machine: Machine = Machine.createSync({
      ...settings,
      images: [rts, image(interrupted, 'Main.stg')],
      module: machineModule('debug'),
      tailCalls: true,
      hostFunctions: {
        look: () => {
          told.push(story(machine.backtrace()));
          return 0;
        },
      },
    });
    await machine.run();
    // `x` is the thunk's own code; `more` had returned. Taken up again, nobody knows any more who had called `wait`
    expect(told).toEqual(['wait ~through ~work ~x demand ~act', 'after ~wait demand ~again main']);
  });
});

/** `work` waits in a thread that is killed, and goes on when `main` demands it. */
const interrupted = `module Main
import Rts (forkIO (p, void) -> (p), catch (p, p, void) -> (p))
foreign look = "look" (i64, void) -> i64
data Int = I# i64
data Unit = Unit
export main
work = \\gate (n : i64) -> p { through gate n }
through = \\gate (n : i64) -> p { wait gate n }
wait = \\gate (n : i64) -> p {
  case look n void# of _ : i64 { _ -> case readMVar# gate void# of g { _ -> case more n of { I# m -> after m } } }
}
more = \\(n : i64) -> p { I# n }
after = \\(n : i64) -> p { case look n void# of k : i64 { _ -> I# k } }
untilBlocked = \\t (s : void) -> p {
  case threadStatus# t s of { (# status : i64, why : i64 #) -> case status of { 1 -> Unit; _ -> case yield# s of _ : void { _ -> untilBlocked t s } } }
}
demand = \\x (s : void) -> p { case x of { I# n -> I# n } }
again = \\x (s : void) -> p { demand x s }
ignore = \\e (s : void) -> p { Unit }
main = \\(s : void) -> p {
  let unit = Unit in
  case newMVar# s of gate { _ ->
  let x = thunk { work gate 7 } in
  let act = \\(s1 : void) -> p { demand x s1 } in
  let child = \\(s1 : void) -> p { catch act ignore s1 } in
  case forkIO child s of t { _ ->
  case untilBlocked t s of _ { _ ->
  case killThread# t unit s of _ : void { _ ->
  case yield# s of _ : void { _ ->
  case putMVar# gate unit s of _ : void { _ ->
  case again x s of { I# n -> I# n }}}}}}}
}
`;
