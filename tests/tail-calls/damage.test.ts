/** A damaged ring of tail calls: whoever reads it comes to an end, and shows no more callers than it can hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import * as V from '../../abi/tail-calls.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { captureBacktrace, decodeBacktrace, printBacktrace } from '../../host/backtrace.ts';
import { Machine } from '../../host/machine.ts';
import { MemoryView } from '../../host/memory/view.ts';
import { isBuilt, machineModule } from '../provenance/machines.ts';

const RING = 64;

const source = `module Main
foreign look = "look" (i64, void) -> i64
data Int = I# i64
export main
isEven = \\(n : i64) (s : void) -> i64 { case n of { 0 -> look n s; _ -> case -# n 1 of m : i64 { _ -> isOdd m s } } }
isOdd = \\(n : i64) (s : void) -> i64 { case -# n 1 of m : i64 { _ -> isEven m s } }
down = \\(n : i64) (s : void) -> i64 {
  case n of { 0 -> isEven 10 s; _ -> case -# n 1 of m : i64 { _ -> case under m s of r : i64 { _ -> +# r 1 } } }
}
under = \\(n : i64) (s : void) -> i64 { down n s }
main = \\(s : void) -> p { case down 6 s of r : i64 { _ -> I# r } }
`;

/** A machine in the middle of calls, and its memory there. */
function stopped(): { readonly machine: Machine; readonly words: Uint32Array } {
  const { image } = compileStg(source, 'Main.stg');
  if (image === null) throw new Error('does not compile');
  let words = new Uint32Array(0);
  const look = (n: unknown): bigint => {
    words = machine.view.words.slice();
    return BigInt(Number(n));
  };
  const machine = Machine.createSync({ images: [image], module: machineModule('provenance'), tailCalls: RING, hostFunctions: { look } });
  machine.runSync();
  return { machine, words };
}

function callersIn(machine: Machine, words: Uint32Array): number {
  const trace = decodeBacktrace(captureBacktrace(new MemoryView(words.buffer)), machine.debug);
  printBacktrace(trace);
  return trace.entries.reduce((sum, entry) => {
    const callers = entry.entry === 'frame' ? (entry.erased?.callers ?? []) : [];
    return sum + callers.reduce((count, caller) => count + ('erased' in caller ? 1 : caller.count), 0);
  }, 0);
}

describe.skipIf(!isBuilt)('the ring of tail calls', () => {
  const { machine, words } = isBuilt ? stopped() : ({} as ReturnType<typeof stopped>);

  test('is read whole when nothing is damaged', () => {
    expect(callersIn(machine, words)).toBeGreaterThan(10);
  });

  test('is read to an end, whatever stands in it, its registers and on the stack', () => {
    const ring = words[(L.REGS + V.REG_TAILS) / 4] / 4;
    const stack = words[(L.REGS + L.REG_STACK) / 4] / 4;
    const place = fc.oneof(
      fc.nat((RING * V.TAIL_SIZE_B) / 4 - 1).map((word) => ring + word),
      fc.constantFrom(V.REG_TAILS, V.REG_TAILS_TOP, V.REG_TAILS_N, V.REG_TAILS_BASE, V.REG_TAILS_THREAD, V.REG_TAILS_LOST).map((at) => (L.REGS + at) / 4),
      fc.nat(200).map((word) => stack + word),
    );
    const value = fc.oneof(
      fc.nat(0xffff_ffff),
      fc.constantFrom(0, 1, V.TAIL_MARK, 0xffff_ffff, 0x7fff_ffff, RING, ring * 4),
      fc.nat(words.length - 1).map((word) => words[word]),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 20 }), (changes) => {
        const damaged = words.slice();
        for (const [at, word] of changes) damaged[at] = word;
        expect(callersIn(machine, damaged)).toBeLessThanOrEqual(RING);
      }),
      { numRuns: 500 },
    );
  });
});
