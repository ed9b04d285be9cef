/** Programs that nest more than a compiler that calls itself can go down: they get a result or a diagnostic, never a JavaScript error. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HaskellCompiler } from '../../../compiler/haskell.ts';
import { manyShared } from '../../support/many-shared.ts';

const compiler = new HaskellCompiler(new Uint8Array(readFileSync('build/lib.vti')));
const times = (count: number, text: (i: number) => string): string[] => Array.from({ length: count }, (_, i) => text(i));

function compiled(text: string): { readonly isWhole: boolean; readonly kinds: readonly string[] } {
  const { image, diagnostics } = compiler.compile(text, { file: 'Deep.hs' });
  return { isWhole: image !== null, kinds: diagnostics.map(({ level, kind }) => `${level} ${kind}`) };
}

describe('long lists', () => {
  test.each([
    ['of literals', times(5000, String)],
    ['of what is computed', times(3000, (i) => `length (show ${i})`)],
  ])('%s', (_, items) => {
    expect(compiled(`module Main where\nmain :: IO ()\nmain = print (sum [${items.join(', ')}])\n`)).toEqual({ isWhole: true, kinds: [] });
  });
});

test('a long chain of else if', () => {
  const branches = times(400, (i) => `if x == ${i} then ${i + 1} else `).join('\n  ');
  expect(compiled(`module Main where\nf :: Int -> Int\nf x =\n  ${branches}0\nmain :: IO ()\nmain = print (f 399)\n`)).toEqual({ isWhole: true, kinds: [] });
});

describe('too deep', () => {
  test('for the optimiser: compiled without it, which a warning says', () => {
    const chain = times(600, (i) => `    x${i + 1} = x${i} + 1\n`).join('');
    const found = compiled(`module Main where\nmain :: IO ()\nmain = print x600\n  where\n    x0 = 1 :: Int\n${chain}`);
    expect(found.isWhole).toBe(true);
    for (const kind of found.kinds) expect(kind).toBe('warning TooDeep');
  });

  test('for an optimiser that makes one function of all statements: it makes several', () => {
    const found = compiled(`module Main where\nmain :: IO ()\nmain = do\n${times(250, (i) => `  print ${i}\n`).join('')}`);
    expect(found).toEqual({ isWhole: true, kinds: [] });
  });

  test('for any pass: a diagnostic', () => {
    const found = compiled(`module Main where\nmain :: IO ()\nmain = do\n${times(20_000, (i) => `  print ${i}\n`).join('')}`);
    expect(found).toEqual({ isWhole: false, kinds: ['error TooDeep'] });
  });
});

test('too large for a frame where it is optimised: compiled without the optimiser, which a warning says', () => {
  expect(compiled(manyShared(100))).toEqual({ isWhole: true, kinds: [] });
  expect(compiled(manyShared(230))).toEqual({ isWhole: true, kinds: ['warning TooDeep'] });
});
