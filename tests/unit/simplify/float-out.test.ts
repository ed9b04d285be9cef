/** What does not change is computed outside of functions and loops: what is, and what is not. */
import { describe, expect, test } from 'vitest';
import { bindingsOf } from '../../../compiler/core/build.ts';
import { pushChildren } from '../../../compiler/core/traverse.ts';
import { type Optimised, optimisedSource } from './source.ts';

const source = `
import GHC.Enum
import GHC.Real
import GHC.List
import System.IO
import qualified Data.Map as M

{-# NOINLINE slow #-}
slow :: Int -> Int
slow x = if x > 3 then slow (x - 1) else x

{-# NOINLINE list #-}
list :: Int -> [Int]
list x = x : list (x + 1)

{-# NOINLINE act #-}
act :: Int -> IO ()
act x = if x > 3 then act (x - 1) else return ()

apply :: Int -> Int
apply x = x + slow 5

power :: Int -> Int
power x = x * 10 ^ 7

report :: IO ()
report = act (slow 6) >> act 7

{-# NOINLINE made #-}
made :: (Int -> Int) -> Int -> Int
made f = let xs = map f (list 0) in \\i -> xs !! i

memoised :: Int -> Int
memoised n = made (+ 2) n

table :: Int -> Maybe Int
table k = M.lookup k (M.fromList [(1, 2), (3, 4)])

first :: Int -> [Int]
first n = takeWhile (< n) primes where
  primes = sieve (list 2)
  sieve (p : xs) = p : sieve (filter (\\x -> x \`mod\` p /= 0) xs)
  sieve [] = []

memo :: Int -> Int
memo n = fibs !! n where fibs = 0 : 1 : zipWith (+) fibs (tail fibs)

overloaded n = map fib [0 ..] !! n where
  fib 0 = 0
  fib 1 = 1
  fib k = overloaded (k - 1) + overloaded (k - 2)

known :: Int -> Integer
known n = overloaded n

pairs :: Int -> [Int] -> [Int]
pairs n xs = [x * y | x <- xs, y <- list (slow n)]

within :: Int -> Int -> Int
within n x = x + slow n

through :: Int -> [Int] -> [Int]
through n xs = map (within n) xs

changing :: [Int] -> [Int]
changing xs = map (\\x -> slow x) xs

loop :: Int -> Int -> Int
loop n m = go n where
  go 0 = slow m
  go i = go (i - 1)

range :: Int -> Int
range n = sum' [x * n | x <- [1 .. 100]] where { sum' [] = 0; sum' (x : xs) = x + sum' xs }

action :: Int -> IO ()
action n = if n > 3 then act 5 >> act n else act 6

steps :: IO ()
steps = getLine >>= \\l -> if slow 5 > length l then act 7 else steps
`;
const names = [...source.matchAll(/^(\w+) ::/gm)].map((m) => m[1]);
const made: Optimised = optimisedSource(names.join(', '), source.split('\n'), false);

/** How often a variable's binding, or its worker's, mentions another variable, its worker or copies of it. */
function mentions(name: string, of: string): number {
  let count = 0;
  const bindings = made.after.binds.flatMap(bindingsOf).filter(({ var: v }) => v.name.replace(/^\w+\./, '').replace(/_w$/, '') === name);
  const stack = bindings.map(({ expr }) => expr);
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'var' && e.var.global && e.var.name.replace(/^.*\./, '').replace(/(_w|_s\d+)+$/, '') === of) count++;
    pushChildren(e, stack);
  }
  return count;
}

describe('comes to the top level', () => {
  test.each([
    ['apply', 'slow'],
    ['report', 'slow'],
    ['memoised', 'made'],
    ['first', 'list'],
  ])('%s: what calls %s', (name, callee) => {
    expect(mentions(name, callee)).toBe(0);
    expect(mentions(`${name}_f1`, callee) + mentions(`${name}.primes_f1`, callee)).toBeGreaterThan(0);
  });

  test.each(['table', 'power'])('%s: what a library function makes of it', (name) => expect(mentions(name, `${name}_f1`)).toBe(1));

  test('what is defined by itself', () => expect(made.core('memo')).not.toContain('letrec'));

  test('what depends on dictionaries alone, in the copies that are made for them', () => {
    expect(mentions('known', 'map')).toBe(0);
    expect(made.core('overloaded_s1_lvl')).toMatch(/^overloaded_s1_lvl = [^\\]*\bints\b/);
  });

  test('a local function that it calls', () => expect(made.core('first')).not.toContain('sieve ='));
});

describe('comes out of a loop', () => {
  test('what its elements do not change', () => expect(made.core('pairs')).toMatch(/^pairs = \\n xs -> let lvl = .*slow.* letrec go/));
});

describe('stays', () => {
  test.each([
    ['changing', 'slow'],
    ['loop', 'slow'],
    ['action', 'act'],
    ['steps', 'act'],
  ])('%s: %s is called where it was', (name, callee) => expect(mentions(name, callee)).toBeGreaterThan(0));

  test('a list that is cheap to make, which a loop goes through by counting', () => expect(made.core('range')).toMatch(/left:i64/));
});

test('-fno-full-laziness leaves all where it was', () => {
  const lines = ['{-# NOINLINE slow #-}', 'slow :: Int -> Int', 'slow x = if x > 3 then slow (x - 1) else x', 'apply :: Int -> Int', 'apply x = x + slow 5'];
  const core = (pragma: string): string => optimisedSource('slow, apply', lines, false, pragma).core('apply');
  expect(core('{-# OPTIONS_GHC -fno-full-laziness #-}')).toMatch(/\bslow \(I# 5#\)/);
  expect(core('{-# OPTIONS_GHC -fno-full-laziness -ffull-laziness #-}')).not.toMatch(/\bslow \(I# 5#\)/);
});
