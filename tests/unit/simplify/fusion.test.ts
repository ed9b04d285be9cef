/** Loops that make a list and loops that take it: which become one, and which do not. */
import { describe, expect, test } from 'vitest';
import { type Optimised, optimisedSource } from './source.ts';

const source = `
import GHC.Enum
import GHC.List

{-# NOINLINE f #-}
f :: Int -> Int
f x = x

fold :: Int -> Int
fold n = go 0 [1 .. n] where { go !acc [] = acc; go !acc (x : xs) = go (acc + f x) xs }

down :: Int -> [Int]
down n = go [n, n - 2 .. 1] where { go [] = []; go (x : xs) = f x : go xs }

either :: Bool -> Int -> Int
either b n = go (if b then [1 .. n] else [n ..]) where { go [] = 0; go (x : xs) = f x + go xs }

stride :: Bool -> Int -> Int
stride b n = go (if b then [1 .. n] else [1, 3 .. n]) where { go [] = 0; go (x : xs) = f x + go xs }

rest :: Int -> [[Int]]
rest n = go [1 .. n] where { go [] = []; go (_ : xs) = xs : go xs }

other :: Int -> [Int] -> Int
other n ys = go [1 .. n] + go ys where { go [] = 0; go (x : xs) = f x + go xs }

whole :: Int -> [[Int]]
whole n = go [1 .. n] where { go [] = []; go l@(_ : xs) = l : go xs }

chain :: (Int -> Int) -> [Int] -> Int
chain g xs = sum (map g (filter (> 3) xs))

nested :: [Int] -> [Int] -> Int
nested xs ys = length [() | x <- xs, y <- ys, x > y]

front :: [Int] -> [Int] -> [Int]
front xs ys = [f x | x <- xs] ++ ys

flat :: [Int] -> [Int]
flat xs = concatMap (\\x -> [x, f x]) xs

paired :: [Int] -> [Int] -> [Int]
paired xs ys = [f x | (x, y) <- zip xs ys, x > y]

both :: [Int] -> [Int] -> Int
both xs ys = sum (take 5 (zipWith (+) (map f xs) (filter odd ys))) where { odd x = f x > 3 }

integers :: Integer -> Integer
integers n = sum [1 .. n]

named :: [Int] -> Int
named xs = sum ys + length ys where { ys = map f xs }

again :: [Int] -> Int
again xs = foldr (\\x k acc -> k x + k acc) f (map f xs) 0

large :: Bool -> [Int] -> [Int] -> Int
large b xs ys = go (if b then [f x | x <- xs] else [f (f y) | y <- ys]) where
  go [] = 0
  go (x : rest) = f (x + f (x * f (x - f (x + 1)))) * f (x * f (x + f (x - 1))) + f (f (x - f x)) + go rest
`;
const names = [...source.matchAll(/^(\w+) ::/gm)].map((m) => m[1]);
const made: Optimised = optimisedSource(names.join(', '), source.split('\n'), false);
/** A function and its worker. */
const core = (name: string): string => `${made.core(name)}${made.core(`${name}_w`)}`;

describe('a loop counts', () => {
  test('behind its accumulator, which is unboxed', () => {
    expect(core('fold')).toContain('joinrec go (acc:i64) (i:i64) (left:i64) =');
    expect(core('fold')).toContain('jump go 0# 1# (countTo 1# n)');
  });

  test('in steps of either sign, lazily', () => {
    expect(core('down')).toContain('(go (+# i step) step (-# left 1#))');
    expect(core('down')).not.toMatch(/\bints\b|case \w+ of \w+ \{ \[\]/);
  });

  test('with the step as a parameter, when it is not the same for all ways to it', () => {
    expect(core('stride')).toContain('go_w (+# i step) step (-# left 1#)');
  });

  test('when all ways to its list end in ranges', () => expect(core('either')).not.toMatch(/\bints\b/));
});

describe('two loops are one', () => {
  test('a sum, behind map and filter: one list is taken, none made', () => {
    expect(core('chain')).toMatch(/joinrec go \(z:i64\) ds = /);
    expect(core('chain')).not.toMatch(/letrec|\(: |-> : /);
  });

  test('loops in loops that end in the outer ones', () => {
    expect(core('nested').match(/joinrec/g)).toHaveLength(2);
    expect(core('nested')).not.toMatch(/letrec|\(: |-> : /);
  });

  test('a list in front of another', () => expect(core('front')).toMatch(/\[\] -> ys /));

  test('lists written out in front of what follows', () => expect(core('flat')).toContain(': x (: (f x) (go xs))'));

  test("what the library's functions make", () => {
    expect(core('paired')).not.toMatch(/\bzip xs|\(,\)/);
    expect(core('both')).not.toMatch(/letrec|zipWith|take#|-> : |\(: /);
    expect(core('integers')).not.toMatch(/integersUp n|-> : |\(: /);
  });
});

describe('a loop stays as it is', () => {
  test.each(['rest', 'other', 'whole'])('%s: its list or the rest of it is asked for, or it goes through another list, too', (name) => {
    expect(core(name)).toMatch(/\bints 1# 1#/);
  });

  test.each([
    ['named', 'its list has a name, and is gone through again'],
    ['again', 'its rest is asked for in a function, which may be called several times'],
    ['large', 'too much would be there twice'],
  ])('%s: %s', (name) => expect(core(name)).toMatch(/-> : /));
});

test('a list that is written out, gone through in two ways: it is not unrolled', () => {
  const list = Array.from({ length: 16 }, (_, i) => `(${i}, f ${i})`).join(', ');
  const lines = [...source.split('\n'), 'moves :: Int -> Int', `moves k = sum [f x | x <- [p | (d, e) <- [${list}], let { p = f (d + e + k) }, p > 3]]`];
  expect(optimisedSource('moves', lines, false).core('moves').length).toBeLessThan(4000);
});

test('functions in functions, each of which makes the list, are looked at once', () => {
  const nested = Array.from({ length: 28 }, (_, i) => {
    const [g, h] = [`g${i}`, `g${Math.max(0, i - 1)}`];
    return `let { ${g} :: Int -> [Int]; ${g} 0 = []; ${g} n = case f n of { 7 -> n : ${h} (n - 1); 8 -> ${g} n; _ -> ${g} (n - 2) } } in`;
  });
  const { core: text } = optimisedSource('deep', [...source.split('\n'), 'deep :: Int -> Int', `deep k = sum (map f (${nested.join(' ')} g27 k))`], false);
  expect(text('deep_w')).toMatch(/joinrec|letrec/);
});
