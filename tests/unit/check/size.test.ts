/** Long things take no stack, and end while a test waits for them: nothing is tried over and over. */
import { expect, test } from 'vitest';
import { errorsOf } from './support.ts';

const n = 4000;

function repeated(part: (i: number) => string, separator: string): string {
  return Array.from({ length: n }, (_, i) => part(i)).join(separator);
}

const long: Readonly<Record<string, string>> = {
  'a do block': `main :: IO ()\nmain = do\n${repeated((i) => `  x${i} <- return ${i}\n  print (x${i} + 1)`, '\n')}`,
  'a do block of unknown monad': `f m = do\n${repeated((i) => `  x${i} <- m`, '\n')}\n  return x0`,
  'a list': `xs = [${repeated((i) => String(i), ', ')}]`,
  'a chain to the right': `xs = ${repeated((i) => String(i), ' : ')} : []`,
  'a chain to the left': `x = ${repeated((i) => `length [${i}]`, ' + ')}`,
  'a chain of applications': `x = ${repeated(() => 'id', ' $ ')} $ 1`,
  'a chain of compositions': `f = ${repeated(() => 'negate', ' . ')} . length`,
  guards: `f :: Int -> Int\nf x\n${repeated((i) => `  | x == ${i} = ${i}`, '\n')}`,
  clauses: `f :: Int -> Int\n${repeated((i) => `f ${i} = ${i + 1}`, '\n')}`,
  'a comprehension': `xs = [x0 | ${repeated((i) => `x${i} <- [${i}]`, ', ')}]`,
  bindings: `x${n} = 1 :: Int\n${repeated((i) => `x${i} = x${i + 1}`, '\n')}`,
  'local bindings': `f y = x0 where\n${repeated((i) => `  x${i} = x${i + 1}`, '\n')}\n  x${n} = y`,
};

test.each(Object.entries(long))('%s', (_, source) => {
  expect(errorsOf(source)).toEqual([]);
});
