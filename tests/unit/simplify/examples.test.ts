/** What the optimiser makes of Haskell, an example of each transformation. Names of modules and numbers of variables are left out of the Core shown. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Optimised, optimisedSource } from './source.ts';

const source = `
beta :: Int -> Int
beta x = (\\y -> y + y) (x * 2)

known :: Int -> Int
known x = case Just (x + 1) of { Just y -> y; Nothing -> 0 }

{-# NOINLINE expensive #-}
expensive :: Int -> Int -> Int
expensive a b = a * b

caseOfCase :: Int -> Int -> Int
caseOfCase n m = case (case n of { 0 -> Nothing; 1 -> Just m; 2 -> Just (m + n); _ -> Just n }) of
  Just k -> expensive (k * n * m + n * 7 - m) (k + m * m)
  Nothing -> m

sumTo :: Int -> Int
sumTo n = go 0 n where { go acc 0 = acc; go acc k = go (acc + k) (k - 1) }

forced :: Int -> Int
forced n = go 0 1 where { go !acc k | k > n = acc; go !acc k = go (acc + k * k) (k + 1) }

generalSum :: Int -> Int
generalSum n = go 0 n where
  go :: (Eq a, Num a) => a -> a -> a
  go acc 0 = acc
  go acc k = go (acc + k) (k - 1)

fib :: Int -> Int
fib n = if n < 2 then n else fib (n - 1) + fib (n - 2)

both :: Int -> (Int, Int)
both n = let shared = expensive n n in (shared, shared + 1)

same :: Int -> Int -> Bool
same x y = x == y

class Shape a where { area :: a -> Int ; sides :: a -> Int }
data Square = Square Int
instance Shape Square where { area (Square n) = n * n ; sides _ = 4 }

total :: Shape a => Int -> a -> Int
total 0 s = area s
total n s = sides s + total (n - 1) s

totalSquare :: Int -> Int
totalSquare n = total n (Square n)

strictLet :: Int -> Int -> Int
strictLet a b = let c = expensive a b in if c > 3 then c else a

mixed :: Int -> [Int] -> Int
mixed acc [] = acc
mixed !acc (x : xs) = mixed (acc + x) xs

twiceIO :: IO () -> IO ()
twiceIO a = a >> a

twice :: (a -> a) -> a -> a
twice f = \\x -> f (f x)

noEta :: Int -> Int -> Int
noEta n = let m = expensive n n in \\x -> expensive m x

numbers :: [Int]
numbers = let more = expensive 1 2 : more in expensive 3 4 : more
`;
const names = [...source.matchAll(/^(\w+) ::/gm)].map((m) => m[1]);

let made: Optimised;
beforeAll(() => {
  made = optimisedSource(['Shape (..)', 'Square (..)', ...names].join(', '), source.split('\n'));
});
const core = (name: string): string => made.core(name);

describe('inlining', () => {
  test('beta: the argument of a lambda is let', () => {
    expect(core('beta')).toBe('beta = \\x -> case x of ds { I# (x:i64) -> let (x:i64) = *# x 2# in I# (+# x x) }');
  });

  test('methods of known instances are their primops', () => {
    expect(core('same')).toBe(
      'same = \\x y -> case x of ds { I# (x:i64) -> case y of ds { I# (y:i64) -> case ==# x y of (ds:i64) { 0# -> False _ -> True } } }',
    );
  });

  test('overloaded functions are copied for known dictionaries', () => {
    expect(core('totalSquare_w')).not.toContain('$fShapeSquare');
    expect(core('totalSquare_w')).not.toContain('sides');
    expect(core('totalSquare_w')).toContain('+# 4#');
  });
});

describe('cases', () => {
  test('of a known constructor are resolved', () => {
    expect(core('known')).toBe('known = \\x -> case x of ds { I# (x:i64) -> I# (+# x 1#) }');
  });

  test('what is left to a fallback is known: it does not ask again', () => {
    expect(core('mixed_w').match(/case ds of/g)).toHaveLength(1);
    expect(core('mixed_w')).not.toContain('patError');
  });

  test('of cases share a large alternative as a join point', () => {
    const text = `${core('caseOfCase')}${core('caseOfCase_w')}`;
    expect(text).not.toContain('Just');
    expect(text).not.toContain('Nothing');
    expect(text.match(/expensive/g)).toHaveLength(1);
    expect(text).toContain('0# -> I# m 1# -> jump j m 2# -> jump j (+# m n) _ -> jump j n');
  });
});

describe('loops', () => {
  const loop = 'joinrec go (acc:i64) (k:i64) = case ==# k 0# of (ds:i64) { 0# -> jump go (+# acc k) (-# k 1#) _ -> (# acc #) } in jump go 0# n';

  test('functions that are only tail-called are join points, with unboxed parameters', () => {
    expect(`${core('sumTo')}${core('sumTo_w')}`).toMatch(/joinrec go \(acc:i64\) \(k:i64\) = .*jump go \(\+# acc k\) \(-# k 1#\)/);
  });

  test('an accumulator with a bang comes unboxed, though it is returned', () => {
    expect(core('forced_w')).toBe(
      'forced_w = \\(n:i64) -> joinrec go (acc:i64) (k:i64) = case ># k n of (ds:i64) { 0# -> jump go (+# acc (*# k k)) (+# k 1#) _ -> (# acc #) } in jump go 0# 1#',
    );
  });

  test('so are overloaded ones, at a known type', () => {
    expect(core('generalSum_w')).toBe(`generalSum_w = \\(n:i64) -> ${loop}`);
  });

  test('worker and wrapper: numbers come and go unboxed', () => {
    expect(core('fib')).toBe('fib = \\n -> case n of x { I# (n:i64) -> case fib_w n of (t:void) { (# (r:i64) #) -> I# r } }');
    expect(core('fib_w')).toBe(
      'fib_w = \\(n:i64) -> case <# n 2# of (ds:i64) { 0# -> case fib_w (-# n 1#) of (t:void) { (# (r:i64) #) -> ' +
        'case fib_w (-# n 2#) of (t:void) { (# (r:i64) #) -> (# +# r r #) } } _ -> (# n #) }',
    );
  });
});

describe('evaluation', () => {
  test('what is surely evaluated is evaluated at once', () => {
    expect(core('strictLet')).toMatch(/^strictLet = \\a b -> case expensive a b of c \{ /);
  });

  test('what is shared stays shared', () => {
    expect(core('both')).toMatch(/let shared = expensive n n in/);
    expect(core('both').match(/expensive/g)).toHaveLength(1);
  });

  test('functions take all their parameters at once, unless work is between them', () => {
    expect(core('twice')).toBe('twice = \\f x -> f (f x)');
    expect(core('noEta')).toBe('noEta = \\n -> let m = expensive n n in \\x -> expensive m x');
  });

  test('actions take their state token at once', () => {
    expect(core('twiceIO')).toBe('twiceIO = \\a (eta:void) -> case a eta of (_:void) { (# (s1:void), ds #) -> a s1 }');
  });

  test('lets around a value are bound at the top level', () => {
    expect(core('numbers')).toBe('numbers = : (expensive (I# 3#) (I# 4#)) numbers_more');
  });
});
