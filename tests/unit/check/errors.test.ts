/** What wrong programs are told: kind, place, and the types in question. GHC rejects each of them, too. */
import { describe, expect, test } from 'vitest';
import { errorsOf } from './support.ts';

const rejected: readonly (readonly [string, string, readonly string[]])[] = [
  ['a wrong argument', "x = not 'c'", ['2:9 TypeMismatch: the first argument of `not` has the wrong type [Char / Bool]']],
  ['branches that differ', 'x = if True then "a" else \'b\'', ['2:27 TypeMismatch: the `else` branch of this `if` has the wrong type [Char / [Char]]']],
  ['a condition', "x = if 'c' then 1 else 2", ['2:8 TypeMismatch: the condition of this `if` has the wrong type [Char / Bool]']],
  ['items that differ', 'x = [1 :: Int, True]', ['2:16 TypeMismatch: the second item of this list has the wrong type [Bool / Int]']],
  [
    'an alternative',
    'f :: Int -> Bool\nf x = case x of { 0 -> True; _ -> "no" }',
    ['3:35 TypeMismatch: the definition of `f` has the wrong type [[Char] / Bool]'],
  ],
  ['too many arguments', 'x = length "a" 4', ['2:5 TooManyArguments: `length` is given 2 arguments, which is too many [Int / ]']],
  ['too many parameters', 'f :: Int -> Int\nf x y = x', ['3:1 TooManyParameters: the definition of `f` has 2 parameters, but the expected type has only 1']],
  ['too many of a lambda', 'x = (\\a b -> a) :: Int -> Int', ['2:6 TooManyParameters: this lambda has 2 parameters, but the expected type has only 1']],
  ['an infinite type', 'f x = x x', ['2:9 OccursCheck: the first argument of `x` would need an infinite type: `a` is a part of `a -> b` [a -> b / a]']],
  ['a type that is not that general', 'f :: a -> b\nf x = x', ['3:7 RigidTypeVariable: the definition of `f` has the wrong type [a / b]']],
  ['a statement', 'main :: IO ()\nmain = do { x <- length "a"; print x }', ['3:18 TypeMismatch: this statement has the wrong type [Int / IO a0]']],
  ['the number of arguments of a pattern', 'f (Just x y) = x', ['2:4 ConstructorArity: the constructor `Just` has 1 argument, but 2 are matched here']],
  ['patterns that differ', "f True = 1\nf 'c' = 2", ['3:3 TypeMismatch: this pattern has the wrong type [Char / Bool]']],
  [
    'fields',
    "data R = R { a :: Int, b :: !Bool }\nr = R { a = True, b = False }\ns = R { a = 1 }\nt = r { a = 'c' }",
    [
      '3:13 TypeMismatch: the field `a` has the wrong type [Bool / Int]',
      '4:5 MissingStrictField: the field `b` of `R` is strict, so it must be given',
      '5:13 TypeMismatch: the field `a` has the wrong type [Char / Int]',
    ],
  ],
  [
    'fields of no one constructor',
    'data R = A { a :: Int } | B { b :: Int }\nf r = r { a = 1, b = 2 }',
    ['3:11 NoConstructorHasFields: no constructor has all of the fields `a`, `b`'],
  ],
  ['a hole', 'x = _hole + 1 :: Int', ['2:5 TypedHole: the hole `_hole` needs an expression [ / Int]']],
  ['a constraint nobody gives', 'f :: a -> String\nf x = show x', ['3:7 MissingInstance: there is no instance `Show a`']],
  ['an ambiguous type', 'x = show []', ['2:5 Ambiguous: the type of `show` is ambiguous']],
  ['a generator', "x = [c | c <- 'c']", ['2:15 TypeMismatch: this generator has the wrong type [Char / [a]]']],
  ['a guard', 'f x | "a" = 2', ['2:7 TypeMismatch: this guard has the wrong type [[Char] / Bool]']],
  ['an operand', "x = 'a' : 'b'", ['2:11 TypeMismatch: the right operand of `:` has the wrong type [Char / [Char]]']],
  ['a local signature', 'x = let { y :: Int; y = "s" } in y', ['2:25 TypeMismatch: the definition of `y` has the wrong type [[Char] / Int]']],
  [
    'constraints on a pattern binding',
    'f, g :: Show a => a -> String\n(f, g) = (show, show)',
    [
      '3:2 OverloadedPattern: `f` is bound by a pattern, so its type cannot have constraints',
      '3:5 OverloadedPattern: `g` is bound by a pattern, so its type cannot have constraints',
    ],
  ],
  ['main', 'module Main where\nmain :: Int\nmain = 3', ['3:1 TypeMismatch: `main` has the wrong type [Int / IO a0]']],
  ['a monomorphic variable used at two types', 'f x = (not x, x + 1)', ['2:17 MissingInstance: there is no instance `Num Bool`']],
  [
    'several, each on its own',
    "x = not 'a'\ny = length True",
    [
      '2:9 TypeMismatch: the first argument of `not` has the wrong type [Char / Bool]',
      '3:12 TypeMismatch: the first argument of `length` has the wrong type [Bool / [a0]]',
    ],
  ],
];

describe('rejected', () => {
  test.each(rejected)('%s', (_, source, expected) => {
    expect(errorsOf(source)).toEqual(expected);
  });
});
