/** The compiler as a library: programs of several modules, options, mistakes. */
import { expect, test } from 'vitest';
import { HaskellCompiler } from '../../compiler/haskell.ts';
import { HaskellError, printBacktrace } from '../../host/index.ts';
import { built, compiler, saidOf, started } from './world.ts';

const shapes =
  'module Data.Shape (Shape(..), area) where\ndata Shape = Square Double | Disc Double deriving Show\narea :: Shape -> Double\narea (Square a) = a * a\n';
const main = 'import Data.Shape\nimport qualified Data.Map as M\nmain :: IO ()\nmain = print (M.toList (fmap area (M.fromList [(1 :: Int, Square 2)])))';

test('a program of several modules', async () => {
  const { machine, output } = await started(main, {}, { modules: { 'Data.Shape': shapes } });
  await machine.run();
  expect(output()).toBe('[(1,4.0)]\n');
});

test('modules are asked for by name, and go before the library', async () => {
  const asked: string[] = [];
  const modules = (name: string): string | null => {
    asked.push(name);
    return name === 'Data.Maybe' ? 'module Data.Maybe where\nanswer :: Int\nanswer = 42' : null;
  };
  const { machine, output } = await started('import Data.Maybe\nmain :: IO ()\nmain = print answer', {}, { modules });
  await machine.run();
  expect(output()).toBe('42\n');
  expect(asked).toContain('Data.Maybe');
});

test('mistakes are diagnostics with places', () => {
  const result = compiler.compile('main :: IO ()\nmain = putStrLn (1 + True)', { file: 'app.hs' });
  expect(result.image).toBe(null);
  expect(saidOf(result)).toMatch(/^app\.hs:2:\d+: error\[/);
  const [misspelt] = compiler.compile('import Data.Shap\nmain = return ()', { modules: { 'Data.Shape': shapes } }).diagnostics;
  expect(misspelt.help).toBe('did you mean `Data.Shape`?');
  expect(compiler.compile('import Data.Lst\nmain = return ()').diagnostics[0].help).toBe('did you mean `Data.List`?');
});

test('warnings when asked for', () => {
  expect(compiler.compile(main, { modules: { 'Data.Shape': shapes } }).diagnostics).toEqual([]);
  const { image, diagnostics } = compiler.compile(main, { modules: { 'Data.Shape': shapes }, warn: true });
  expect(image).not.toBe(null);
  expect(diagnostics.map(({ level, message }) => `${level}: ${message}`)).toEqual([expect.stringMatching(/^warning: .*`area`/)]);
});

test('programs do not see each other, and compile to the same bytes again', () => {
  const first = compiler.compile(main, { modules: { 'Data.Shape': shapes } });
  expect(saidOf(compiler.compile(main))).toContain('there is no module `Data.Shape`');
  expect(compiler.compile(main, { modules: { 'Data.Shape': shapes } }).image?.words).toEqual(first.image?.words);
});

test('after edits a program is what a compiler that has seen nothing makes of it', () => {
  const edits = [shapes, shapes.replace('a * a', 'a + a'), `-- a line\n${shapes}`, shapes];
  for (const edited of edits) {
    const modules = { 'Data.Shape': edited };
    const fresh = new HaskellCompiler(built('lib.vti')).compile(main, { modules });
    const again = compiler.compile(main, { modules });
    expect(again.diagnostics).toEqual(fresh.diagnostics);
    expect(again.image?.words).toEqual(fresh.image?.words);
    expect(again.image?.debug).toEqual(fresh.image?.debug);
  }
});

test('a crash is told in places of the text that was given', async () => {
  const { machine } = await started('main :: IO ()\nmain = print (head (filter (> 3) [1, 2 :: Int]))', {}, { file: 'cell-7.hs' });
  const error = await machine.run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HaskellError);
  expect((error as Error).message).toBe('Prelude.head: empty list');
  expect(printBacktrace((error as HaskellError).backtrace!)).toContain('cell-7.hs:2:');
});

test('interfaces of another version are refused', () => {
  expect(() => new HaskellCompiler(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow(RangeError);
});
