/** What is inferred for bindings without signatures, and what checks against signatures. */
import { describe, expect, test } from 'vitest';
import { errorsOf, typesOf } from './support.ts';

const inferred: readonly (readonly [string, readonly string[]])[] = [
  ['f x = x', ['f :: p -> p']],
  ['f x y = x', ['f :: p1 -> p2 -> p1']],
  ['compose f g x = f (g x)', ['compose :: (t1 -> t2) -> (t3 -> t1) -> t3 -> t2']],
  ['n = 3', ['n :: Integer']],
  ['d = 1.5', ['d :: Double']],
  ['f x = x + 1', ['f :: Num a => a -> a']],
  ['s = "text"', ['s :: [Char]']],
  ["c = 'x'", ['c :: Char']],
  ['xs = [1, 2 :: Int]', ['xs :: [Int]']],
  ["p = (True, 'c')", ['p :: (Bool, Char)']],
  ['f = \\x -> [x]', ['f :: p -> [p]']],
  ['f (Just x) = x\nf Nothing = 0', ['f :: Num a => Maybe a -> a']],
  ['f x | x == 0 = 1 | True = 2', ['f :: (Eq t, Num t, Num a) => t -> a']],
  ['f b = if b then 1 else 2 :: Int', ['f :: Bool -> Int']],
  ['f xs = case xs of { [] -> True; (_ : _) -> False }', ['f :: [a] -> Bool']],
  ['f x = let y = (x, x) in y', ['f :: b -> (b, b)']],
  ['f x = (g x, g True) where g y = [y]', ['f :: a -> ([a], [Bool])']],
  ['f xs = [(x, y) | x <- xs, let y = not x, y]', ['f :: [Bool] -> [(Bool, Bool)]']],
  ['f m = do { x <- m; y <- m; return (x, y) }', ['f :: Monad m => m b -> m (b, b)']],
  ['main = do { putStrLn "a"; let { x = 1 :: Int }; print x }', ['main :: IO ()']],
  ['even 0 = True\neven n = odd (n - 1)\nodd 0 = False\nodd n = even (n - 1)', ['even :: (Eq t, Num t) => t -> Bool', 'odd :: (Eq t, Num t) => t -> Bool']],
  ['f = (+ 1)', ['f :: Integer -> Integer']],
  ['f x = (x -)', ['f :: Num a => a -> a -> a']],
  ['f = (, True)', ['f :: t1 -> (t1, Bool)']],
  ['xs = [1 .. 10 :: Int]', ['xs :: [Int]']],
  ["(a, b) = (True, 'x')", ['a :: Bool', 'b :: Char']],
  ['f x = -x', ['f :: Num a => a -> a']],
  ['f 0 = True\nf _ = False', ['f :: (Eq a, Num a) => a -> Bool']],
  ['f x = g where g = x', ['f :: p -> p']],
  ['f (x, y) = y x', ['f :: (t1, t1 -> t2) -> t2']],
  ['f = map . map', ['f :: (a -> b) -> [[a]] -> [[b]]']],
  ['data R = R { a :: Int, b :: Bool }\nf r = r { a = 1 }', ['f :: R -> R']],
  ['f x = show x ++ show x', ['f :: Show a => a -> [Char]']],
  ['f x y = [x, y] == [y]', ['f :: Eq a => a -> a -> Bool']],
];

