/** Polymorphic arguments, existential types, GADTs, implicit parameters. */
import { describe, expect, test } from 'vitest';
import { errorsOf, typesOf } from './support.ts';

const accepted: readonly (readonly [string, string])[] = [
  ['a polymorphic argument', 'f :: (forall a. a -> a) -> (Int, Bool)\nf g = (g 1, g True)\nx = f id\ny = f (\\z -> z)'],
  ['a constrained one', 'f :: (forall a. Show a => a -> String) -> String\nf g = g 1 ++ g True\nx = f show\ny = f (\\v -> show [v])'],
  ['a lambda over one', 'f = \\(g :: forall a. [a] -> Int) -> g "x" + g [True]\nn = f length'],
  ['passing it on', 'f :: (forall a. [a] -> Int) -> Int\nf g = g "x"\nh :: (forall a. [a] -> Int) -> Int\nh k = f k + k [True]'],
  [
    'taking a polymorphic argument apart',
    'f :: (forall a. Num a => (a, Bool)) -> Int\nf (n, _) = n\ng :: (forall a. Maybe [a]) -> Bool\ng (Just []) = True\ng _ = False\nx = f (1, True)',
  ],
  ['runST', 'import GHC.ST\nx :: Int\nx = runST (do { r <- newSTRef 1; readSTRef r })\ny :: Int\ny = runST $ do { r <- newSTRef 2; readSTRef r }'],
  ['runST behind several functions', 'import GHC.ST\nx = show $ negate $ runST $ newSTRef (1 :: Int) >>= readSTRef'],
  [
    'a forall to the right of an arrow',
    'f :: Int -> forall a. Show a => a -> String\nf n x = show n ++ show x\nx = f 1 True\ng :: Int -> forall a. a -> a\ng 0 = id\ng _ = \\y -> y',
  ],
  [
    'polymorphic fields',
    'data M = M { run :: forall a. [a] -> Int, name :: String }\nf (M r _) = r "x" + r [True]\ng m = run m "y" + run m [1]\nm = M { run = length, name = "n" }\nk = m { run = \\_ -> 0 }',
  ],
  [
    'existential types',
    'data Some = forall a. Show a => Some a\nf :: Some -> String\nf (Some x) = show x\nxs = map f [Some 1, Some True]\ng s = case s of Some y -> show y',
  ],
  [
    'existential types in do',
    'data Some = forall a. Show a => Some a\nf :: IO Some -> IO ()\nf m = do { Some x <- m; putStrLn (show x); Some y <- m; putStrLn (show x ++ show y) }',
  ],
  ['existential variables in scope', 'data Some = forall a. Show a => Some a\nf (Some (x :: b)) = g x where { g :: b -> String; g = show }'],
  [
    'an evaluator',
    '{-# LANGUAGE GADTs #-}\ndata E a where { N :: Int -> E Int; B :: Bool -> E Bool; If :: E Bool -> E a -> E a -> E a; Eq :: E Int -> E Int -> E Bool; P :: E a -> E b -> E (a, b); Fst :: E (a, b) -> E a }\neval :: E a -> a\neval (N n) = n\neval (B b) = b\neval (If c t e) = if eval c then eval t else eval e\neval (Eq a b) = eval a == eval b\neval (P a b) = (eval a, eval b)\neval (Fst p) = case eval p of (a, _) -> a',
  ],
  [
    'equality proofs',
    '{-# LANGUAGE GADTs #-}\ndata a :=: b where { Refl :: a :=: a }\ncast :: (a :=: b) -> a -> b\ncast Refl x = x\ntrans :: (a :=: b) -> (b :=: c) -> (a :=: c)\ntrans Refl Refl = Refl',
  ],
  ['a class inside a GADT', '{-# LANGUAGE GADTs #-}\ndata D a where { D :: (Show a, Num a) => D a }\nf :: D a -> a -> String\nf D x = show (x + 1)'],
  ['implicit parameters', '{-# LANGUAGE ImplicitParams #-}\nf :: (?x :: Int) => Int\nf = ?x + 1\ng = let ?x = 5 in f\nh = let ?x = 5 in let ?x = True in ?x'],
  ['implicit parameters in do', '{-# LANGUAGE ImplicitParams #-}\nf :: (?x :: Int) => IO ()\nf = print ?x\nmain = do { let { ?x = 3 }; f; print ?x }'],
  [
    'type families',
    '{-# LANGUAGE TypeFamilies #-}\ntype family Elem c\ntype instance Elem [a] = a\nfirst :: [a] -> Elem [a]\nfirst (x : _) = x\nx = first "a" == \'b\'',
  ],
  ['synonyms of foralls', 'type Id = forall a. a -> a\nf :: Id -> (Int, Bool)\nf g = (g 1, g True)\nx = f id'],
  [
    'type application to methods and constructors',
    'x = Just @Int 3\ny = show @Int 3\nz = either2 @Int @Bool\neither2 :: forall a b. a -> b -> Either a b\neither2 x _ = Left x',
  ],
];

describe('accepted', () => {
  test.each(accepted)('%s', (_, source) => {
    expect(errorsOf(source)).toEqual([]);
  });
});

test('a polymorphic parameter keeps its type', () => {
  expect(typesOf('f = \\(g :: forall a. [a] -> Int) -> g "x"')).toEqual(['f :: (forall a. [a] -> Int) -> Int']);
});

const rejected: readonly (readonly [string, string, string])[] = [
  ['a monomorphic argument', 'f :: (forall a. a -> a) -> Int\nf g = g 1\nx = f not', 'RigidTypeVariable'],
  ['an escaping state', 'import GHC.ST\nx = runST (newSTRef 1)', 'SkolemEscape'],
  ['an escaping existential', 'data Some = forall a. Show a => Some a\nf (Some x) = x', 'SkolemEscape'],
  ['an existential in a lazy pattern', 'data Some = forall a. Show a => Some a\nf s = let Some x = s in 1', 'ExistentialLazyPattern'],
  ['no deep skolemisation', 'f :: Int -> forall a. a -> a\nf _ x = x\ng :: forall a. Int -> a -> a\ng = f', 'TypeMismatch'],
  ['a parameter used at two types', 'f g = (g 1, g True)\nx = f :: Int', 'MissingInstance|TypeMismatch'],
  ['too many type arguments', 'x = not @Int True', 'NoTypeArgument'],
];

describe('rejected', () => {
  test.each(rejected)('%s', (_, source, kind) => {
    const errors = errorsOf(source);
    expect(errors.length).toBeGreaterThan(0);
    expect(
      errors.some((line) => new RegExp(` (${kind}):`).test(line)),
      errors.join('\n'),
    ).toBe(true);
  });
});
