/** Who built a thunk outlives the machine: snapshots take it along, into builds that note nothing themselves; core files show it; others refuse to begin. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { machinePath } from '../../host/cli/package-files.ts';
import { openCore } from '../../host/core/open.ts';
import { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import type { Backtrace } from '../../host/memory/backtrace-data.ts';
import { library } from '../stg/programs.ts';
import { isBuilt, machineModule } from './machines.ts';

function image(source: string, file: string): Image {
  const { image: made, diagnostics } = compileStg(source, file);
  if (made === null) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return made;
}

const images = [
  image(library.source, 'Rts.stg'),
  image(
    `module Main
import Rts (printInt (i64, void) -> (p))
foreign ask = "ask" (i64, void) -> i64
data Int = I# i64
data Box = Box p
export main
build = \\(n : i64) -> p { let late = thunk { case quotInt# 100 n of q : i64 { _ -> I# q } } in Box late }
deliver = \\(n : i64) -> p { case build n of box { _ -> box } }
show = \\box (s : void) -> p { case box of { Box late -> case late of { I# n -> printInt n s } } }
main = \\(s : void) -> p { case deliver 0 of box { _ -> case ask 1 s of n : i64 { _ -> case show box s of done { _ -> done } } } }
`,
    'Main.stg',
  ),
];

const settings = { stdout: () => {}, stderr: () => {}, hostFrames: false } as const;
const release = isBuilt ? new WebAssembly.Module(readFileSync(machinePath('release'))) : null;

/** `late ← the function that built it ← who had called that` of the thunk being forced. */
function story(backtrace: Backtrace): string {
  for (const entry of backtrace.entries) {
    if (entry.entry === 'frame' && entry.built !== undefined) {
      const { thunk, by, callers, end } = entry.built;
      return [thunk.name, by, ...callers.map(({ name }) => name), typeof end === 'string' ? end : end.thunk.name].join(' ← ');
    }
  }
  return '';
}

const wanted = 'late ← build ← deliver ← main ← start';

async function failure(run: Promise<unknown>): Promise<HaskellError> {
  const error = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HaskellError);
  return error as HaskellError;
}

describe.skipIf(!isBuilt)('who built a thunk', () => {
  test('is in the backtrace, and in the core file', async () => {
    const machine = Machine.createSync({
      ...settings,
      images,
      module: machineModule('provenance'),
      provenance: true,
      cores: true,
      hostFunctions: { ask: () => 1 },
    });
    const error = await failure(machine.run());
    expect(story(error.backtrace as Backtrace)).toBe(wanted);
    const core = await openCore(await machine.dump({ error }));
    expect(story(core.backtrace())).toBe(wanted);
  });

  test.each(['provenance', 'release', 'debug'] as const)('is known after a snapshot goes on in the %s build', async (build) => {
    const machine = Machine.createSync({
      ...settings,
      images,
      module: machineModule('provenance'),
      provenance: true,
      hostFunctions: { ask: () => new Promise<never>(() => {}) },
    });
    void machine.run().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const snapshot = await machine.snapshot();
    const module = build === 'release' ? (release as WebAssembly.Module) : machineModule(build);
    const restored = await Machine.restore(snapshot, { ...settings, module, images, hostFunctions: { ask: () => 1 } });
    expect(story((await failure(restored.finish())).backtrace as Backtrace)).toBe(wanted);
  });

  test('is not promised by a build that cannot tell', () => {
    expect(() => Machine.createSync({ ...settings, images, module: release as WebAssembly.Module, provenance: true })).toThrow(/machine\.provenance\.wasm/);
    expect(() => Machine.createSync({ ...settings, images, module: machineModule('provenance'), provenance: 65 })).toThrow(RangeError);
  });
});
