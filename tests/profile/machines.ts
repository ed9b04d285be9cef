/** Machines whose clock is the fuel they have used: a hundred thousand function entries are a millisecond. Profiles of them are the same each time. */
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { Machine, type MachineSettings } from '../../host/index.ts';
import { machineModule } from '../unit/host/machine-module.ts';

const FUEL_PER_MS = 100_000;
const WORD = 2 ** 32;

export interface TimedMachine {
  readonly machine: Machine;
  /** lets time go by that no fuel is used in */
  readonly pass: (ms: number) => void;
}

const module = await machineModule();

/** @param clock another clock instead */
export function timedMachine(source: string, settings: MachineSettings = {}, clock?: () => number): TimedMachine {
  const { image, diagnostics } = compileStg(source, 'profiled.stg');
  if (image === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  let passed = 0;
  let machine: Machine | null = null;
  const fuelMs = (): number => {
    if (machine === null) return 0;
    const { view } = machine;
    return (view.u32(L.REGS + L.STAT_FUEL) + view.u32(L.REGS + L.STAT_FUEL + L.WORD_B) * WORD) / FUEL_PER_MS;
  };
  machine = Machine.createSync({ module, images: [image], ...settings, clock: clock ?? (() => fuelMs() + passed) });
  return {
    machine,
    pass: (ms) => {
      passed += ms;
    },
  };
}

/** `heavy` does three times what `light` does; both call host functions when they are done. */
export const heavyAndLight = `module Main
data Int = I# i64
foreign slow = "slow" (void) -> void
export main
spin = \\(n : i64) (s : void) -> i64 {
  case n of { 0 -> 0; _ -> case -# n 1 of m : i64 { _ -> spin m s } }
}
heavy = \\(s : void) -> i64 { case spin 9000000 s of r : i64 { _ -> +# r 1 } }
light = \\(s : void) -> i64 { case spin 3000000 s of r : i64 { _ -> +# r 2 } }
main = \\(s : void) -> p {
  case heavy s of a : i64 { _ ->
  case light s of b : i64 { _ ->
  case slow s of s1 : void { _ ->
  case +# a b of r : i64 { _ -> I# r }}}}
}
`;

/** Calls itself a million times before it spins. */
export const deep = `module Main
data Int = I# i64
export main
spin = \\(n : i64) (s : void) -> i64 {
  case n of { 0 -> 0; _ -> case -# n 1 of m : i64 { _ -> spin m s } }
}
down = \\(n : i64) (s : void) -> i64 {
  case n of {
    0 -> case spin 3000000 s of r : i64 { _ -> r };
    _ -> case -# n 1 of m : i64 { _ -> case down m s of r : i64 { _ -> +# r 1 } }
  }
}
main = \\(s : void) -> p { case down 1000000 s of r : i64 { _ -> I# r } }
`;

/** Makes a list of 50,000 boxes, then counts it again and again. */
export const boxes = `module Main
data Int = I# i64
data List = Nil | Cons p p
data Box = Box i64
export main
build = \\(n : i64) acc -> p {
  case n of { 0 -> acc; _ -> let b = Box n in let more = Cons b acc in case -# n 1 of m : i64 { _ -> build m more } }
}
count = \\xs (n : i64) -> i64 {
  case xs of { Nil -> n; Cons y ys -> case +# n 1 of m : i64 { _ -> count ys m } }
}
again = \\(k : i64) xs (s : void) -> i64 {
  case k of { 0 -> 0; _ -> case count xs 0 of n : i64 { _ -> case -# k 1 of m : i64 { _ -> again m xs s } } }
}
main = \\(s : void) -> p { case build 50000 Nil of xs { _ -> case again 60 xs s of r : i64 { _ -> I# r } } }
`;
