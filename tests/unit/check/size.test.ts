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

/** GHC takes this one. Each equality is given of a family that is looked for in its own argument. */
const circle = `{-# LANGUAGE GADTs, TypeFamilies, UndecidableInstances, UndecidableSuperClasses #-}
data Z
data S n
class (s ~ (Top s, Rest s)) => Full s where
  type Top s
  type Rest s
class Drops n s where
  type Drop n s
  depth :: Depth n s
data Depth n s where
  Here :: Depth Z s
  Deeper :: (Full s, Drops n (Rest s), Rest (Drop (S n) s) ~ Drop (S n) (Rest s)) => Depth (S n) s
instance (Full s, Drops n (Rest s)) => Drops (S n) s where
  type Drop (S n) s = Drop n (Rest s)
  depth = case depth :: Depth n (Rest s) of
    Here -> Deeper
    Deeper -> Deeper`;

test('givens that lead back to themselves end, in one error at the worst', () => {
  expect(errorsOf(circle).length).toBeLessThanOrEqual(1);
});
