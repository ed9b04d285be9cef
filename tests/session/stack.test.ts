/** What the stack costs: squeezed update frames, and collections that do not look at a deep idle stack again. Counted in words, not in time. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileStg } from '../../compiler/stg-text.ts';
import { Machine, type MachineSettings } from '../../host/index.ts';

const module = new WebAssembly.Module(readFileSync('build/machine.wasm'));

function machine(source: string, settings: MachineSettings): Promise<Machine> {
  const { image, diagnostics } = compileStg(source, 'inline.stg');
  if (!image) throw new Error(JSON.stringify(diagnostics));
  return Machine.create({ module, images: [image], ...settings });
}

describe('update-frame squeezing', () => {
  /** A thunk whose value is the next thunk's, n deep: n update frames side by side, or one. */
  const chain = (n: number): string => `module Main
data Int = I# i64
export main
build = \\(n : i64) x -> p {
  case n of { 0 -> x; _ -> case -# n 1 of m : i64 { _ -> let y = thunk { x } in build m y } }
}
main = \\(s : void) -> p {
  let one = thunk { case +# 1 1 of v : i64 { _ -> I# v } } in
  let top = thunk { build ${n} one } in
  case top of t { I# v -> t }
}
`;

  test('a chain of thunks that enter each other last takes constant stack', async () => {
    const m = await machine(chain(100_000), { limits: { maxStack: '16K' } });
    await m.run();
    expect(m.statistics().stackMaxW).toBeLessThan(1024);
    expect(m.statistics().chunks).toBe(0);
  });
});

describe('a deep idle stack', () => {
  /**
   * One thread recurses d deep and waits there; when it does, another makes five minor collections: one that looks at everything new, and four between two calls
   * of the host.
   */
  const idle = (d: number): string => `module Main
data Unit = Unit
foreign mark = "mark" (void) -> void
export main
unit = Unit
down = \\(n : i64) there go (s : void) -> (void, i64) {
  case n of {
    0 -> case putMVar# there unit s of s1 : void { _ -> case takeMVar# go s1 of u { _ -> (# s1, 0 #) }};
    _ -> case -# n 1 of m : i64 { _ -> case down m there go s of { (# s1 : void, r : i64 #) -> case +# r n of t : i64 { _ -> (# s1, t #) }}}
  }
}
collect = \\(k : i64) (s : void) -> (void) {
  case k of {
    0 -> (# s #);
    _ -> case performMinorGC# s of s1 : void { _ -> case -# k 1 of j : i64 { _ -> collect j s1 }}
  }
}
main = \\(s : void) -> p {
  case newMVar# s of there { _ ->
  case newMVar# s of go { _ ->
  let deep = \\(s1 : void) -> p { case down ${d} there go s1 of { (# s2 : void, r : i64 #) -> unit } } in
  case fork# deep s of t { _ ->
  case takeMVar# there s of u { _ ->
  case collect 2 s of { (# s1 : void #) ->
  case mark s1 of s2 : void { _ ->
  case collect 4 s2 of { (# s3 : void #) ->
  case mark s3 of s4 : void { _ ->
  case putMVar# go unit s4 of s5 : void { _ -> unit }}}}}}}}}
}
`;

  async function scannedWords(depth: number): Promise<number> {
    const marks: number[] = [];
    const m: Machine = await machine(idle(depth), { hostFunctions: { mark: () => void marks.push(Number(m.statistics().stackScannedW)) } });
    await m.run();
    expect(marks).toHaveLength(2);
    return marks[1] - marks[0];
  }

  test('minor collections scan the same number of words over 10, 10^5 and 5*10^6 frames', async () => {
    const shallow = await scannedWords(10);
    expect(shallow).toBeGreaterThan(0);
    expect(await scannedWords(100_000)).toBe(shallow);
    expect(await scannedWords(5_000_000)).toBe(shallow);
  });
});
