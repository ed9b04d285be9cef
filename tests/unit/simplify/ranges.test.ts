/** Loops over ranges count: which do, and which do not. */
import { describe, expect, test } from 'vitest';
import { type Optimised, optimisedSource } from './source.ts';

const source = `
import GHC.Enum

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
`;
const names = [...source.matchAll(/^(\w+) ::/gm)].map((m) => m[1]);
const made: Optimised = optimisedSource(names.join(', '), source.split('\n'), false);
/** A function and its worker. */
const core = (name: string): string => `${made.core(name)}${made.core(`${name}_w`)}`;

describe('a loop counts', () => {
  test('behind its accumulator, which is unboxed', () => {
    expect(core('fold')).toContain('joinrec go (acc:i64) (i:i64) (left:i64) =');
    expect(core('fold')).toContain('let (left:i64) = countTo 1# n in jump go 0# 1# left');
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

describe('a loop stays as it is', () => {
  test.each(['rest', 'other', 'whole'])('%s: its list or the rest of it is asked for, or it goes through another list, too', (name) => {
    expect(core(name)).toMatch(/\bints 1# 1#/);
  });
});
