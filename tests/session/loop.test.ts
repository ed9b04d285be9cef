/** `<<loop>>` is found when a thunk under evaluation is demanded again, not when a collection happens to look. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileStg } from '../../compiler/stg-text.ts';
import { HaskellError, Machine } from '../../host/index.ts';

const module = new WebAssembly.Module(readFileSync('build/machine.wasm'));

const source = `module Main
data Int = I# i64
export main
busy = \\(n : i64) (s : void) -> p { case +# n 1 of m : i64 { _ -> case yield# s of s1 : void { _ -> busy m s1 } } }
main = \\(s : void) -> p {
  let sibling = \\(s1 : void) -> p { busy 0 s1 } in
  case fork# sibling s of { (# s1 : void, t : p #) ->
  case yield# s1 of s2 : void { _ ->
  letrec
    x = thunk { case y of { I# n -> case +# n 1 of m : i64 { _ -> I# m } } };
    y = thunk { case z of { I# n -> case +# n 1 of m : i64 { _ -> I# m } } };
    z = thunk { case x of { I# n -> case +# n 1 of m : i64 { _ -> I# m } } } in
  case x of v { I# r -> v }}}
}
`;

test('beside a sibling that never rests a loop is reported at once, with its circle', async () => {
  const { image, diagnostics } = compileStg(source, 'loop.stg');
  if (!image) throw new Error(JSON.stringify(diagnostics));
  const machine = await Machine.create({ module, images: [image] });
  const error = await machine.run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HaskellError)) throw error;
  expect(error.exception?.name).toBe('NonTermination');
  expect(error.backtrace?.loop.map(({ name }) => name)).toEqual(['z', 'y', 'x']);
  const { majorCollections, threadSwitches, fuel } = machine.statistics();
  // GHC waits for a major collection; here a few turns of the sibling are all that passes.
  expect({ majorCollections, few: threadSwitches < 10 && fuel < 100_000 }).toEqual({ majorCollections: 0, few: true });
});