/** Names of type variables do not matter: they are renamed in order of appearance. */
function canonical(type: string): string {
  const names = new Map<string, string>();
  return type.replace(/(?<![A-Za-z0-9_'.])[a-z][A-Za-z0-9_']*/g, (v) => {
    if (!names.has(v)) names.set(v, `t${names.size}`);
    return names.get(v) as string;
  });
}

/** A context in whatever order: constraints are sorted. */
function withSortedContext(line: string): string {
  const [name, type] = line.split(' :: ');
  const parts = /^\((.*)\) => (.*)$/.exec(type);
  if (parts === null) return `${name} :: ${canonical(type)}`;
  const [body, context] = canonical(`${parts[2]} <= ${parts[1]}`).split(' <= ');
  return `${name} :: (${context.split(', ').sort().join(', ')}) => ${body}`;
}

describe('inferred types', () => {
  test.each(inferred)('%s', (source, expected) => {
    const types = typesOf(source);
    expect(types.map(withSortedContext)).toEqual(expected.map(withSortedContext));
  });
});

const accepted: readonly (readonly [string, string])[] = [
  ['polymorphic recursion', 'data Nest a = Nil | Cons a (Nest (a, a))\nlen :: Nest a -> Int\nlen Nil = 0\nlen (Cons _ r) = 1 + len r'],
  ['scoped type variables', 'f :: forall a. Eq a => a -> a -> Bool\nf x y = g y where\n  g :: a -> Bool\n  g z = x == z'],
  ['a pattern binding with a signature', 'x :: Int\ny :: Bool\n(x, y) = (1, True)'],
  ['a polymorphic pattern binding', 'f, g :: a -> a\n(f, g) = (id, id)'],
  ['members with signatures in a recursive group', 'f :: Show a => a -> String\nf x = g x\ng x = f [x]\nh = f True'],
  ['local functions before what they need', 'f :: Int -> Int\nf n = a n where { a x = b x; b :: Int -> Int; b x = if x == 0 then 0 else a (x - 1) }'],
  [
    'signatures of methods in instances',
    'class P a where { p :: a -> String; q :: Show b => a -> b -> String }\ninstance P Int where { p = show; q x y = show y }\ninstance (P a, P b) => P (a, b) where\n  p :: (a, b) -> String\n  p (x, y) = f x ++ p y where { f :: a -> String; f = p }\n  q :: forall c d. c ~ (a, b) => c -> d -> String\n  q _ _ = ""',
  ],
  ['pattern signatures', 'f (x :: Int) = x\ng = \\(y :: Bool) -> y'],
  ['type application', 'x = show (fromInteger @Int 3)\ny = id @(Maybe Int) Nothing\nz = fmap @Maybe @Int show'],
  ['if in several ways', '{-# LANGUAGE MultiWayIf #-}\nf x = if | x -> 1 | otherwise2 -> 2 :: Int\notherwise2 = True'],
  ['lambda case', '{-# LANGUAGE LambdaCase #-}\nf = \\case { 0 -> True; 1 -> False; _ -> True } :: Int -> Bool'],
  ['empty case', 'data Void\nabsurd :: Void -> a\nabsurd v = case v of {}'],
  ['view patterns', '{-# LANGUAGE ViewPatterns #-}\nf (show -> "x") = 1 :: Int\nf (length . show -> n) = n\nf (x :: Int) = 1'],
  ['parallel comprehensions', '{-# LANGUAGE ParallelListComp #-}\nxs = [(x, y) | x <- [1 :: Int ..] | y <- "abc", not (y == \'b\')]'],
  ['failable patterns in do', 'f :: Maybe (Maybe Int) -> Maybe Int\nf m = do { Just x <- m; return x }'],
  [
    'do in the reader monad',
    'instance Functor ((->) r) where { fmap f g = \\x -> f (g x) }\ninstance Applicative ((->) r) where { pure = const; f <*> g = \\x -> f x (g x) }\ninstance Monad ((->) r) where { f >>= k = \\r -> k (f r) r; f >> g = g; return = const }\nf :: Int -> Int\nf = do { a <- (+ 1); b <- (* 2); return (a + b) }',
  ],
  [
    'strings of any type',
    '{-# LANGUAGE OverloadedStrings #-}\nimport Data.String\nnewtype T = T String\ninstance IsString T where { fromString = T }\nx :: T\nx = "a"\nf :: String -> Bool\nf "x" = True\nf _ = False',
  ],
  [
    'unboxed values',
    "{-# LANGUAGE MagicHash, UnboxedTuples #-}\nimport GHC.Types\nf :: Int -> (# Int, Char #)\nf (I# n) = (# I# n, C# 'c'# #)\ng x = case f x of (# a, b #) -> (b, a)\nh = let !(# a, _ #) = f 1 in a",
  ],
  ['changing the type of a record', 'data P a b = P { first :: a, second :: b }\nf :: P Int b -> P Bool b\nf p = p { first = True }'],
  ['records without all fields', 'data R = R { a :: Int, b :: Bool }\nr = R { b = True }'],
  ['local polymorphism', 'f :: (Int, Bool)\nf = (i 1, i True) where i x = x'],
  ['bang patterns in let', 'f :: Int -> Int\nf x = let { !y = x + 1; !(a, b) = (y, y) } in a + b'],
  ['defaulting inside', 'x = show (2 * 3)\ny = length (show 1.5)'],
  ['an annotation of higher rank', 'x = (id :: forall a. a -> a) True'],
  ['operators as functions', 'f = foldr (.) id [(+ 1), (* 2), \\x -> x - 3 :: Int]'],
  ['a long result type', 'f :: Int -> Int -> Int\nf 0 = id\nf n = \\m -> n + m'],
  ['monomorphic unless used polymorphically', 'f xs = let n = [] in (n ++ xs, n ++ "a")'],
];

describe('accepted', () => {
  test.each(accepted)('%s', (_, source) => {
    expect(errorsOf(source)).toEqual([]);
  });
});
